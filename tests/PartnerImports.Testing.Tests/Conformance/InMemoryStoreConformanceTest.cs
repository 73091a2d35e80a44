using PartnerImports.Testing;

namespace PartnerImports.Tests.Conformance;

public sealed class InMemoryStoreConformanceTest
{
    public static TheoryData<string> Cases => new(StoreConformance.Cases.Select(each => each.Name));

    [Theory, MemberData(nameof(Cases))]
    [Rule("P1"), Rule("P2"), Rule("P3"), Rule("P4"), Rule("P5"), Rule("P6"), Rule("P8")]
    public async Task The_store_in_memory_holds(string name)
    {
        await using var fixture = new InMemoryStoreFixture();
        await StoreConformance.Suite[name].RunAsync(fixture, TestContext.Current.CancellationToken);
    }
}
