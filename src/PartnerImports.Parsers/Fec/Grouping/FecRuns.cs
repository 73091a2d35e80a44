using NodaTime;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Fec;

/// <summary>Lines of a batch that follow each other with one journal and number: most entries are one run.</summary>
/// <param name="Row">The first row.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Hundredths">Debits less credits, where <see cref="LineNets.AreHundredths"/>.</param>
/// <param name="Traits">What is known of the lines.</param>
/// <param name="HasOneDate">Whether all have the date of the first.</param>
internal record struct FecRun(int Row, int Count, long Hundredths, EntryTraits Traits, bool HasOneDate);

/// <summary>The runs of a batch.</summary>
internal sealed class FecRuns
{
    private FecRun[] _runs = [];
    private EntryTraits[] _traits = [];
    private int _count;

    /// <summary>The runs, in the order of their rows.</summary>
    public ReadOnlySpan<FecRun> All => _runs.AsSpan(0, _count);

    /// <summary>Finds the runs of a batch, which holds a line at least.</summary>
    public void Take(LineDigest digest)
    {
        var batch = digest.Batch;
        _count = 0;
        if (_runs.Length < batch.Count) _runs = new FecRun[batch.Capacity];
        TakeTraits(batch, digest.Accounts.List);
        ReadOnlySpan<TextSlice> numbers = batch.Slices(EntryText.Number);
        ReadOnlySpan<LocalDate> dates = batch.Dates;
        ReadOnlySpan<LineMarks> marks = batch.Marks;
        ReadOnlySpan<int> journals = digest.Journals.Places, accounts = digest.Accounts.Places;
        var hundredths = digest.Nets.Hundredths;
        var text = batch.TextBlock;
        var number = text.Slice(numbers[0].Start, numbers[0].Length);
        var run = new FecRun(0, 0, 0, EntryTraits.None, true);
        for (var row = 0; row < numbers.Length; row++)
        {
            var next = text.Slice(numbers[row].Start, numbers[row].Length);
            if (!next.SequenceEqual(number) || journals[row] != journals[run.Row])
            {
                _runs[_count++] = run;
                run = new(row, 0, 0, EntryTraits.None, true);
                number = next;
            }
            run.Count++;
            run.Hundredths += hundredths[row];
            run.Traits |= (accounts[row] >= 0 ? _traits[accounts[row]] : EntryTraits.Other) | ((marks[row] & LineMarks.Faulty) != 0 ? EntryTraits.Faulty : EntryTraits.None);
            run.HasOneDate &= dates[row] == dates[run.Row];
        }
        _runs[_count++] = run;
    }

    private void TakeTraits(EntryLineBatch batch, ReadOnlySpan<BatchCodes.Code> accounts)
    {
        if (_traits.Length < accounts.Length) _traits = new EntryTraits[accounts.Length * 2];
        for (var i = 0; i < accounts.Length; i++) _traits[i] = TraitOf(batch.Text(EntryText.Account, accounts[i].Row));
    }

    /// <summary>What the account of a line tells of its entry.</summary>
    public static EntryTraits TraitOf(ReadOnlySpan<byte> account) => account switch
    {
        [(byte)'6' or (byte)'7', ..] => EntryTraits.Result,
        [(byte)'1', (byte)'2', ..] => EntryTraits.Closing,
        _ => EntryTraits.Other,
    };
}
