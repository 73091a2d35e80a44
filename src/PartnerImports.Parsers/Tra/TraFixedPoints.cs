using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Tra;

/// <summary>Columns beyond the anchors whose values are known, by record: they show that a line slipped further right.</summary>
internal static class TraFixedPoints
{
    private enum Allowed
    {
        Flag,
        Date,
        Opening,
        MatchingState,
        Company,
        SepaScheme,
    }

    private static readonly (int Start, int Length, Allowed Allowed)[] Extended =
    [
        (258, 8, Allowed.Date), (266, 8, Allowed.Date), (302, 3, Allowed.Opening), (386, 1, Allowed.Flag), (447, 8, Allowed.Date),
        (455, 8, Allowed.Date), (463, 8, Allowed.Date), (998, 8, Allowed.Date), (1006, 8, Allowed.Date), (1021, 3, Allowed.MatchingState),
    ];

    private static readonly (int Start, int Length, Allowed Allowed)[] ThirdParty = [(878, 1, Allowed.Flag), (879, 1, Allowed.Flag)];
    private static readonly (int Start, int Length, Allowed Allowed)[] BankDetails = [(154, 3, Allowed.Company), (157, 1, Allowed.Flag), (158, 1, Allowed.Flag), (159, 1, Allowed.Flag)];
    private static readonly (int Start, int Length, Allowed Allowed)[] Mandate = [(257, 3, Allowed.SepaScheme)];

    /// <summary>The first column of the extended part of a general line whose value it cannot have; 0 when all are in place.</summary>
    public static int FirstFault(in FixedWidthLine movement) => FirstFault(movement, Extended);

    /// <summary>The first column of a parameter record whose value it cannot have; 0 when all are in place.</summary>
    public static int FirstFault(ReadOnlySpan<byte> code, in FixedWidthLine record) =>
        code.SequenceEqual("CAE"u8) ? FirstFault(record, ThirdParty)
        : code.SequenceEqual("RIB"u8) ? FirstFault(record, BankDetails)
        : code.SequenceEqual("MDT"u8) ? FirstFault(record, Mandate)
        : 0;

    private static int FirstFault(in FixedWidthLine line, (int Start, int Length, Allowed Allowed)[] points)
    {
        foreach (var (start, length, allowed) in points)
            if (line.Length >= start && !Holds(line.Slice(start, length), allowed)) return start;
        return 0;
    }

    private static bool Holds(ReadOnlySpan<byte> padded, Allowed allowed)
    {
        var value = padded.Trim((byte)' ');
        if (value.IsEmpty) return true;
        return allowed switch
        {
            Allowed.Flag => value is [(byte)'X' or (byte)'x' or (byte)'-' or 0x96] or [0xE2, 0x80, 0x93],
            Allowed.Date => value.Length == 8 && TraDate.AreDigits(value),
            Allowed.Opening => value.SequenceEqual("N"u8) || value.SequenceEqual("OAN"u8) || value.SequenceEqual("H"u8),
            Allowed.MatchingState => value.SequenceEqual("RI"u8) || value.SequenceEqual("AL"u8) || value.SequenceEqual("PL"u8) || value.SequenceEqual("TL"u8),
            Allowed.Company => padded.Length == 3 && !value.Contains((byte)' ') && !value.ContainsAny("-"u8),
            Allowed.SepaScheme => padded[0] is >= (byte)'0' and <= (byte)'9',
            _ => throw new InvalidOperationException($"{allowed} allows nothing."),
        };
    }
}
