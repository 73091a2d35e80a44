using NodaTime;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Fec;

/// <summary>What the lines of a batch of a FEC tell by themselves.</summary>
/// <param name="capacity">How many lines the batch takes.</param>
/// <param name="closing">The last day of the fiscal year; null when it is not known.</param>
internal sealed class FecDigest(int capacity, LocalDate? closing) : LineDigest
{
    private readonly (LocalDate Start, LocalDate End) _year = FecLineChecks.YearOf(closing);
    private readonly EntryLineBatch _lines = new(capacity);

    /// <summary>The runs of lines with one journal and number.</summary>
    public FecRuns Runs { get; } = new();

    /// <summary>Whether <see cref="FecLineChecks"/> may have something to say of a line.</summary>
    public bool HasFecSuspects { get; private set; }

    /// <summary>The first posting lock date; the default value when no line has one.</summary>
    public LocalDate FirstLock { get; private set; }

    /// <summary>The last posting lock date; the default value when no line has one. Where lines have no suspects, the dates ascend.</summary>
    public LocalDate LastLock { get; private set; }

    /// <summary>Reads and digests the next lines; false when there are none left.</summary>
    public async ValueTask<bool> ReadAsync(FecLineReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(_lines, cancellationToken).ConfigureAwait(false)) return false;
        Take(_lines);
        return true;
    }

    /// <inheritdoc/>
    public override void Take(EntryLineBatch batch)
    {
        base.Take(batch);
        Runs.Take(this);
        HasFecSuspects = MayFind(batch);
    }

    private bool MayFind(EntryLineBatch batch)
    {
        ReadOnlySpan<LineMarks> marks = batch.Marks;
        ReadOnlySpan<LocalDate> dates = batch.Dates, locks = batch.LockDates;
        ReadOnlySpan<TextSlice> journals = batch.Slices(EntryText.Journal), labels = batch.Slices(EntryText.Label);
        ReadOnlySpan<TextSlice> thirdParties = batch.Slices(EntryText.ThirdParty), thirdPartyLabels = batch.Slices(EntryText.ThirdPartyLabel);
        var text = batch.TextBlock;
        var (mayFind, first, last) = (false, default(LocalDate), default(LocalDate));
        for (var row = 0; row < marks.Length; row++)
        {
            mayFind |= (marks[row] & LineMarks.Faulty) != 0 | journals[row].IsEmpty | !thirdParties[row].IsEmpty & thirdPartyLabels[row].IsEmpty;
            if (row == 0 || dates[row] != dates[row - 1] || locks[row] != locks[row - 1])
            {
                mayFind |= dates[row] > _year.End || dates[row] < _year.Start;
                if (locks[row] != default)
                {
                    mayFind |= locks[row] < dates[row] || locks[row] < last;
                    last = locks[row];
                    if (first == default) first = last;
                }
            }
            mayFind |= FecLineChecks.IsCentralisation(text, labels[row]);
        }
        (FirstLock, LastLock) = (first, last);
        return mayFind;
    }
}
