using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>A column that is read line after line. It never reports: what is unusual about a value is for the general way to say.</summary>
internal abstract class PlainColumn
{
    /// <summary>Reads the column and tells before which line something unusual stands; the count of lines when there is none.</summary>
    /// <param name="run">The lines.</param>
    /// <param name="count">How many of them are read.</param>
    /// <param name="batch">Where the values go.</param>
    /// <param name="row">The row of the first line.</param>
    public abstract int Fill(in PlainRun run, int count, EntryLineBatch batch, int row);
}

/// <summary>A column of the file.</summary>
/// <param name="rank">Its rank, from 0.</param>
/// <param name="rules">How values are written.</param>
/// <param name="isRequired">Whether each line must have a value.</param>
internal abstract class PlainField(int rank, ValueRules rules, bool isRequired) : PlainColumn
{
    private readonly TextSet? _absents = rules.Absents.HasTexts ? rules.Absents : null;

    protected int Rank => rank;

    protected ValueRules Rules => rules;

    /// <summary>Whether a line may go without a value.</summary>
    protected bool MayBeAbsent => !isRequired;

    /// <summary>Whether some texts stand for none.</summary>
    protected bool HasAbsents => _absents is not null;

    /// <summary>Whether a text stands for none.</summary>
    protected bool IsAbsent(ReadOnlySpan<byte> text) => text.IsEmpty || _absents is not null && _absents.Contains(text);
}

/// <summary>Texts.</summary>
/// <param name="source">Where they are.</param>
/// <param name="text">The column of the batch.</param>
/// <param name="rules">How values are written.</param>
/// <param name="isRequired">Whether each line must have one.</param>
internal sealed class PlainTexts(BoundSource source, EntryText text, ValueRules rules, bool isRequired) : PlainField(source.Index, rules, isRequired)
{
    /// <summary>A text of more bytes may have more characters than the format knows.</summary>
    private readonly int _longest = source.Rule.MaxLength > 0 ? source.Rule.MaxLength : int.MaxValue;

    public override int Fill(in PlainRun run, int count, EntryLineBatch batch, int row)
    {
        var slices = batch.Slices(text).Slice(row, count);
        ReadOnlySpan<int> starts = run.Starts, ends = run.Ends;
        var (fields, shift) = (run.Fields, run.Shift);
        var (shortest, longest) = (int.MaxValue, 0);
        for (int line = 0, at = Rank; line < slices.Length; line++, at += fields)
        {
            var start = PlainRun.StartOf(starts, ends, line, at, Rank);
            var length = ends[at] - start;
            shortest = Math.Min(shortest, length);
            longest = Math.Max(longest, length);
            slices[line] = new(start + shift, length);
        }
        if (HasAbsents) TakeAbsents(slices, batch, ref shortest);
        if (longest <= _longest && (MayBeAbsent || shortest > 0)) return count;
        for (count = 0; slices[count].Length <= _longest && (MayBeAbsent || !slices[count].IsEmpty);) count++;
        return count;
    }

    private void TakeAbsents(Span<TextSlice> slices, EntryLineBatch batch, ref int shortest)
    {
        foreach (ref var slice in slices)
        {
            if (!IsAbsent(batch.Bytes(slice))) continue;
            slice = default;
            shortest = 0;
        }
    }
}

/// <summary>A text that the model gives every line.</summary>
internal sealed class PlainConstant(byte[] value, EntryText text) : PlainColumn
{
    public override int Fill(in PlainRun run, int count, EntryLineBatch batch, int row)
    {
        batch.Slices(text).Slice(row, count).Fill(batch.Append(value));
        return count;
    }
}

/// <summary>Dates.</summary>
internal sealed class PlainDates(BoundSource source, Target target, ValueRules rules, bool isRequired) : PlainField(source.Index, rules, isRequired)
{
    private readonly DateCache _dates = new(source.Rule.Dates.IsEmpty ? rules.Dates : source.Rule.Dates, rules.CenturyPivot);

    public override int Fill(in PlainRun run, int count, EntryLineBatch batch, int row)
    {
        var dates = (target switch
        {
            Target.Date => batch.Dates,
            Target.DocumentDate => batch.DocumentDates,
            Target.DueDate => batch.DueDates,
            _ => batch.MatchingDates,
        })[row..];
        var block = run.Block;
        ReadOnlySpan<int> starts = run.Starts, ends = run.Ends;
        var fields = run.Fields;
        for (int line = 0, at = Rank; line < count; line++, at += fields)
        {
            var text = block[PlainRun.StartOf(starts, ends, line, at, Rank)..ends[at]];
            if (IsAbsent(text) ? !MayBeAbsent : !_dates.TryRead(text, out dates[line])) return line;
        }
        return count;
    }
}

/// <summary>Something that hardly any line has: those that have it go the general way.</summary>
internal sealed class PlainBlank(int rank) : PlainColumn
{
    public override int Fill(in PlainRun run, int count, EntryLineBatch batch, int row)
    {
        for (int line = 0, at = rank; line < count; line++, at += run.Fields)
            if (run.Ends[at] != PlainRun.StartOf(run.Starts, run.Ends, line, at, rank)) return line;
        return count;
    }
}
