using System.Collections.Immutable;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>What is wrong with a model, gathered while it is read.</summary>
internal sealed class ModelFaults
{
    private readonly List<ImportDiagnostic> _items = [];

    public ImmutableArray<ImportDiagnostic> Items => [.. _items];

    public int Count => _items.Count;

    public void Add(DiagnosticDescriptor descriptor, string pointer, string read = "", string expected = "") => _items.Add(new()
    {
        Descriptor = descriptor, Severity = Severity.Blocking, Count = 1, Field = pointer, Read = Excerpt(read), Expected = expected,
        Places = [new SourcePlace { Pointer = pointer }],
    });

    private static string Excerpt(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[58]) ? 58 : 59), "…");
}
