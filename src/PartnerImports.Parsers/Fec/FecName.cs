using System.Text;
using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>What the name of a FEC tells: <c>SirenFECAAAAMMJJ</c>, with <c>_1</c>, <c>_2</c>… for the parts of one split in several (A47 A-1 X).</summary>
/// <remarks>Immutable. Case and extension do not matter; text before the nine digits is tolerated and told by <see cref="IsRegular"/>.</remarks>
public sealed record FecName
{
    private FecName()
    {
    }

    /// <summary>The taxpayer.</summary>
    public required Siren Siren { get; init; }

    /// <summary>The eight characters that stand for the closing date.</summary>
    public required string ClosingText { get; init; }

    /// <summary>The closing date of the fiscal year; null when the eight digits are no date.</summary>
    public LocalDate? Closing { get; init; }

    /// <summary>The number of the part, from 1; 0 for a FEC in one file.</summary>
    public int Part { get; init; }

    /// <summary>Whether the name holds nothing else than it must, but for an extension.</summary>
    public bool IsRegular { get; init; }

    /// <summary>Reads the name of a file, without folders; null when it does not hold nine digits, FEC and eight digits.</summary>
    public static FecName? TryRead(string? name)
    {
        if (name is null) return null;
        var stem = name.AsSpan();
        var dot = stem.LastIndexOf('.');
        if (dot > 0) stem = stem[..dot];
        for (var at = stem.LastIndexOf("FEC", StringComparison.OrdinalIgnoreCase); at >= 9; at = stem[..at].LastIndexOf("FEC", StringComparison.OrdinalIgnoreCase))
        {
            var before = stem[(at - 9)..at];
            var behind = stem[(at + 3)..];
            if (behind.Length < 8 || !Siren.TryParse(before, null, out var siren) || before.ContainsAnyExceptInRange('0', '9')) continue;
            if (at > 9 && char.IsAsciiDigit(stem[at - 10])) continue;
            var closing = behind[..8];
            var rest = behind[8..];
            if (closing.ContainsAnyExceptInRange('0', '9')) continue;
            var part = 0;
            if (!rest.IsEmpty && (rest[0] != '_' || !int.TryParse(rest[1..], System.Globalization.NumberStyles.None, null, out part) || part == 0)) continue;
            return new()
            {
                Siren = siren, ClosingText = closing.ToString(), Part = part, IsRegular = at == 9,
                Closing = FecDateText.Read(Encoding.ASCII.GetBytes(closing.ToString()), DayOrder.Unknown, out var date) == DateForm.Legal ? date : null,
            };
        }
        return null;
    }
}
