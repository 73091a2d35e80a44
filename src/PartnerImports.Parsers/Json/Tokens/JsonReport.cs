using System.Collections.Immutable;

namespace PartnerImports.Parsers.Json;

/// <summary>Records findings at the present place of a JSON content.</summary>
internal sealed class JsonReport(DiagnosticBag bag)
{
    /// <summary>The way to the present value.</summary>
    public JsonPath Path { get; } = new();

    /// <summary>The name of the present entry; empty outside entries and while it is not known.</summary>
    public string Entry { get; set; } = "";

    /// <summary>Records a finding on the member that <see cref="Path"/> leads to.</summary>
    public void Add(DiagnosticDescriptor descriptor, JsonMark mark, string read = "", string expected = "", params ImmutableArray<string> arguments) =>
        AddOn(Path.Field, descriptor, mark, read, expected, arguments);

    /// <summary>Records a finding on a named field.</summary>
    public void AddOn(string field, DiagnosticDescriptor descriptor, JsonMark mark, string read = "", string expected = "", params ImmutableArray<string> arguments)
    {
        if (bag.Tally(descriptor, field) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(PlaceOf(mark), read, expected, arguments);
        else tally.CountOnly();
    }

    /// <summary>Records a finding on a member of the present object, to which no step leads yet.</summary>
    public void AddMember(string member, DiagnosticDescriptor descriptor, JsonMark mark, string read = "", string expected = "", params ImmutableArray<string> arguments)
    {
        Path.Push(member);
        Add(descriptor, mark, read, expected, arguments);
        Path.Pop();
    }

    private SourcePlace PlaceOf(JsonMark mark) => new()
    {
        Line = mark.Line, Column = mark.Column, Offset = mark.IsKnown ? mark.Offset : -1, Pointer = Path.ToString(), Entry = Entry,
    };
}
