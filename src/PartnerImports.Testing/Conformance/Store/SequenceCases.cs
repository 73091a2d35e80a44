namespace PartnerImports.Testing;

/// <summary>Random sequences of calls against the reference model.</summary>
internal static class SequenceCases
{
    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
        from seed in Enumerable.Range(1, 12)
        select new ConformanceCase<IStoreFixture>("Sequence", $"A random sequence of calls gives the answers of the store in memory (seed {seed})", "", (fixture, cancellationToken) =>
            StoreSequence.RunAsync(fixture, seed, cancellationToken: cancellationToken));
}
