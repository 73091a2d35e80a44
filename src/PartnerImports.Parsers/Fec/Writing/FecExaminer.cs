using System.Buffers;
using System.Globalization;
using System.Text;
using NodaTime;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>Looks, line by line, for what a FEC demands and the source lacks, and for what it holds and a FEC cannot.</summary>
internal sealed class FecExaminer(FecWriterOptions options)
{
    /// <summary>The column that keeps the numbers of entries numbered anew.</summary>
    public const string OwnNumberColumn = "NumeroOrigine";

    private static readonly (EntryText Text, EntryField Field, FecColumn Column)[] Texts =
    [
        (EntryText.Journal, EntryField.Journal, FecColumn.JournalCode), (EntryText.JournalLabel, EntryField.JournalLabel, FecColumn.JournalLib),
        (EntryText.Number, EntryField.Number, FecColumn.EcritureNum), (EntryText.Account, EntryField.Account, FecColumn.CompteNum),
        (EntryText.AccountLabel, EntryField.AccountLabel, FecColumn.CompteLib), (EntryText.ThirdParty, EntryField.ThirdParty, FecColumn.CompAuxNum),
        (EntryText.ThirdPartyLabel, EntryField.ThirdPartyLabel, FecColumn.CompAuxLib), (EntryText.Reference, EntryField.Reference, FecColumn.PieceRef),
        (EntryText.Label, EntryField.Label, FecColumn.EcritureLib), (EntryText.Matching, EntryField.Matching, FecColumn.EcritureLet),
        (EntryText.Currency, EntryField.Currency, FecColumn.Idevise),
    ];

    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Select(b => (byte)b), 0x7F, (byte)'|']);

    private readonly DiagnosticBag _findings = new();
    private readonly List<string> _further = [];
    private readonly Encoding? _narrow = FecWriter.NarrowEncoding(options.Encoding);
    private readonly Dictionary<byte[], int> _entryByNumber = new(Utf8Keys.Comparer);
    private readonly HashSet<string> _labelled = [.. options.Labels.Journals.Where(journal => journal.Label.Length > 0).Select(journal => "J" + journal.Code),
        .. options.Labels.Accounts.Where(account => account.Label.Length > 0).Select(account => "A" + account.Number)];
    private readonly HashSet<(int Row, string Name)> _given = [];
    private SourcePlace? _firstNumberless;

    /// <summary>Takes the lines of a batch.</summary>
    public void Add(EntryLineBatch batch)
    {
        _given.Clear();
        foreach (var extra in batch.Extras) _given.Add((extra.Row, extra.Name));
        for (var row = 0; row < batch.Count; row++)
        {
            AddNumber(batch, row);
            foreach (var (text, field, column) in Texts) CheckText(batch, row, batch.Text(text, row), column, field);
            CheckDates(batch, row);
            if (batch.DueDates[row] != default) Report(FecWritingDiagnostics.DueDateLost, batch, row, EntryField.DueDate);
            if (options.Sides != FecSides.DebitAndCredit && !batch.Debits[row].IsZero && !batch.Credits[row].IsZero) Report(FecWritingDiagnostics.SideLost, batch, row, EntryField.Credit);
            CheckBlanks(batch, row);
        }
        foreach (var share in batch.Allocations) Report(FecWritingDiagnostics.AllocationsLost, batch, share.Row, EntryField.Allocations, batch.String(share.Section));
        foreach (var (row, document) in batch.Documents) Report(FecWritingDiagnostics.DocumentsLost, batch, row, EntryField.Line, document.Name);
        foreach (var extra in batch.Extras)
        {
            if (!_further.Contains(extra.Name)) _further.Add(extra.Name);
            CheckText(batch, extra.Row, batch.Bytes(extra.Value), null, EntryField.Line);
        }
    }

    /// <summary>All findings, with the columns to write.</summary>
    public FecExamination Complete()
    {
        if (!options.Siren.HasValue) _findings.Add(FecWritingDiagnostics.SirenMissing, SourcePlace.File, "SIREN", "", "--siren");
        if (options.Closing is null) _findings.Add(FecWritingDiagnostics.ClosingMissing, SourcePlace.File, "DateCloture", "", "--closing");
        if (_firstNumberless is { } place) _findings.Add(FecWritingDiagnostics.Renumbered, place, nameof(FecColumn.EcritureNum), "", OwnNumberColumn);
        var own = FecLayout.ColumnsOf(options.Regime, options.Sides != FecSides.DebitAndCredit).Select(FecColumns.NameOf).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Options = options, Findings = _findings.ToDiagnostics(), IsRenumbered = _firstNumberless is not null,
            Further = [.. _further.Where(name => !own.Contains(name) && name != OwnNumberColumn), .. _firstNumberless is null ? [] : (string[])[OwnNumberColumn]],
        };
    }

    /// <summary>Numbers name entries only if each entry has one of its own within its journal.</summary>
    private void AddNumber(EntryLineBatch batch, int row)
    {
        if (_firstNumberless is not null) return;
        var number = batch.Text(EntryText.Number, row);
        byte[] key = [.. batch.Text(EntryText.Journal, row), 0, .. number];
        if (FecJournals.IsNothing(number) || _entryByNumber.TryGetValue(key, out var entry) && entry != batch.Entries[row]) _firstNumberless = batch.Locate(row, EntryField.Number);
        else _entryByNumber[key] = batch.Entries[row];
    }

    private void CheckText(EntryLineBatch batch, int row, ReadOnlySpan<byte> text, FecColumn? column, EntryField field)
    {
        if (text.IsEmpty) return;
        var at = text.IndexOfAny(Controls);
        while (at >= 0 && text[at] == '|' && options.Separator != '|')
        {
            var next = text[(at + 1)..].IndexOfAny(Controls);
            at = next < 0 ? -1 : at + 1 + next;
        }
        var name = column is { } known ? FecColumns.NameOf(known) : "";
        if (at >= 0) Report(FecWritingDiagnostics.TextChanged, batch, row, field, $"U+{text[at]:X4}", name);
        if (_narrow is not null && !Ascii.IsValid(text) && FirstUnencodable(Encoding.UTF8.GetString(text)) is { } character)
            Report(FecWritingDiagnostics.CharacterLost, batch, row, field, character, name);
    }

    private string? FirstUnencodable(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            try
            {
                _narrow!.GetByteCount(rune.ToString());
            }
            catch (EncoderFallbackException)
            {
                return rune.ToString();
            }
        }
        return null;
    }

    private void CheckDates(EntryLineBatch batch, int row)
    {
        CheckDate(batch, row, batch.Dates[row], EntryField.Date);
        CheckDate(batch, row, batch.DocumentDates[row], EntryField.DocumentDate);
        CheckDate(batch, row, batch.MatchingDates[row], EntryField.MatchingDate);
        CheckDate(batch, row, batch.LockDates[row], EntryField.LockDate);
        if (batch.LockDates[row] == default && options.ValidDate is null && !options.ValidDateIsEntryDate) Report(FecWritingDiagnostics.ValidDateMissing, batch, row, EntryField.LockDate, "", nameof(FecColumn.ValidDate), "--valid-date");
    }

    private void CheckDate(EntryLineBatch batch, int row, LocalDate date, EntryField field)
    {
        if (date != default && date.Year is < 1900 or > 2099) Report(FecWritingDiagnostics.DateOutside, batch, row, field, date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
    }

    private void CheckBlanks(EntryLineBatch batch, int row)
    {
        foreach (var (text, field, column) in Texts)
        {
            if (!batch.Slices(text)[row].IsEmpty || !FecColumns.IsRequired(column, options.Regime)) continue;
            if (column == FecColumn.JournalLib && _labelled.Contains("J" + batch.String(EntryText.Journal, row))) continue;
            if (column == FecColumn.CompteLib && _labelled.Contains("A" + batch.String(EntryText.Account, row))) continue;
            if (column != FecColumn.EcritureNum) ReportBlank(batch, row, field, column);
        }
        if (batch.DocumentDates[row] == default) ReportBlank(batch, row, EntryField.DocumentDate, FecColumn.PieceDate);
        foreach (var column in (ReadOnlySpan<FecColumn>)[FecColumn.DateRglt, FecColumn.ModeRglt])
            if (FecColumns.IsRequired(column, options.Regime) && !_given.Contains((row, FecColumns.NameOf(column)))) ReportBlank(batch, row, EntryField.Line, column);
    }

    private void ReportBlank(EntryLineBatch batch, int row, EntryField field, FecColumn column)
    {
        var conventional = FecConventions.Of(column);
        Report(conventional is null ? FecWritingDiagnostics.RequiredMissing : FecWritingDiagnostics.RequiredBlank, batch, row, field, "", FecColumns.NameOf(column), conventional ?? "");
    }

    private void Report(DiagnosticDescriptor descriptor, EntryLineBatch batch, int row, EntryField field, string read = "", string name = "", string expected = "")
    {
        if (_findings.Tally(descriptor, name) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(batch.Locate(row, field), read, expected);
        else tally.CountOnly();
    }
}
