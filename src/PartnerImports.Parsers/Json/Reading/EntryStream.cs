using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads the entries of <c>import-ecritures</c>, document or records, one after the other.</summary>
internal abstract class EntryStream : JsonLineStream
{
    private const string Format = "import-ecritures";
    private const string Version = "1.0";

    private readonly EntryBuffer _entry = new();
    private readonly EntryObjectReader _entries;
    private readonly ReadOptions _options;
    private readonly JsonFieldNames _names;
    private readonly PlainEntryReader _plain;

    /// <summary>The ids met; null in a second pass, which finds the same.</summary>
    private readonly IdTable? _ids;

    private int _ordinal;
    private bool _isDone;

    protected EntryStream(JsonSource source, JsonValues values, ReadOptions options, ReferenceCollector? reference, JsonFieldNames names) : base(source, values)
    {
        _options = options;
        _names = names;
        _entries = new(values, _entry);
        _plain = new(values.Limits);
        _ids = reference is null ? null : new();
        LotReader = new(values);
        Reference = new(values, reference);
        Totals = new(values);
    }

    /// <summary>What the lot says; null while it was not read.</summary>
    public Lot? Lot { get; protected set; }

    /// <summary>The ids of the entries, in order.</summary>
    public ImmutableArray<string> EntryIds => _ids?.ToStrings() ?? [];

    /// <summary>The extensions of the document, by name: compact JSON.</summary>
    public List<KeyValuePair<string, string>> Extensions { get; } = [];

    /// <summary>Kinds and SIREN numbers of the reference data.</summary>
    public ReferenceDetails ReferenceDetails => Reference.Details;

    protected LotReader LotReader { get; }
    protected ReferenceReader Reference { get; }
    protected ControlTotals Totals { get; }

    /// <inheritdoc/>
    public override bool Fill(EntryLineBatch batch)
    {
        batch.Clear();
        var places = JsonLineLocator.Of(batch, _names).Places;
        while (!batch.IsFull)
        {
            if (_entry.HasLines) _entry.MoveTo(batch, places);
            else if (_isDone) break;
            else if (!TryReadPlain(batch, places)) Step();
        }
        return batch.Count > 0;
    }

    /// <summary>Goes on to the end of the next entry or part.</summary>
    protected abstract void Next(ref JsonCursor cursor);

    /// <summary>Goes on behind a fault that the reader cannot pass; false when that is impossible.</summary>
    protected abstract bool Recover(JsonMark? error);

    /// <summary>Ends the reading.</summary>
    protected void Finish() => _isDone = true;

    /// <summary>Reads the entry that the cursor stands on.</summary>
    protected void ReadEntry(ref JsonCursor cursor, int index)
    {
        if (!Values.Expect(ref cursor, JsonTokenType.StartObject))
        {
            Totals.AddUnreadable();
            return;
        }
        var mark = _entries.Read(ref cursor, index);
        if (Report.Entry.Length > 0 && _ids?.TryAdd(_entry.Lines.Bytes(_entry.Id)) == false) Report.AddMember("id", JsonDiagnostics.EntryIdRepeated, _entry.IdMark, Report.Entry);
        if (_entry.Date != default && !IsInPeriod(_entry.Date) && Lot!.Period is var (start, end))
            Report.AddMember("date", JsonDiagnostics.OutsidePeriod, _entry.MarkOf(EntryField.Date), LocalDatePattern.Iso.Format(_entry.Date), $"{LocalDatePattern.Iso.Format(start)}..{LocalDatePattern.Iso.Format(end)}");
        if (_entry.Lines.Count > 0) _entry.Complete(_ordinal++);
        Totals.Add(_entry.Lines);
        if (Totals.Lines > Values.Limits.MaxLines)
        {
            Report.AddOn("ecritures", JsonDiagnostics.TooManyLines, mark, "", Values.Limits.MaxLines.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Finish();
        }
        Report.Entry = "";
    }

    /// <summary>Passes over what closes a plain entry; false when it is not plain after all.</summary>
    protected virtual bool Closes(ref PlainScanner scanner) => true;

    /// <summary>Reads a plain entry, of which nothing is to be reported; false when there is none.</summary>
    protected bool TryReadPlainEntry(ref PlainScanner scanner, EntryLineBatch batch, LinePlaces places, int index)
    {
        var first = batch.Count;
        if (!_plain.TryRead(ref scanner, batch, places, index, _ordinal)) return false;
        if (!Closes(ref scanner) || Totals.Lines + batch.Count - first > Values.Limits.MaxLines || !IsInPeriod(_plain.Date) || _ids?.TryAdd(batch.Bytes(_plain.Id)) == false)
        {
            while (batch.Count > first) batch.RemoveLast();
            return false;
        }
        _ordinal++;
        Totals.Add(batch, first);
        return true;
    }

    /// <summary>Keeps an extension of the document.</summary>
    protected void KeepExtension(string name, ReadOnlySpan<byte> json) => Extensions.Add(new(name, Encoding.UTF8.GetString(json)));

    /// <summary>Checks the format's name.</summary>
    protected void ReadFormat(ref JsonCursor cursor)
    {
        var mark = cursor.Mark;
        var text = Values.Text(ref cursor, TextRule.Any, out var ok);
        if (ok && !text.SequenceEqual("import-ecritures"u8)) Report.Add(JsonDiagnostics.FormatUnknown, mark, JsonText.Show(text), Format);
    }

    /// <summary>Checks the version; a major one that is not read ends the reading.</summary>
    protected void ReadVersion(ref JsonCursor cursor)
    {
        var mark = cursor.Mark;
        var text = Values.Text(ref cursor, TextRule.Any, out var ok);
        if (!ok) return;
        var shown = JsonText.Show(text);
        var point = text.IndexOf((byte)'.');
        if (point <= 0 || point == text.Length - 1 || !TextRule.AllDigits(text[..point]) || !TextRule.AllDigits(text[(point + 1)..]))
            Report.Add(JsonDiagnostics.VersionMalformed, mark, shown, Version);
        else if (!text[..point].SequenceEqual("1"u8))
        {
            Report.Add(JsonDiagnostics.VersionRefused, mark, shown, "1.x");
            Finish();
        }
        else if (text[(point + 1)..].ContainsAnyExcept((byte)'0')) Report.Add(JsonDiagnostics.VersionNewer, mark, shown, Version);
    }

    private bool IsInPeriod(NodaTime.LocalDate date) => Lot?.Period is not var (start, end) || date >= start && date <= end;

    private void Step()
    {
        var cursor = new JsonCursor(Source);
        try
        {
            Next(ref cursor);
            cursor.Suspend();
        }
        catch (JsonException error)
        {
            Fail(ReportSyntax(error, cursor.Depth));
        }
        catch (JsonTokenTooLongException error)
        {
            ReportTooLong(error, _options.MaxLineLength);
            Fail(null);
        }
    }

    private void Fail(JsonMark? error)
    {
        _entry.Drop();
        Totals.IsDoubtful = true;
        Report.Path.Reset(0);
        Report.Entry = "";
        if (!Recover(error)) Finish();
    }
}
