using System.Collections.Immutable;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>What is wrong with a model, gathered while it is read.</summary>
internal sealed class ModelFaults
{
    private readonly List<ImportDiagnostic> _items = [];

    public ImmutableArray<ImportDiagnostic> Items => [.. _items];

    public int Count => _items.Count;

    public void Add(DiagnosticDescriptor descriptor, string pointer, string? read = null, string expected = "") => _items.Add(new()
    {
        Descriptor = descriptor, Severity = Severity.Blocking, Count = 1, Field = pointer, Read = read is null ? "" : Excerpt(Show(read)), Expected = expected,
        Places = [new SourcePlace { Pointer = pointer }],
    });

    /// <summary>A text as messages show it: one that could not be seen between quotes goes by another name.</summary>
    public static string Show(string text) => text.Length == 0 ? "∅" : string.IsNullOrWhiteSpace(text) || text is "\"" ? string.Join(' ', text.Select(c => $"U+{(int)c:X4}")) : text;

    /// <summary>A word of a list as messages show it: a mark stands between quotes, or it would read as punctuation of the list.</summary>
    public static string ShowWord(string word) => word is [var mark] && char.IsPunctuation(mark) ? $"'{mark}'" : Show(word);

    private static string Excerpt(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[58]) ? 58 : 59), "…");
}
