using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>Runs conformance cases over an adapter that is broken on purpose.</summary>
internal static class Noticed
{
    /// <summary>The first case that notices that an adapter is broken; empty when none does.</summary>
    public static async Task<string> ByAsync<TFixture>(IEnumerable<ConformanceCase<TFixture>> cases, Func<TFixture> fixtureOf) where TFixture : IAsyncDisposable
    {
        foreach (var each in cases)
        {
            await using var fixture = fixtureOf();
            try
            {
                await each.RunAsync(fixture, TestContext.Current.CancellationToken);
            }
            catch (ConformanceException)
            {
                return each.ToString();
            }
        }
        return "";
    }
}
