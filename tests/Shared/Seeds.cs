using System.Globalization;

namespace PartnerImports.Tests;

/// <summary>Which seeds a test runs. One alone: <c>PARTNER_IMPORTS_SEED=17</c>; many more: <c>PARTNER_IMPORTS_LONG=1</c>.</summary>
internal static class Seeds
{
    public static IReadOnlyList<int> First(int count, int whenLong) =>
        int.TryParse(Environment.GetEnvironmentVariable("PARTNER_IMPORTS_SEED"), CultureInfo.InvariantCulture, out var seed) ? [seed]
        : [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") == "1" ? whenLong : count)];
}
