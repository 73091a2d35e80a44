using System.Text;

namespace PartnerImports.Parsers.Fec;

internal sealed partial class FecFlatReader
{
    /// <summary>How many lines a value in quotes may go on for before its quote counts as forgotten.</summary>
    private const int MaxOpenLines = 100;

    private bool _isOpen;
    private int _openLines;

    /// <summary>Takes a line whose last field opens a quote and does not close it.</summary>
    private void TakeOpen(FecLayout layout)
    {
        _isOpen = false;
        _openLines = 1;
        var field = _fieldCount - 1;
        var isKeyed = HasPlausibleKey();
        if (_diagnostics.Tally(FecDiagnostics.QuoteOpen, NameOf(field)) is { } tally)
        {
            if (tally.WantsPlace) tally.Add(LinePlace(layout, field) with { Entry = isKeyed ? KeyName() : "" }, Encoding.UTF8.GetString(_batch.Bytes(_fields[field])), "\"");
            else tally.CountOnly();
        }
        KeepKey(isKeyed);
    }

    /// <summary>Whether a line goes on with the value that the line before left open: it has been told of and is passed over.</summary>
    private bool GoesOn(ReadOnlySpan<byte> line)
    {
        var isClosing = line.Count((byte)'"') % 2 != 0;
        var isWhole = !isClosing && FieldSplitter.SplitQuoted(line, _layout!.Separator, ref _fieldEnds) == _layout.Fields.Length;
        var goesOn = !isWhole && _openLines < MaxOpenLines;
        _openLines = isClosing || !goesOn ? 0 : _openLines + 1;
        return goesOn;
    }

    /// <summary>Where a line has the byte that alone keeps all text before it from being UTF-8; -1 when it has not.</summary>
    private int FirstBroken(ReadOnlySpan<byte> line)
    {
        var at = _firstInvalidUtf8 - _lineOffset;
        if (at >= line.Length)
        {
            _hasUtf8 |= !Ascii.IsValid(line);
            return -1;
        }
        _firstInvalidUtf8 = -1;
        return at >= 0 && (_hasUtf8 || !Ascii.IsValid(line[..(int)at])) ? (int)at : -1;
    }

    private void ReportBroken(ReadOnlySpan<byte> line, int at, string entry)
    {
        var column = _layout is null ? -1 : line[..at].Count(_layout.Separator);
        _diagnostics.Add(FecDiagnostics.EncodingBroken, Place(column) with { Offset = _lineOffset + at, Entry = entry }, NameOf(column), $"0x{line[at]:X2}", EncodingName(_encoding));
    }
}
