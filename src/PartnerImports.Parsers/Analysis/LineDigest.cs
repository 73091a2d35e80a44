using NodaTime;

namespace PartnerImports.Parsers.Analysis;

/// <summary>What the lines of a batch tell by themselves, whatever stands before them in the file.</summary>
/// <remarks>
/// A first pass is made of two halves. Digests need one batch only, and are made by whichever thread has just read it; what depends on the
/// order of the file is then taken from them, batch after batch, by a <see cref="LineAnalyser"/>, which looks at single lines only where the
/// digest gives cause. Not thread-safe; used again for the next batch.
/// </remarks>
internal class LineDigest
{
    private int[] _matched = [];

    /// <summary>The lines.</summary>
    public EntryLineBatch Batch { get; private set; } = null!;

    /// <summary>The journals that they name.</summary>
    public BatchCodes Journals { get; } = new(EntryText.Journal, EntryText.JournalLabel);

    /// <summary>The accounts that they name.</summary>
    public BatchCodes Accounts { get; } = new(EntryText.Account, EntryText.AccountLabel);

    /// <summary>The third parties that they name.</summary>
    public BatchCodes ThirdParties { get; } = new(EntryText.ThirdParty, EntryText.ThirdPartyLabel);

    /// <summary>What each line adds to.</summary>
    public LineNets Nets { get; } = new();

    /// <summary>The fingerprint of the lines.</summary>
    public LineFingerprint Fingerprint { get; private set; }

    /// <summary>The first date; the greatest there is when no line has one.</summary>
    public LocalDate First { get; private set; }

    /// <summary>The last date; the default value when no line has one.</summary>
    public LocalDate Last { get; private set; }

    /// <summary>Whether a line may be reported by <see cref="LineChecks"/>.</summary>
    public bool HasSuspects { get; private set; }

    /// <summary>The rows that have a matching code.</summary>
    public ReadOnlySpan<int> Matched => _matched.AsSpan(0, MatchedCount);

    private int MatchedCount { get; set; }

    /// <summary>Takes the lines of a batch.</summary>
    public virtual void Take(EntryLineBatch batch)
    {
        Batch = batch;
        Journals.Take(batch);
        Accounts.Take(batch);
        ThirdParties.Take(batch);
        Nets.Take(batch);
        HasSuspects = LineChecks.MayFind(batch);
        TakeMatched(batch);
        Sum(batch);
    }

    private void TakeMatched(EntryLineBatch batch)
    {
        if (_matched.Length < batch.Count) _matched = new int[batch.Capacity];
        ReadOnlySpan<TextSlice> codes = batch.Slices(EntryText.Matching);
        var count = 0;
        for (var row = 0; row < codes.Length; row++)
        {
            _matched[count] = row;
            if (!codes[row].IsEmpty) count++;
        }
        MatchedCount = count;
    }

    private void Sum(EntryLineBatch batch)
    {
        ReadOnlySpan<LocalDate> dates = batch.Dates;
        ReadOnlySpan<TextSlice> accounts = batch.Slices(EntryText.Account);
        ReadOnlySpan<int> journals = Journals.Places;
        ReadOnlySpan<ulong> keys = Accounts.Keys;
        var fingerprint = default(LineFingerprint);
        (First, Last) = (LocalDate.MaxIsoValue, default);
        ulong common = 0;
        for (var row = 0; row < dates.Length; row++)
        {
            if (row == 0 || dates[row] != dates[row - 1] || journals[row] != journals[row - 1])
            {
                common = LineFingerprint.HashOf(batch.Text(EntryText.Journal, row), dates[row]);
                Include(dates[row]);
            }
            fingerprint.Add(common, batch.Bytes(accounts[row]), keys[row], Nets.Billionths(batch, row));
        }
        Fingerprint = fingerprint;
    }

    private void Include(LocalDate date)
    {
        if (date == default) return;
        if (date < First) First = date;
        if (date > Last) Last = date;
    }
}
