using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Reads the records of a file and fills batches with its lines: the same in both passes. Not thread-safe.</summary>
internal sealed class CustomLineReader : IAsyncDisposable
{
    private readonly CustomModel _model;
    private readonly DiagnosticBag _diagnostics;
    private readonly CustomReport _report;
    private readonly ValueReader _values;
    private readonly LineWriter _lines;
    private readonly AllocationWriter _allocations;
    private readonly ReferenceWriter? _references;
    private readonly EntryHeader _header = new();
    private readonly IReadOnlyList<IImportContent> _parts;
    private readonly CustomPlan _plan;
    private readonly ContentLook _look;
    private readonly int _maxLength;
    private TextStream _text = null!;
    private RecordSource _source = null!;
    private RecordGuard _guard = null!;
    private BoundModel? _bound;
    private PlainLines? _plain;
    private EntryLineBatch? _batch;
    private CustomLocator? _locator;
    private SourcePlace _headerPlace;
    private int _part, _recordNumber, _headerRecord, _lookedAt;
    private bool _hasPending, _isOver, _hasControls;

    public CustomLineReader(IImportContent content, CustomPlan plan, ContentLook look, ReadOptions options, DiagnosticBag diagnostics, ReferenceCollector? reference)
    {
        (_model, _diagnostics) = (plan.Model, diagnostics);
        _report = new(diagnostics);
        _values = new(_model.Values, _report);
        var typed = new TypedValues(_model.Values, _values, _report);
        var accounts = new AccountReader(_model, _report);
        _allocations = new(_values, typed, _report);
        _lines = new(_model, _values, typed, new(typed, _values, _report), accounts, _allocations, _header, _report);
        _references = reference is null ? null : new(reference, _values, accounts, _report);
        (_parts, _plan, _look) = (content.Parts, plan, look);
        _maxLength = Math.Min(RecordSource.MaxLength, options.MaxLineLength);
    }

