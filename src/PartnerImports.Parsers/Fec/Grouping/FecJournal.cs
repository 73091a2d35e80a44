using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>What is known of the use of numbers in a journal.</summary>
internal sealed class FecJournal(int ordinal, byte[] code)
{
    private byte[]? _onlyNumber;
    private bool _hasSeveralNumbers, _hasSeveralDates;
    private LocalDate _date;

    /// <summary>The journals in order of first appearance, from 0.</summary>
    public int Ordinal => ordinal;

    /// <summary>Its code, in UTF-8.</summary>
    public byte[] Code => code;

    /// <summary>Where its first line stands.</summary>
    public SourcePlace First { get; set; }

    /// <summary>The value that stands in place of a number.</summary>
    public ReadOnlySpan<byte> OnlyNumber => _onlyNumber;

    /// <summary>Whether it is certain already that numbers are used.</summary>
    public bool IsCertainlyUsed { get; private set; }

    /// <summary>Whether numbers are used: not blank or zero on all lines, nor one value on lines of several dates.</summary>
    public bool IsUsed => IsCertainlyUsed || !IsNothing(_onlyNumber) && !_hasSeveralDates;

    /// <summary>Takes a line.</summary>
    public void Add(ReadOnlySpan<byte> number, LocalDate date)
    {
        if (IsCertainlyUsed) return;
        if (_onlyNumber is null) (_onlyNumber, _date) = (number.ToArray(), date);
        if (date != _date && date != default) _hasSeveralDates = true;
        if (number.SequenceEqual(_onlyNumber)) return;
        if (IsNothing(number) && IsNothing(_onlyNumber)) return;
        _hasSeveralNumbers = true;
        IsCertainlyUsed = _hasSeveralNumbers;
    }

    /// <summary>Whether a number is blank or zero.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> number) => number.IndexOfAnyExcept((byte)'0') < 0;
}
