using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>Reads a flat FEC, part by part and line by line.</summary>
internal sealed partial class FecFlatReader : FecLineReader
{
    private readonly IImportContent _content;
    private readonly ContentLook _look;
    private readonly ReadOptions _options;
    private readonly FecDialect _dialect;
    private readonly DiagnosticBag _diagnostics;
    private readonly ContentEncoding _encoding;
    private readonly TextDecoder _decoder;
    private readonly FecRegime? _wanted;
    private readonly FecCells _cells;
    private readonly bool _mayBeUndecodable;
    private readonly PlainText? _plainText;
    private readonly long _firstC1Byte;
    private long _firstInvalidUtf8 = -1;
    private bool _hasUtf8;

    private LineScanner? _scanner;
    private FecLayout? _layout, _firstLayout;
    private PlainLineReader? _plain;
    private int _part = -1, _blankLines;
    private SourcePlace _firstBlank;
    private bool _isUnreadable, _isTextPlain;
    private long _utf8Offset, _rawOffset;

    private const int NoRow = -1;

    // The line at hand.
    private int[] _fieldEnds = new int[64];
    private TextSlice[] _fields = new TextSlice[64];
    private int _fieldCount, _lineNumber, _lineStart, _row;
    private long _lineOffset;
    private EntryLineBatch _batch = null!;

    public FecFlatReader(IImportContent content, ContentLook look, ReadOptions options, DiagnosticBag diagnostics, FecDialect dialect)
    {
        (_content, _look, _options, _diagnostics, _dialect) = (content, look, options, diagnostics, dialect);
        _encoding = options.Encoding ?? look.Encoding;
        _decoder = TextDecoder.For(_encoding);
        _firstC1Byte = _encoding == ContentEncoding.Windows1252 && content.Parts.Count == 1 ? look.FirstC1Byte : -1;
        if (options.Encoding is null && _encoding is ContentEncoding.Windows1252 or ContentEncoding.Latin9 && content.Parts.Count == 1) _firstInvalidUtf8 = look.FirstInvalidUtf8;
        _wanted = FecRegimes.Parse(options.Regime);
        _cells = new(diagnostics, dialect, isXml: false, PlaceOf);
        _mayBeUndecodable = look.FirstNul >= 0 || _encoding switch
        {
            ContentEncoding.Ascii or ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom => look.FirstInvalidUtf8 >= 0,
            ContentEncoding.Latin9 => false,
            _ => true,
        };
        _plainText = _encoding switch
        {
            ContentEncoding.Ascii or ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom when look.FirstInvalidUtf8 < 0 => PlainText.Utf8,
            ContentEncoding.Latin9 => PlainText.Latin9,
            ContentEncoding.Windows1252 => PlainText.Windows1252,
            _ => null,
        };
    }

    /// <summary>Whether plain lines are read many at once; read the long way, they come out just the same.</summary>
    public bool ReadsPlainLines { get; init; } = LineIndex.IsUsed;

    /// <summary>The severities that findings are recorded by.</summary>
    public SeverityPolicy Severities => _options.Severities;

    /// <summary>Whether labels are decoded when they are asked for only: for passes that hardly do.</summary>
    public bool DefersLabels { get; init; }

    /// <inheritdoc/>
    public override ContentEncoding ReadAs => _encoding;

    /// <inheritdoc/>
    public override bool IsByJournal => false;

    /// <inheritdoc/>
    public override int ColumnNumberOf(FecColumn column) => _firstLayout is null ? 0 : _firstLayout.IndexOf(column) + 1;

    /// <inheritdoc/>
    public override FecEvidence Evidence => _cells.Evidence;