    /// <summary>Clears the batch and fills it with the next lines of one part; false when there are none left.</summary>
    public async ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        while (await OpenAsync(cancellationToken).ConfigureAwait(false))
        {
            await FillAsync(batch, cancellationToken).ConfigureAwait(false);
            if (batch.Count > 0) return true;
        }
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null) await _source.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Goes on with the part that is open, or opens the next one; false behind the last.</summary>
    private async ValueTask<bool> OpenAsync(CancellationToken cancellationToken)
    {
        if (_source is not null && !_isOver) return true;
        if (_source is not null)
        {
            await _text.DrainAsync(cancellationToken).ConfigureAwait(false);
            await _source.DisposeAsync().ConfigureAwait(false);
            _source = null!;
            CloseHeader();
            _part++;
        }
        if (_part == _parts.Count) return false;
        _text = new(_parts[_part].OpenRead(), _plan.Encoding, _model.File.SkipFirst, _plan.TextEnds[_part]);
        _source = _model.File.IsFixed ? new FixedRecords(_text, _maxLength) : new DelimitedRecords(_text, _model.File, _maxLength, _plan.ReadsPlainWay);
        _guard = new(_model.File, _plan.Encoding, _look, _text, _report, _maxLength);
        (_bound, _plain, _recordNumber, _isOver) = (null, null, 0, false);
        return true;
    }

    private async ValueTask FillAsync(EntryLineBatch batch, CancellationToken cancellationToken)
    {
        if (_bound is null && !await BindAsync(cancellationToken).ConfigureAwait(false)) return;
        if (batch.Locator is not CustomLocator { } locator || locator.Model != _bound) batch.Locator = locator = new(_bound!, batch.Capacity);
        batch.Part = _part;
        (_batch, _locator, _lookedAt, _hasControls) = (batch, locator, 0, false);
        while (!_isOver)
        {
            if (_hasPending) _hasPending = false;
            else if (!await NextAsync(cancellationToken).ConfigureAwait(false)) break;
            if (!Take(batch, locator))
            {
                _hasPending = true;
                break;
            }
        }
        LookAtText();
        batch.IsTextPlain = !_hasControls;
        (_batch, _locator) = (null, null);
        if (batch.Count > 0) _allocations.Complete(batch, batch.Count - 1);
    }

    /// <summary>Goes to the next record that is not taken on the way as a plain line; without a state machine while records are at hand.</summary>
    private ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TakePlainRuns();
            var read = _source.ReadAsync(cancellationToken);
            if (!read.IsCompletedSuccessfully) return AwaitAsync(read, cancellationToken);
            var isThere = read.Result;
            if (isThere && IsTakenAsPlain()) continue;
            if (Passes(isThere)) return new(true);
            if (_isOver) return new(false);
        }
    }

    private async ValueTask<bool> AwaitAsync(ValueTask<bool> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            var isThere = await read.ConfigureAwait(false);
            if (!isThere || !IsTakenAsPlain())
            {
                if (Passes(isThere)) return true;
                if (_isOver) return false;
            }
            TakePlainRuns();
            read = _source.ReadAsync(cancellationToken);
        }
    }

    private void TakePlainRuns()
    {
        if (!TakesPlain()) return;
        LookAtText();
        while (!_batch!.IsFull && _plain!.TakeRun((DelimitedRecords)_source, _batch) is > 0 and var count) NotePlain(count);
        // Runs hold no control character in their lines, but between them.
        _lookedAt = _batch.TextLength;
    }

    /// <summary>Looks for control characters in the texts that came since it last looked.</summary>
    private void LookAtText()
    {
        var texts = _batch!.TextBlock[_lookedAt..];
        _hasControls = _hasControls || ControlCharacters.FirstIn(texts) is not null;
        _lookedAt = _batch.TextLength;
    }

    private bool IsTakenAsPlain()
    {
        if (!TakesPlain() || !_plain!.TryTake((DelimitedRecords)_source, _batch!)) return false;
        NotePlain(1);
        return true;
    }

    /// <summary>Whether lines may be plain here. What belongs to the line above is settled before one follows it.</summary>
    private bool TakesPlain()
    {
        if (_plain is null || _batch is null || _batch.IsFull || !_guard.IsTextSound) return false;
        if (_batch.Count > 0) _allocations.Complete(_batch, _batch.Count - 1);
        return true;
    }

    private void NotePlain(int count)
    {
        _recordNumber += count;
        _locator!.Set(_batch!.Count - count, count, 0);
    }

    private bool Passes(bool isThere)
    {
        _isOver = !isThere;
        if (_isOver) return false;
        _report.Begin(_source.LineNumber, _source.Offset, ++_recordNumber, _part);
        return _guard.Passes(_source, out _isOver);
    }

    private async ValueTask<bool> BindAsync(CancellationToken cancellationToken)
    {
        ColumnNames? names = null;
        var place = new SourcePlace { Part = _part };
        if (_model.File.HasHeader)
        {
            if (!await NextAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!_diagnostics.HasBlocking) _diagnostics.Add(CustomDiagnostics.HeaderMissing, place);
                return false;
            }
            names = new(HeaderNames(_source.Current));
            place = place with { Line = _source.LineNumber, Offset = _source.Offset };
        }
        _bound = new ModelBinder(_model, names, place, _diagnostics).Bind();
        _isOver = !_bound.CanRead;
        _plain = _bound.CanRead && _plan.ReadsPlainWay ? PlainLines.For(_bound, _maxLength) : null;
        return _bound.CanRead;
    }

    private static List<string> HeaderNames(in RecordView record)
    {
        var names = new List<string>(record.FieldCount);
        for (var i = 0; i < record.FieldCount; i++) names.Add(System.Text.Encoding.UTF8.GetString(record.Field(i)));
        return names;
    }

    /// <summary>Takes the current record; false when it is a line and the batch is full.</summary>
    private bool Take(EntryLineBatch batch, CustomLocator locator)
    {
        var record = _source.Current;
        var at = TypeOf(record);
        if (at < 0)
        {
            _report.Add(CustomDiagnostics.RecordUnknown, record.Raw);
            return true;
        }
        var type = _bound!.Records[at];
        if (type.Role == RecordRole.Line && batch.IsFull) return false;
        if (type.Role is not RecordRole.Ignore) _guard.CheckCount(record, type, _bound.HeaderCount);
        switch (type.Role)
        {
            case RecordRole.Line:
                AddLine(record, type, at, batch, locator);
                break;
            case RecordRole.Header:
                CloseHeader();
                _lines.ReadHeader(record, type);
                _headerPlace = new() { Line = _source.LineNumber, Offset = _source.Offset, Part = _part };
                _headerRecord = _recordNumber;
                break;
            case RecordRole.Allocation:
                if (batch.Count == 0 || _header is { IsOpen: true, HasLines: false }) _report.Add(CustomDiagnostics.AllocationWithoutLine, record.Raw);
                else
                {
                    _allocations.Add(record, type.Allocation!, batch, _lines.IsMoved);
                    if (_report.IsFaulty) batch.Marks[batch.Count - 1] |= LineMarks.Faulty;
                }
                break;
            case RecordRole.Ignore:
                _report.Add(CustomDiagnostics.RecordIgnored, record.Raw);
                break;
            default:
                _references?.Add(record, type);
                break;
        }
        return true;
    }

    private void AddLine(in RecordView record, BoundRecord type, int at, EntryLineBatch batch, CustomLocator locator)
    {
        if (batch.Count > 0) _allocations.Complete(batch, batch.Count - 1);
        if (_model.Grouping.Mode == GroupingMode.HeaderRecord && !_header.IsOpen)
        {
            _report.Add(CustomDiagnostics.LineWithoutHeader, record.Raw);
            // What the header would have given is not missing besides.
            _header.IsFaulty = true;
        }
        var row = batch.Add(_source.LineNumber, _source.Offset);
        locator.Set(row, 1, at);
        if (_header.IsFaulty) _report.IsFaulty = true;
        _lines.Write(record, type, _bound!.Axes, batch, row);
        if (_header.IsOpen) batch.Entries[row] = _header.AddLine();
        if (_report.IsFaulty) batch.Marks[row] |= LineMarks.Faulty;
    }

    private void CloseHeader()
    {
        if (_header is { IsOpen: true, HasLines: false } && _headerRecord > 0)
            _diagnostics.Add(CustomDiagnostics.HeaderWithoutLine, _headerPlace, "", "", "", _headerRecord.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _headerRecord = 0;
    }

    private int TypeOf(in RecordView record)
    {
        var records = _bound!.Records;
        for (var i = 0; i < records.Length; i++)
        {
            if (records[i].ConditionSource is not { } source) return i;
            var raw = ValueReader.Raw(record, source);
            if (records[i].ConditionValues.Contains(source.Rule.Kind == SourceKind.Slice ? raw.TrimEnd((byte)' ') : raw)) return i;
        }
        return -1;
    }
}
