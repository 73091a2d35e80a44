using System.Globalization;

namespace PartnerImports.Benchmarks.Summary;

/// <summary>Numbers with a decimal comma.</summary>
internal static class French
{
    /// <summary>The invariant culture but for the marks of numbers.</summary>
    public static CultureInfo Numbers { get; } = Make();

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", " ");
        return CultureInfo.ReadOnly(culture);
    }
}
