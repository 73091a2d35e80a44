using System.Text;
using System.Xml;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>Reads an XML FEC node by node: one line for each <c>ligne</c>, with the values of its journal and entry.</summary>
internal sealed partial class FecXmlReader : FecLineReader
{
    private const int MaxDepth = 32;

    private readonly IImportContent _content;
    private readonly ContentLook _look;
    private readonly ReadOptions _options;
    private readonly DiagnosticBag _diagnostics;
    private readonly Encoding _encoding;
    private readonly FecRegime? _wanted;
    private readonly FecCells _cells;
    private readonly FecXmlValues _values = new();
    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[1024];

    private Stream? _stream;
    private XmlReader? _xml;
    private IXmlLineInfo? _lines;
    private int _part = -1;
    private bool _hasRoot;
    private string _lastElement = "";

    public FecXmlReader(IImportContent content, ContentLook look, ReadOptions options, DiagnosticBag diagnostics, FecDialect dialect)
    {
        (_content, _look, _options, _diagnostics) = (content, look, options, diagnostics);
        (ReadAs, _encoding) = FecXmlText.EncodingOf(look, options.Encoding);
        _wanted = FecRegimes.Parse(options.Regime);
        _cells = new(diagnostics, dialect, isXml: true, PlaceOf);
    }

    /// <inheritdoc/>
    public override ContentEncoding ReadAs { get; }

    /// <inheritdoc/>
    public override bool IsByJournal => true;

    /// <inheritdoc/>
    public override FecEvidence Evidence => _cells.Evidence;

    /// <inheritdoc/>
    public override async ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        _batch = batch;
        _values.BeginBatch();
        while (!batch.IsFull)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_stream is null)
            {
                if (batch.Count > 0 || !OpenNextPart()) break;
                batch.Part = _part;
            }
            if (TryReadNodes()) continue;
            await ClosePartAsync(cancellationToken).ConfigureAwait(false);
        }
        return batch.Count > 0;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _xml?.Dispose();
        _xml = null;
        if (_stream is not null) await _stream.DisposeAsync().ConfigureAwait(false);
        _stream = null;
    }

    private bool OpenNextPart()
    {
        if (++_part >= _content.Parts.Count) return false;
        _stream = _content.Parts[_part].OpenRead();
        (_xml, _lines, _hasRoot, _lastElement) = (null, null, false, "?xml");
        _scopes.Clear();
        return true;
    }

    /// <summary>Closes a part, after reading what a fault left unread, so that a proof is of the whole.</summary>
    private async ValueTask ClosePartAsync(CancellationToken cancellationToken)
    {
        _xml?.Dispose();
        _xml = null;
        if (_stream is ProvingStream proving) await proving.DrainAsync(cancellationToken).ConfigureAwait(false);
        await _stream!.DisposeAsync().ConfigureAwait(false);
        _stream = null;
    }

    /// <summary>Reads nodes until the batch is full (true) or the document ends or breaks (false).</summary>
    private bool TryReadNodes()
    {
        try
        {
            _xml ??= FecXmlText.Open(new UnownedStream(_stream!), _encoding, _options.MaxLineLength);
            _lines ??= (IXmlLineInfo)_xml;
            while (!_batch.IsFull)
            {
                if (!ReadNode()) return false;
                if (_xml!.NodeType == XmlNodeType.Element) TakeElement();
                else if (_xml.NodeType == XmlNodeType.EndElement) TakeEnd();
                else if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) ReportElement("#text", ExpectedIn(_scopes.Peek()));
            }
            return true;
        }
        catch (XmlException) when (!_hasRoot && FecXmlText.FindDoctype(_look).Line > 0)
        {
            var (line, character) = FecXmlText.FindDoctype(_look);
            _diagnostics.Add(FecDiagnostics.XmlDtd, new SourcePlace { Line = line, Column = character, Part = _part });
        }
        catch (XmlException fault) when (fault.InnerException is DecoderFallbackException)
        {
            ReportUndecodable();
        }
        catch (XmlException fault)
        {
            _diagnostics.Add(FecDiagnostics.XmlMalformed, PlaceOf(fault), "", $"<{_lastElement}>");
        }
        catch (FecXmlLimitException fault)
        {
            _diagnostics.Add(FecDiagnostics.XmlLimit, Here, "", fault.Read, fault.Limit.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (DecoderFallbackException)
        {
            ReportUndecodable();
        }
        return false;
    }

    private bool ReadNode()
    {
        if (!_xml!.Read()) return false;
        if (_xml.NodeType == XmlNodeType.Element) _lastElement = _xml.LocalName;
        return _xml.Depth <= MaxDepth ? true : throw new FecXmlLimitException($"{_xml.Depth}", MaxDepth);
    }

    /// <summary>Names the byte itself where the look saw it; else how far the nodes were read.</summary>
    private void ReportUndecodable()
    {
        var (place, at) = (Here, _look.FirstInvalidUtf8);
        var isSeen = ReadAs == ContentEncoding.Utf8 && at >= 0 && at < _look.Head.Length && _content.Parts.Count == 1;
        if (isSeen)
        {
            var before = _look.Head.Span[..(int)at];
            place = place with { Line = before.Count((byte)'\n') + 1, Column = before.Length - before.LastIndexOf((byte)'\n'), Offset = at };
        }
        _diagnostics.Add(FecDiagnostics.Undecodable, place, "", isSeen ? $"0x{_look.Head.Span[(int)at]:X2}" : "", FecFlatReader.EncodingName(ReadAs));
    }

    private SourcePlace Here => new() { Line = _lines?.LineNumber ?? 0, Column = _lines?.LinePosition ?? 0, Part = _part };

    private SourcePlace PlaceOf(XmlException fault) => new() { Line = fault.LineNumber, Column = fault.LinePosition, Part = _part };
}
