using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using PartnerImports.Parsers.FixedWidth;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tra;

/// <summary>One pass over a TRA file: lines become rows of batches, records become parameters, documents are kept.</summary>
internal sealed class TraScan : IAsyncDisposable
{
    private static readonly SearchValues<byte> Suspects = SearchValues.Create([0x00, 0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    private readonly LineScanner _scanner;
    private readonly ContentLook _look;
    private readonly ReadOptions _options;
    private readonly TraText _text;
    private readonly TraFindings _findings;
    private readonly ColumnRuler _ruler;
    private readonly TraLocator _locator;
    private readonly TraDocuments? _ownDocuments, _knownDocuments;
    private readonly HashSet<byte[]> _given = [];
    private readonly bool _withExtras, _mayBeUndecodable;
    private readonly TraParameters _parameters;
    private TraMovements _movements;
    private byte[] _held = [];
    private int _heldLength = -1;
    private bool _hasFirstLine, _hasMovements, _hasShortLines, _isForeign;

    /// <summary>Begins a pass.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="look">What they told.</param>
    /// <param name="options">How to read.</param>
    /// <param name="text">Encoding and columns.</param>
    /// <param name="findings">Where faults go.</param>
    /// <param name="parameters">What is filled from the records.</param>
    /// <param name="documents">The documents of the first pass, to be given to their lines; null in the first pass, which gathers them.</param>
    public TraScan(IImportContent content, ContentLook look, ReadOptions options, TraText text, TraFindings findings, TraParameters parameters, TraDocuments? documents = null)
    {
        _scanner = new(content.OpenRead(), options.MaxLineLength);
        _look = look;
        _options = options;
        _text = text;
        _findings = findings;
        _ruler = new(text.Unit);
        _locator = new(text.Unit);
        _parameters = parameters;
        _knownDocuments = documents;
        _ownDocuments = documents is null ? new() : null;
        _withExtras = documents is not null || !options.Checks.IsEmpty;
        _mayBeUndecodable = look.FirstNul >= 0 || text.Encoding is ContentEncoding.Windows1252 or ContentEncoding.Ibm850 || text.HasWideCharacters || look.FirstInvalidUtf8 >= 0 && !text.Decoder.IsSingleByte;
        _movements = null!;
        Use(TraHeader.Missing);
    }

    /// <summary>The header; <see cref="TraHeader.Missing"/> when there is none, or none was read yet.</summary>
    public TraHeader Header { get; private set; } = TraHeader.Missing;

    /// <summary>Whether a line that is not blank was met.</summary>
    public bool HasFirstLine => _hasFirstLine;

    /// <summary>The documents met so far; none in a second pass.</summary>
    public TraDocuments Documents => _ownDocuments ?? new();

    /// <summary>Clears the batch and fills it with the next lines; false when there are none left.</summary>
    public async ValueTask<bool> FillAsync(EntryLineBatch batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        batch.Locator = _locator;
        if (_heldLength >= 0)
        {
            var held = _heldLength;
            _heldLength = -1;
            TryTake(_held.AsSpan(0, held), batch);
        }
        do
        {
            while (_scanner.TryRead(out var line))
                if (!TryTake(line, batch)) return Hold(line);
        }
        while (await _scanner.FillAsync(cancellationToken).ConfigureAwait(false));
        return batch.Count > 0;
    }

    /// <summary>Closes the content.</summary>
    public ValueTask DisposeAsync() => _scanner.DisposeAsync();

    /// <summary>Keeps a line that the batch has no room for: analytic lines of the last row still had to be looked for.</summary>
    private bool Hold(ReadOnlySpan<byte> line)
    {
        if (_held.Length < line.Length) _held = new byte[line.Length * 2];
        line.CopyTo(_held);
        _heldLength = line.Length;
        return true;
    }

    /// <summary>Takes a line; false when it needs a row and the batch is full.</summary>
    private bool TryTake(ReadOnlySpan<byte> bytes, EntryLineBatch batch)
    {
        if (_isForeign) return true;
        _findings.Turn(_scanner.LineNumber, _scanner.Offset);
        if (_scanner.LineNumber == 1 && _look.BomLength > 0 && bytes.Length >= _look.BomLength) bytes = bytes[_look.BomLength..];
        bytes = WithoutMarks(bytes);
        if (!bytes.ContainsAnyExcept((byte)' ')) return true;
        if (!_hasFirstLine && TakeFirst(bytes)) return true;
        var line = _ruler.Lay(bytes);
        if (bytes.StartsWith("***"u8))
        {
            TakeRecord(line);
            return true;
        }
        if (batch.IsFull && NeedsRow(line)) return false;
        _hasMovements = true;
        TakeMovement(line, batch);
        return true;
    }

    /// <summary>Takes the first line that is not blank, the header; false when there is none and the line is to be read for what it is.</summary>
    private bool TakeFirst(ReadOnlySpan<byte> bytes)
    {
        _hasFirstLine = true;
        if (_scanner.LineNumber > 1) _findings.Add(TraDiagnostics.BlankLinesBeforeHeader, 0, "");
        if (TraHeader.TryParse(_text.Decoder.ToString(bytes), out var header))
        {
            Use(header!);
            CheckText(bytes);
            TraHeaderChecks.Check(header!, _findings);
            return true;
        }
        if (TraForeign.NameOf(_look.Head.Span[Math.Min(_look.BomLength, _look.Head.Length)..]) is { } name)
        {
            _findings.Say(TraDiagnostics.OtherFormat, 1, "", name);
            return _isForeign = true;
        }
        _findings.Add(TraDiagnostics.HeaderMissing, 1, "", bytes[..Math.Min(bytes.Length, 14)], "***S5CLIJRLSTD");
        var line = _ruler.Lay(bytes);
        if (bytes.StartsWith("***"u8)) return TraLayouts.Find(_text.Decoder.ToString(line.Slice(4, 3))) is null;
        return _isForeign = !TraAnchors.AreThoseOfAMovement(line);
    }

    private void Use(TraHeader header)
    {
        Header = header;
        _movements = new(header, _text, _parameters, _findings, _options.IncludeSimulations, _withExtras);
    }

    private void TakeRecord(in FixedWidthLine line)
    {
        CheckText(line.Bytes);
        _movements.Detach();
        var code = line.Slice(4, 3);
        if (TraLayouts.Find(_text.Decoder.ToString(code)) is null && TraHeader.TryParse(_text.Decoder.ToString(line.Bytes), out _))
        {
            _findings.Add(TraDiagnostics.HeaderInside, 1, "", line.Slice(1, 14));
            return;
        }
        if (_hasMovements) _findings.Add(TraDiagnostics.LateParameter, 1, "", code);
        if (TraFixedPoints.FirstFault(code, line) is > 0 and var column)
            _findings.Add(TraDiagnostics.ParameterShifted, column, Encoding.ASCII.GetString(code), line.Slice(column, 3));
        _parameters.Take(new(TraLayouts.Find(_text.Decoder.ToString(code)), _scanner.LineNumber, _scanner.Offset, line.Bytes.ToArray(), _text));
    }

    /// <summary>Whether a line becomes a row: a general line of a type that enters the books.</summary>
    private static bool NeedsRow(in FixedWidthLine line) => line.At(31) is not ((byte)'A' or (byte)'O' or (byte)'G' or (byte)'V' or (byte)'P' or (byte)'B');

    private void TakeMovement(in FixedWidthLine line, EntryLineBatch batch)
    {
        CheckText(line.Bytes);
        if (_scanner.IsCut)
        {
            _findings.Add(TraDiagnostics.LineTooLong, 0, "", default, _options.MaxLineLength.ToString(CultureInfo.InvariantCulture));
            return;
        }
        var kind = line.At(31);
        var holds = TraAnchors.Test(line);
        if (kind is (byte)'G' or (byte)'V' or (byte)'P' or (byte)'B' && TraAnchors.FindShift(line, holds) is null)
        {
            if (kind == 'G') TakeDocument(line);
            else _findings.Add(TraDiagnostics.KindLeftOut, 31, "TYPE_CPTE", line.Slice(31, 1));
            return;
        }
        if (holds == TraAnchor.All && TraTail.FindShift(line) is { } late) TakeShifted(line, batch, late);
        else if (holds == TraAnchor.All) TakeAligned(line, batch, false);
        else TakeMisaligned(line, batch, holds);
    }

    /// <summary>Says once that lines are shorter than announced.</summary>
    private void CheckLength(in FixedWidthLine line)
    {
        var length = Header.IsExtended ? TraLayouts.ExtendedMovement.Length : TraLayouts.Movement.Length;
        if (_hasShortLines || line.Length >= length || line.At(31) == 'A') return;
        _hasShortLines = true;
        _findings.Add(TraDiagnostics.ShortLines, 0, "", default, length.ToString(CultureInfo.InvariantCulture));
    }

    private void TakeAligned(in FixedWidthLine line, EntryLineBatch batch, bool isFaulty)
    {
        if (!isFaulty) CheckLength(line);
        switch (line.At(31))
        {
            case (byte)'A':
                if (!isFaulty) _movements.AddAnalytic(line, batch);
                return;
            case (byte)'O':
                _findings.Add(TraDiagnostics.AnalyticOnly, 31, "TYPE_CPTE", "O"u8);
                _movements.LeaveOutAnalytic(line, isFaulty);
                _movements.Detach();
                return;
            case (byte)' ' or (byte)'X' or (byte)'H':
                break;
            case var kind:
                _findings.Add(TraDiagnostics.UnknownKind, 31, "TYPE_CPTE", [kind], "X, A, H, O, G, V, P, B");
                isFaulty = true;
                break;
        }
        if (!_movements.Enters(line.At(151)))
        {
            _movements.LeaveOut(line, isFaulty);
            return;
        }
        var row = _movements.Add(line, batch, _scanner.LineNumber, _scanner.Offset, isFaulty);
        if (_knownDocuments is { IsEmpty: false } documents)
            foreach (var document in documents.Take(line, _given)) batch.AddDocument(row, document);
    }

    /// <summary>A line whose anchors do not all hold: shifted, cut, no movement at all, or with a single wrong value. It is reported and makes no amount.</summary>
    private void TakeMisaligned(in FixedWidthLine line, EntryLineBatch batch, TraAnchor holds)
    {
        if (line.Length < 150 && (holds & TraAnchor.Date) != 0)
        {
            _findings.Say(TraDiagnostics.LineCut, line.Length + 1, "MONTANT1", line.Length.ToString(CultureInfo.InvariantCulture), "150");
            _movements.Detach();
        }
        else if (TraAnchors.FindShift(line, holds) is { } shift) TakeShifted(line, batch, shift);
        else if (BitOperations.PopCount((uint)holds) < 3)
        {
            _findings.Add(TraDiagnostics.NotAMovement, 1, "", line.Slice(1, 30), "4, 130, 131, 151, 173");
            _movements.Detach();
        }
        else
        {
            if ((holds & TraAnchor.Date) == 0) _findings.Add(TraDiagnostics.EntryDateUnreadable, 4, "DATECOMPTABLE", line.Slice(4, 8));
            if ((holds & TraAnchor.Side) == 0) _findings.Add(TraDiagnostics.SideMissing, 130, "SENS", line.Slice(130, 1));
            if ((holds & TraAnchor.Amount) == 0) _findings.Add(TraDiagnostics.AmountUnreadable, 131, "MONTANT1", line.Trimmed(131, 20));
            if ((holds & TraAnchor.Kind) == 0) _findings.Add(TraDiagnostics.EntryTypeUnknown, 151, TraMovements.EntryType, line.Slice(151, 1), "N, S, U, R");
            if ((holds & TraAnchor.AmountCode) == 0) _findings.Add(TraDiagnostics.AmountCodeUnreadable, 173, "CODEMONTANT", line.Slice(173, 3), "E--, DE-, D--");
            TakeAligned(line, batch, true);
        }
    }

    private void TakeShifted(in FixedWidthLine line, EntryLineBatch batch, TraShift shift)
    {
        var field = TraLayouts.Movement.Fields.First(each => each.End >= shift.From).Name;
        _findings.Say(TraDiagnostics.Shifted, shift.From, field, "", "", shift.Columns.ToString("+0;-0", CultureInfo.InvariantCulture));
        TakeAligned(new FixedWidthLine(Shifted(line, shift)), batch, true);
    }

    /// <summary>The line as it would be without the slip: only so that it is counted with the entry it belongs to.</summary>
    private static byte[] Shifted(in FixedWidthLine line, TraShift shift)
    {
        var bytes = line.Bytes;
        var at = line.Slice(1, shift.From - 1 + Math.Min(shift.Columns, 0)).Length;
        return shift.Columns > 0
            ? [.. bytes[..at], .. line.From(shift.From + shift.Columns)]
            : [.. bytes[..at], .. Enumerable.Repeat((byte)' ', -shift.Columns), .. bytes[at..]];
    }

    private void TakeDocument(in FixedWidthLine line)
    {
        if (_ownDocuments is null) return;
        var path = _text.Decoder.ToString(line.Trimmed(84, 255));
        if (path.Length == 0) _findings.Add(TraDiagnostics.DocumentWithoutName, 84, "DOCUMENT");
        else if (TraFileNames.Of(path) is { } name) _ownDocuments.Add(line, name, _scanner.LineNumber, _scanner.Offset);
        else _findings.Say(TraDiagnostics.DocumentPathRefused, 84, "DOCUMENT", path);
    }

    private void CheckText(ReadOnlySpan<byte> bytes)
    {
        if (!_mayBeUndecodable || Ascii.IsValid(bytes) && !bytes.Contains((byte)0)) return;
        if (_text.Decoder.IsSingleByte && !bytes.ContainsAny(Suspects)) return;
        if (_text.Decoder.FirstFault(bytes) is >= 0 and var at)
            _findings.Say(TraDiagnostics.Undecodable, at + 1, "", bytes[at].ToString("X2", CultureInfo.InvariantCulture), _text.Name);
    }

    /// <summary>Takes Ctrl-Z and form feeds off the ends of a line.</summary>
    private ReadOnlySpan<byte> WithoutMarks(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != '\f' && bytes[^1] is not ((byte)'\f' or 0x1A)) return bytes;
        _findings.Add(TraDiagnostics.EndMark, 0, "");
        return bytes.TrimStart((byte)'\f').TrimEnd("\f\u001A"u8);
    }
}
