using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Records findings about the record being read, with its line, record number, column and value.</summary>
internal sealed class CustomReport(DiagnosticBag diagnostics)
{
    private const int MaxExcerpt = 60;

    private SourcePlace _place;
    private string _record = "";
    private int _recordNumber;

    /// <summary>Whether the record has a blocking fault that was recorded.</summary>
    public bool IsFaulty { get; set; }

    /// <summary>How many blocking findings about the record were recorded.</summary>
    public int Faults { get; private set; }

    /// <summary>Whether the record holds bytes that are no text.</summary>
    public bool HasBadText { get; set; }

    /// <summary>Whether findings about single values are held back: the record as a whole is at fault.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Turns to the next record.</summary>
    public void Begin(int line, long offset, int recordNumber, int part)
    {
        _place = new() { Line = line, Offset = offset, Part = part };
        _recordNumber = recordNumber;
        _record = "";
        IsFaulty = IsMuted = HasBadText = false;
        Faults = 0;
    }

    /// <summary>A finding about the record as a whole.</summary>
    public void Add(DiagnosticDescriptor descriptor, ReadOnlySpan<byte> read = default, string expected = "")
    {
        if (Tally(descriptor, "") is not { } tally) return;
        if (tally.WantsPlace) tally.Add(_place, Excerpt(read), expected, RecordText());
        else tally.CountOnly();
    }

    /// <summary>A finding about the record as a whole, which counts what it read.</summary>
    public void Add(DiagnosticDescriptor descriptor, int read, int expected) => Add(descriptor, Encoding.UTF8.GetBytes(read.ToString(CultureInfo.InvariantCulture)), expected.ToString(CultureInfo.InvariantCulture));

    /// <summary>A finding about a value of the record.</summary>
    public void Add(DiagnosticDescriptor descriptor, BoundSource source, ReadOnlySpan<byte> read = default, string expected = "", params ImmutableArray<string> arguments)
    {
        if (IsMuted || Tally(descriptor, source.Name) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(_place with { Column = source.Column }, Excerpt(read), expected, [RecordText(), source.Position, .. arguments]);
        else tally.CountOnly();
    }

    public static string Excerpt(string text, int maximum = MaxExcerpt)
    {
        if (text.Length > maximum) text = string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[maximum - 2]) ? maximum - 2 : maximum - 1), "…");
        return text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;
    }

    private DiagnosticTally? Tally(DiagnosticDescriptor descriptor, string field)
    {
        if (descriptor.Standard == Severity.Blocking)
        {
            IsFaulty = true;
            Faults++;
        }
        return diagnostics.Tally(descriptor, field);
    }

    private string RecordText() => _record.Length > 0 ? _record : _record = _recordNumber.ToString(CultureInfo.InvariantCulture);

    private static string Excerpt(ReadOnlySpan<byte> utf8) => Excerpt(Encoding.UTF8.GetString(utf8.Length > 4 * MaxExcerpt ? utf8[..(4 * MaxExcerpt)] : utf8));
}
