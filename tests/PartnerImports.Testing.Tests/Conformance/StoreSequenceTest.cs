using PartnerImports.Testing;

namespace PartnerImports.Tests.Conformance;

public sealed class StoreSequenceTest
{
    [Fact]
    public async Task Many_sequences_agree_with_the_model()
    {
        var count = Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") == "1" ? 5_000 : 150;
        for (var seed = 100; seed < 100 + count; seed++)
            await StoreSequence.RunAsync(new InMemoryStoreFixture(), seed, cancellationToken: TestContext.Current.CancellationToken);
    }
}
