namespace PartnerImports.Testing;

/// <summary>Makes cases of a topic; each ends with the store's own check.</summary>
internal static class StoreCase
{
    public static ConformanceCase<IStoreFixture> Of(string topic, string rule, string name, Func<StoreScenario, ValueTask> run) => new(topic, name, rule, async (fixture, cancellationToken) =>
    {
        var scenario = new StoreScenario(fixture, cancellationToken);
        await run(scenario).ConfigureAwait(false);
        await scenario.CheckAsync().ConfigureAwait(false);
    });
}
