using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Tra;

/// <summary>Records what is found on the line being read. A second pass, which finds the same again, records nothing.</summary>
internal sealed class TraFindings(DiagnosticBag? bag, TraText text)
{
    private int _line;
    private long _offset;

    /// <summary>Whether anything is recorded.</summary>
    public bool IsOn => bag is not null;

    /// <summary>Turns to a line.</summary>
    public void Turn(int line, long offset)
    {
        _line = line;
        _offset = offset;
    }

    /// <summary>Records a finding about a field of the line.</summary>
    public void Add(DiagnosticDescriptor descriptor, int column, string field, ReadOnlySpan<byte> read = default, string expected = "", string argument = "")
    {
        if (bag?.Tally(descriptor, field) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(Place(column), text.Decoder.ToString(read), expected, argument.Length == 0 ? [] : [argument]);
        else tally.CountOnly();
    }

    /// <summary>Records a finding about a field of the line, with texts already made.</summary>
    public void Say(DiagnosticDescriptor descriptor, int column, string field, string read = "", string expected = "", params ReadOnlySpan<string> arguments) =>
        bag?.Add(descriptor, Place(column), field, read, expected, [.. arguments]);

    /// <summary>Whether the next finding of a kind keeps its texts: ask before making them.</summary>
    public bool Wants(DiagnosticDescriptor descriptor, string field)
    {
        if (bag?.Tally(descriptor, field) is not { } tally) return false;
        if (tally.WantsPlace) return true;
        tally.CountOnly();
        return false;
    }

    /// <summary>The place of a column of the line; its byte is known when a column is a byte.</summary>
    public SourcePlace Place(int column) => new()
    {
        Line = _line, Column = column, Offset = _offset + (text.Unit == ColumnUnit.Byte ? Math.Max(column - 1, 0) : 0),
    };
}