    /// <inheritdoc/>
    public override async ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        _batch = batch;
        _isTextPlain = true;
        while (!batch.IsFull && !_isUnreadable)
        {
            if (_scanner is null)
            {
                if (batch.Count > 0 || !OpenNextPart()) break;
                batch.Part = _part;
            }
            TakeLines(_scanner!);
            if (batch.IsFull || _isUnreadable || await _scanner!.FillAsync(cancellationToken).ConfigureAwait(false)) continue;
            if (_isOfRange) break;
            await ClosePartAsync().ConfigureAwait(false);
        }
        if (_isUnreadable) await DrainAsync(cancellationToken).ConfigureAwait(false);
        batch.IsTextPlain = _isTextPlain;
        return batch.Count > 0;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_scanner is not null) await _scanner.DisposeAsync().ConfigureAwait(false);
        _scanner = null;
    }

    private bool OpenNextPart()
    {
        if (++_part >= _content.Parts.Count) return false;
        _scanner = new(TextDecoder.Open(_content.Parts[_part].OpenRead(), _encoding), _options.MaxLineLength);
        (_layout, _blankLines, _utf8Offset, _rawOffset, _openLines, _plain) = (null, 0, 0, 0, 0, null);
        return true;
    }

    private async ValueTask ClosePartAsync()
    {
        ReportBlankEnd();
        ReportLineEnds(_scanner!.Ends);
        if (_layout is null) Unreadable(new() { Part = _part }, "");
        await _scanner.DisposeAsync().ConfigureAwait(false);
        _scanner = null;
    }

    private void ReportBlankEnd()
    {
        if (_blankLines > 0) _diagnostics.Add(FecDiagnostics.BlankEnd, _firstBlank, "", _blankLines.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private void ReportLineEnds(LineEnds ends)
    {
        if ((ends & LineEnds.CrCrLf) != 0 || !System.Numerics.BitOperations.IsPow2((int)ends) && ends != LineEnds.None)
            _diagnostics.Add(FecDiagnostics.LineEndsIrregular, new SourcePlace { Part = _part }, "", ends.ToString());
    }

    /// <summary>Reads what is left, so that a proof is of the whole.</summary>
    private async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        while (_scanner is not null)
        {
            while (_scanner.TryRead(out _))
            {
            }
            if (await _scanner.FillAsync(cancellationToken).ConfigureAwait(false)) continue;
            await _scanner.DisposeAsync().ConfigureAwait(false);
            _scanner = null;
            if (OpenNextPart()) continue;
        }
    }

    private void TakeLines(LineScanner scanner)
    {
        while (!_batch.IsFull && !_isUnreadable)
        {
            if (TakePlain(scanner)) continue;
            if (!scanner.TryRead(out var line)) return;
            _lineNumber = scanner.LineNumber;
            _lineOffset = scanner.Offset;
            if (_encoding is ContentEncoding.Utf16LittleEndian or ContentEncoding.Utf16BigEndian) CountRawBytes(line);
            if (_lineNumber == 1 && _lineOffset == 0 && line.StartsWith("\uFEFF"u8))
            {
                line = line[3..];
                _lineOffset += _encoding is ContentEncoding.Utf16LittleEndian or ContentEncoding.Utf16BigEndian ? 2 : 3;
            }
            if (line.Length > 1 && line[^1] == 0x1A) line = line[..^1];
            TakeLine(line, scanner.IsCut);
        }
    }

    /// <summary>Takes lines that need no second look, many at once; false when the next line does.</summary>
    private bool TakePlain(LineScanner scanner)
    {
        if (!ReadsPlainLines || _layout is null || _plainText is not { } text || _blankLines > 0 || _openLines > 0 || !PlainLineReader.Reads(_layout)) return false;
        _plain ??= new(_layout, text, _decoder, _options.MaxLineLength, DefersLabels);
        var barrier = _firstInvalidUtf8 < 0 || _firstC1Byte >= scanner.Position && _firstC1Byte < _firstInvalidUtf8 ? _firstC1Byte : _firstInvalidUtf8;
        var taken = _plain.Take(scanner, _batch, LocatorOf(_layout), barrier);
        if (_firstInvalidUtf8 >= 0) _hasUtf8 |= !System.Text.Ascii.IsValid(taken);
        return !taken.IsEmpty;
    }

    /// <summary>Follows the offsets of a file whose lines come in UTF-8 though it is not.</summary>
    private void CountRawBytes(ReadOnlySpan<byte> line)
    {
        // What lies between two lines is a line end, each of its bytes two bytes of the file.
        _rawOffset += 2 * (_lineOffset - _utf8Offset);
        _utf8Offset = _lineOffset + line.Length;
        _lineOffset = _rawOffset;
        _rawOffset += FecFlatLocator.RawLength(line, _encoding);
    }

    private void TakeLine(ReadOnlySpan<byte> line, bool isCut)
    {
        if (_firstC1Byte >= _lineOffset && _firstC1Byte < _lineOffset + line.Length)
        {
            var column = _layout is null ? -1 : line[..(int)(_firstC1Byte - _lineOffset)].Count(_layout.Separator);
            EncodingProof = Place(column) with { Offset = _firstC1Byte };
        }
        if (_openLines > 0 && GoesOn(line)) return;
        if (IsBlank(line))
        {
            if (_blankLines++ == 0) _firstBlank = Place(-1);
            return;
        }
        if (_blankLines > 0)
        {
            for (; _blankLines > 0; _blankLines--) _diagnostics.Add(FecDiagnostics.BlankLine, _firstBlank);
        }
        if (isCut)
        {
            _diagnostics.Add(FecDiagnostics.LineTooLong, Place(-1), "", "", "", _options.MaxLineLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (_layout is null) _isUnreadable = true;
            return;
        }
        var fault = _mayBeUndecodable ? FirstUndecodable(line) : -1;
        var broken = _firstInvalidUtf8 >= 0 ? FirstBroken(line) : -1;
        if (_layout is null && !TakeHeader(line)) _row = NoRow;
        else AddLine(line, isUndecodable: fault >= 0);
        if (fault >= 0) ReportUndecodable(line, fault, _row == NoRow ? "" : KeyName());
        if (broken >= 0) ReportBroken(line, broken, _row == NoRow ? "" : KeyName());
    }

    private int FirstUndecodable(ReadOnlySpan<byte> line) =>
        _encoding is ContentEncoding.Utf16LittleEndian or ContentEncoding.Utf16BigEndian && line.IndexOf("\uFFFD"u8) is >= 0 and var at ? at : _decoder.FirstFault(line);

    private void ReportUndecodable(ReadOnlySpan<byte> line, int at, string entry)
    {
        var column = _layout is null ? -1 : line[..at].Count(_layout.Separator);
        if (_diagnostics.Tally(FecDiagnostics.Undecodable, NameOf(column)) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(Place(column) with { Offset = _lineOffset + at, Entry = entry }, $"0x{line[at]:X2}", EncodingName(_encoding));
        else tally.CountOnly();
    }

    /// <summary>Takes the first line; true when it is a line of entries itself.</summary>
    private bool TakeHeader(ReadOnlySpan<byte> line)
    {
        var findings = new List<HeaderFinding>();
        var text = _decoder.ToString(line);
        _layout = FecHeader.Read(text, _wanted, findings);
        if (_layout is null)
        {
            Unreadable(Place(-1), text.Length > 60 ? text[..60] : text);
            return false;
        }
        if (_firstLayout is not null && !_layout.HasHeader) _layout = _firstLayout;
        else if (_firstLayout is not null && !_layout.Fields.SequenceEqual(_firstLayout.Fields))
            _diagnostics.Add(FecDiagnostics.PartHeader, Place(-1), "", _content.Parts[_part].Name ?? "");
        foreach (var finding in findings)
            _diagnostics.Add(finding.Descriptor, HeaderPlace(line, finding.Field), finding.Name, finding.Read, finding.Expected);
        _firstLayout ??= _layout;
        (Regime, Separator) = (_firstLayout.Regime, _firstLayout.Separator);
        return findings.Any(finding => finding.Descriptor == FecDiagnostics.HeaderMissing);
    }

    /// <summary>Where a field of the first line stands: its column and the offset of its first byte.</summary>
    private SourcePlace HeaderPlace(ReadOnlySpan<byte> line, int field)
    {
        var place = Place(field);
        if (field <= 0) return place;
        var count = _layout!.IsQuoted ? FieldSplitter.SplitQuoted(line, _layout.Separator, ref _fieldEnds) : FieldSplitter.Split(line, _layout.Separator, ref _fieldEnds);
        if (field >= count) return place;
        var before = _fieldEnds[field - 1] + 1;
        return place with { Offset = _lineOffset + (_decoder.IsSingleByte ? before : FecFlatLocator.RawLength(line[..before], _encoding)) };
    }

    private void Unreadable(SourcePlace place, string read)
    {
        _isUnreadable = true;
        _diagnostics.Add(FecDiagnostics.HeaderUnreadable, place, "", read);
    }

    private bool IsBlank(ReadOnlySpan<byte> line)
    {
        if (!line.IsEmpty && line[0] > ' ' && line[0] is not ((byte)'|' or (byte)';' or (byte)',' or (byte)'"')) return false;
        var ignored = _layout?.IsQuoted == true ? " \t\"|;,\u001A"u8 : " \t|;,\u001A"u8;
        return line.IndexOfAnyExcept(ignored) < 0;
    }

    internal static string EncodingName(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Ascii => "ASCII",
        ContentEncoding.Latin9 => "ISO 8859-15",
        ContentEncoding.Windows1252 => "Windows-1252",
        ContentEncoding.Utf16LittleEndian => "UTF-16LE",
        ContentEncoding.Utf16BigEndian => "UTF-16BE",
        ContentEncoding.Ibm850 => "IBM850",
        _ => "UTF-8",
    };
}
