using NodaTime;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Fec;

/// <summary>The journals of a file, by ordinals from 0 in order of first appearance, and what is known of the use of their numbers.</summary>
internal sealed class FecJournals
{
    private readonly KeyTable _codes = new();
    private readonly ByteList _onlyNumbers = new();
    private readonly ChunkedList<State> _states = new();

    private struct State
    {
        public long Offset;
        public int Line, Column;
        public short Part;
        public LocalDate Date;
        public bool HasSeveralDates, IsCertainlyUsed;
    }

    /// <summary>How many there are.</summary>
    public int Count => _codes.Count;

    /// <summary>The code of a journal, in UTF-8.</summary>
    public ReadOnlySpan<byte> Code(int ordinal) => _codes[ordinal];

    /// <summary>The journal of a code; -1 when there is none.</summary>
    public int Find(ReadOnlySpan<byte> code) => _codes.Find(0, code);

    /// <summary>The journal of a line.</summary>
    public int FindOrAdd(in FecLines lines, int row)
    {
        var ordinal = _codes.FindOrAdd(0, lines.Journal(row), out var isNew);
        if (!isNew) return ordinal;
        var place = lines.Batch.Locate(row, EntryField.Number);
        _states.Add(new() { Offset = place.Offset, Line = place.Line, Column = place.Column, Part = (short)place.Part, Date = lines.Dates[row] });
        _onlyNumbers.Add(lines.Number(row));
        return ordinal;
    }

    /// <summary>Where the first line of a journal stands.</summary>
    public SourcePlace First(int ordinal)
    {
        ref var state = ref _states[ordinal];
        return new() { Offset = state.Offset, Line = state.Line, Column = state.Column, Part = state.Part };
    }

    /// <summary>The value that stands in place of a number, where numbers are not used.</summary>
    public ReadOnlySpan<byte> OnlyNumber(int ordinal) => _onlyNumbers[ordinal];

    /// <summary>Whether it is certain already that numbers are used.</summary>
    public bool IsCertainlyUsed(int ordinal) => _states[ordinal].IsCertainlyUsed;

    /// <summary>Whether numbers are used: not blank or zero on all lines, nor one value on lines of several dates.</summary>
    public bool IsUsed(int ordinal) => _states[ordinal].IsCertainlyUsed || !IsNothing(_onlyNumbers[ordinal]) && !_states[ordinal].HasSeveralDates;

    /// <summary>Takes a line of a journal whose use of numbers is not certain.</summary>
    public void Take(int ordinal, ReadOnlySpan<byte> number, LocalDate date)
    {
        ref var state = ref _states[ordinal];
        if (date != state.Date && date != default) state.HasSeveralDates = true;
        var only = _onlyNumbers[ordinal];
        if (!number.SequenceEqual(only) && !(IsNothing(number) && IsNothing(only))) state.IsCertainlyUsed = true;
    }

    /// <summary>Whether a number is blank or zero.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> number) => number.IndexOfAnyExcept((byte)'0') < 0;
}
