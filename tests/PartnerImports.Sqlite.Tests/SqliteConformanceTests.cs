using PartnerImports.Testing;

namespace PartnerImports.Tests;

public sealed class SqliteConformanceTests
{
    public static TheoryData<string> Cases => new(StoreConformance.Cases.Select(each => each.Name));

    [Theory, MemberData(nameof(Cases))]
    public async Task Holds(string name)
    {
        await using var fixture = new SqliteStoreFixture();
        await StoreConformance.Suite[name].RunAsync(fixture, TestContext.Current.CancellationToken);
    }
}
