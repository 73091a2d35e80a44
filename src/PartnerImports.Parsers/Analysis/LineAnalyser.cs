using NodaTime;

namespace PartnerImports.Parsers.Analysis;

/// <summary>The first pass over the lines of a file, the same for every format: sums, dates, reference data, checks, grouping.</summary>
/// <remarks>Feed it every batch, or a digest of it, in the order of the file, then ask for the result. Not thread-safe.</remarks>
/// <param name="options">What the caller settled.</param>
/// <param name="diagnostics">Where findings go.</param>
/// <param name="grouper">Makes entries of lines.</param>
/// <param name="matchingIsOfLines">Whether a matching code is that of its line; where it is the whole entry's, its lines need not balance.</param>
/// <param name="reference">Gathers what records and lines name; a new one when null.</param>
internal sealed class LineAnalyser(ReadOptions options, DiagnosticBag diagnostics, LineGrouper grouper, bool matchingIsOfLines = true, ReferenceCollector? reference = null)
{
    private readonly LineChecks _checks = new(diagnostics);
    private readonly MatchingGroups _matching = new();
    private readonly LineDigest _digest = new();
    private long _lines;
    private AmountTotal _debit, _credit;
    private LocalDate _first = LocalDate.MaxIsoValue, _last;
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
        _digest.Take(batch);
        Add(_digest);
    }

    /// <summary>Takes the lines of a batch that were digested, maybe by another thread.</summary>
    public void Add(LineDigest digest)
    {
        var batch = digest.Batch;
        if (batch.Count == 0) return;
        Reference.Add(digest);
        Sum(digest);
        _checks.Check(digest);
        if (matchingIsOfLines) _matching.Add(batch, digest.Matched);
        _matchingField = batch.NameOf(EntryField.Matching);
        grouper.Add(digest);
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
                Entries = grouping.Entries, Lines = _lines, TotalDebit = _debit, TotalCredit = _credit, FirstMovement = Given(_first), LastMovement = Given(_last),
                Journals = Reference.Journals, Accounts = Reference.Accounts, ThirdParties = Reference.ThirdParties, Sections = Reference.Sections,
            },
            ReferenceData = Reference.ToReferenceData(), Grouping = grouping.Grouping, Plan = grouping.CreateAssigner, Fingerprint = _fingerprint.ToString(),
            ImpliedPeriod = Given(_last) is { } last ? ReferencePeriod.CalendarYearOf(last) : null,
            Diagnostics = diagnostics.ToDiagnostics(), Counts = diagnostics.Counts,
        };
    }

    private void Sum(LineDigest digest)
    {
        _lines += digest.Batch.Count;
        _debit += digest.Nets.Debit;
        _credit += digest.Nets.Credit;
        _fingerprint.Add(digest.Fingerprint);
        if (digest.First < _first) _first = digest.First;
        if (digest.Last > _last) _last = digest.Last;
    }

    /// <summary>A date of the lines, once there is one.</summary>
    private LocalDate? Given(LocalDate date) => _last == default ? null : date;
}
