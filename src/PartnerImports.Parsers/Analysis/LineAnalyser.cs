using NodaTime;

namespace PartnerImports.Parsers.Analysis;

/// <summary>The first pass over the lines of a file, the same for every format: sums, dates, reference data, checks, grouping.</summary>
/// <remarks>Feed it every batch in the order of the file, then ask for the result. Not thread-safe.</remarks>
/// <param name="options">What the caller settled.</param>
/// <param name="diagnostics">Where findings go.</param>
/// <param name="grouper">Makes entries of lines.</param>
/// <param name="matchingIsOfLines">Whether a matching code is that of its line; where it is the whole entry's, its lines need not balance.</param>
/// <param name="reference">Gathers what records and lines name; a new one when null.</param>
internal sealed class LineAnalyser(ReadOptions options, DiagnosticBag diagnostics, LineGrouper grouper, bool matchingIsOfLines = true, ReferenceCollector? reference = null)
{
    private readonly LineChecks _checks = new(diagnostics);
    private readonly MatchingGroups _matching = new();
    private readonly LineNets _nets = new();
    private long _lines;
    private AmountTotal _debit, _credit;
    private LocalDate? _first, _last;
    private LineFingerprint _fingerprint;
    private string _matchingField = "";

    /// <summary>The journals, accounts, third parties and sections named so far; readers of parameter records add to it.</summary>
    public ReferenceCollector Reference { get; } = reference ?? new(diagnostics);

    /// <summary>Whether journal and account may be blank, as the law permits in some regimes of a FEC.</summary>
    public bool AllowsBlankCodes
    {
        get => _checks.AllowsBlankCodes;
        set => _checks.AllowsBlankCodes = value;
    }

    /// <summary>Takes the lines of a batch.</summary>
    public void Add(EntryLineBatch batch)
    {
        if (batch.Count == 0) return;
        Reference.Add(batch);
        Sum(batch);
        _checks.Check(batch);
        if (matchingIsOfLines) _matching.Add(batch);
        _matchingField = batch.NameOf(EntryField.Matching);
        grouper.Add(batch);
        foreach (var check in options.Checks) check.Check(batch, diagnostics);
    }

    /// <summary>What all lines together tell; format, encoding and facts of the file are the format's to add.</summary>
    public ImportAnalysis Complete(ContentLook look)
    {
        var grouping = grouper.Complete(diagnostics);
        _matching.Report(diagnostics, _matchingField);
        if (_lines == 0 && Reference.IsEmpty && !diagnostics.HasBlocking) diagnostics.Add(EntryDiagnostics.NoEntries, SourcePlace.File);
        return new()
        {
            Look = look, Encoding = look.Encoding, Options = options,
            Summary = new()
            {
                Entries = grouping.Entries, Lines = _lines, TotalDebit = _debit, TotalCredit = _credit, FirstMovement = _first, LastMovement = _last,
                Journals = Reference.Journals, Accounts = Reference.Accounts, ThirdParties = Reference.ThirdParties, Sections = Reference.Sections,
            },
            ReferenceData = Reference.ToReferenceData(), Grouping = grouping.Grouping, Plan = grouping.CreateAssigner, Fingerprint = _fingerprint.ToString(),
            ImpliedPeriod = _last is { } last ? ReferencePeriod.CalendarYearOf(last) : null,
            Diagnostics = diagnostics.ToDiagnostics(), Counts = diagnostics.Counts,
        };
    }

    private void Sum(EntryLineBatch batch)
    {
        _lines += batch.Count;
        _nets.Take(batch, ref _debit, ref _credit);
        ReadOnlySpan<LocalDate> dates = batch.Dates;
        ReadOnlySpan<TextSlice> accounts = batch.Slices(EntryText.Account);
        ReadOnlySpan<int> journals = Reference.JournalOf.Ordinals;
        ReadOnlySpan<ulong> keys = Reference.AccountOf.Keys;
        ulong common = 0;
        for (var row = 0; row < dates.Length; row++)
        {
            if (row == 0 || dates[row] != dates[row - 1] || journals[row] != journals[row - 1])
            {
                common = LineFingerprint.HashOf(batch.Text(EntryText.Journal, row), dates[row]);
                Include(dates[row]);
            }
            _fingerprint.Add(common, batch.Bytes(accounts[row]), keys[row], _nets.Billionths(batch, row));
        }
    }

    private void Include(LocalDate date)
    {
        if (date == default) return;
        if (_first is not { } first || date < first) _first = date;
        if (_last is not { } last || date > last) _last = date;
    }
}
