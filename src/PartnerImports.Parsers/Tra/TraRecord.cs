using System.Globalization;
using System.Text;
using NodaTime;
using PartnerImports.Parsers.FixedWidth;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tra;

/// <summary>One record of a TRA file, its fields by the names of Cegid's layout.</summary>
/// <remarks>Whatever lies beyond the end of the line is blank. Immutable and thread-safe.</remarks>
public sealed class TraRecord
{
    private readonly byte[] _line;
    private readonly ColumnUnit _unit;
    private readonly TextDecoder _decoder;

    /// <summary>Makes a record of a line; a column is a character.</summary>
    /// <param name="layout">Its fields; null when the kind of record is unknown.</param>
    /// <param name="lineNumber">The number of the line, from 1.</param>
    /// <param name="text">The line as it stands in the file, without its end.</param>
    public TraRecord(TraRecordLayout? layout, int lineNumber, string text)
        : this(layout, lineNumber, -1, Encoding.UTF8.GetBytes(text), TraText.Utf8)
    {
    }

    internal TraRecord(TraRecordLayout? layout, int lineNumber, long offset, byte[] line, TraText text)
    {
        Layout = layout;
        LineNumber = lineNumber;
        Offset = offset;
        _line = line;
        _unit = text.Unit;
        _decoder = text.Decoder;
    }

    /// <summary>The fields; null when the kind of record is unknown: <see cref="Text"/> is then all there is.</summary>
    public TraRecordLayout? Layout { get; }

    /// <summary>The number of the line, from 1.</summary>
    public int LineNumber { get; }

    /// <summary>The byte offset of the line, from 0; -1 when not known.</summary>
    public long Offset { get; }

    /// <summary>The line as it stands in the file.</summary>
    public string Text => _decoder.ToString(_line);

    /// <summary>Whether it is a header or parameter record: it begins with <c>***</c>.</summary>
    public bool IsParameter => _line.AsSpan().StartsWith("***"u8);

    /// <summary>The three letters behind <c>***</c>; empty for a movement.</summary>
    public string Code => IsParameter ? _decoder.ToString(Lay().Trimmed(4, 3)) : "";

    /// <summary>The text of a field without blanks at either end; empty when there is none.</summary>
    /// <exception cref="KeyNotFoundException">The record has no such field.</exception>
    public string this[string field] => _decoder.ToString(Bytes(field).Trim((byte)' '));

    /// <summary>The text of a field with its padding, as far as the line reaches.</summary>
    /// <exception cref="KeyNotFoundException">The record has no such field.</exception>
    public string Raw(string field) => _decoder.ToString(Bytes(field));

    /// <summary>The date of a field; null when it is blank, one of the dates that stand for none, or unreadable.</summary>
    /// <exception cref="KeyNotFoundException">The record has no such field.</exception>
    public LocalDate? GetDate(string field) => TraDate.Parse(Bytes(field), out var date) == TraDateState.Given ? date : null;

    /// <summary>The date and time of a field of twelve columns, <c>DDMMYYYYHHMM</c>; null when there is none.</summary>
    /// <exception cref="KeyNotFoundException">The record has no such field.</exception>
    public LocalDateTime? GetDateTime(string field)
    {
        var bytes = Bytes(field);
        if (bytes.Length != 12 || TraDate.Parse(bytes[..8], out var date) != TraDateState.Given) return null;
        return int.TryParse(bytes[8..10], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
            && int.TryParse(bytes[10..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60
            ? date.At(new LocalTime(hour, minute))
            : null;
    }

    /// <summary>The amount, rate or quantity of a field; null when it is blank or unreadable.</summary>
    /// <exception cref="KeyNotFoundException">The record has no such field.</exception>
    public Amount? GetAmount(string field) => TraAmount.Parse(Bytes(field), out var amount, out _) == TraAmountState.Given ? amount : null;

    /// <summary>The flag of a field: <c>X</c> true, <c>-</c> (or the dash that a word processor makes of it) false, anything else null.</summary>
    /// <exception cref="KeyNotFoundException">The record has no such field.</exception>
    public bool? GetFlag(string field) => this[field] switch
    {
        "X" or "x" => true,
        "-" or "\u2013" or "\u0096" => false,
        _ => null,
    };

    /// <summary>The line.</summary>
    public override string ToString() => Text;

    internal ReadOnlySpan<byte> Bytes(string field)
    {
        if (Layout is null) throw new KeyNotFoundException($"The layout of TRA record {Code} is not known: it has no field {field}.");
        var (start, length) = (Layout[field].Start, Layout[field].Length);
        return Lay().Slice(start, length);
    }

    private FixedWidthLine Lay() => new ColumnRuler(_unit).Lay(_line);
}
