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
    private int _count;

    /// <summary>The runs, in the order of their rows.</summary>
    public ReadOnlySpan<FecRun> All => _runs.AsSpan(0, _count);

    /// <summary>Finds the runs of a batch.</summary>
    public void Take(EntryLineBatch batch, ReadOnlySpan<int> journals, LineNets nets)
    {
        _count = 0;
        if (_runs.Length < batch.Count) _runs = new FecRun[batch.Capacity];
        ReadOnlySpan<TextSlice> numbers = batch.Slices(EntryText.Number), accounts = batch.Slices(EntryText.Account);
        ReadOnlySpan<LocalDate> dates = batch.Dates;
        ReadOnlySpan<LineMarks> marks = batch.Marks;
        var hundredths = nets.Hundredths;
        var text = batch.TextBlock;
        ReadOnlySpan<byte> number = default;
        for (var row = 0; row < numbers.Length; row++)
        {
            var next = text.Slice(numbers[row].Start, numbers[row].Length);
            if (row == 0 || journals[row] != journals[row - 1] || !next.SequenceEqual(number))
            {
                _runs[_count++] = new(row, 0, 0, EntryTraits.None, true);
                number = next;
            }
            ref var run = ref _runs[_count - 1];
            run.Count++;
            run.Hundredths += hundredths[row];
            run.Traits |= TraitOf(text.Slice(accounts[row].Start, accounts[row].Length));
            if ((marks[row] & LineMarks.Faulty) != 0) run.Traits |= EntryTraits.Faulty;
            run.HasOneDate &= dates[row] == dates[run.Row];
        }
    }

    /// <summary>What the account of a line tells of its entry.</summary>
    public static EntryTraits TraitOf(ReadOnlySpan<byte> account) => account switch
    {
        [(byte)'6' or (byte)'7', ..] => EntryTraits.Result,
        [(byte)'1', (byte)'2', ..] => EntryTraits.Closing,
        _ => EntryTraits.Other,
    };
}
