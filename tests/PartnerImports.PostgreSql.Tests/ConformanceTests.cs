using PartnerImports.Testing;
using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

public sealed class ConformanceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<string> Cases => new(StoreConformance.Cases.Select(each => each.Name));

    [Theory, MemberData(nameof(Cases))]
    [Rule("P1"), Rule("P2"), Rule("P3"), Rule("P4"), Rule("P5"), Rule("P6"), Rule("P7"), Rule("P8"), Rule("P12")]
    public async Task The_store_holds(string name)
    {
        await database.EmptyAsync();
        await using var fixture = new StoreFixture(database);
        await StoreConformance.Suite[name].RunAsync(fixture, TestContext.Current.CancellationToken);
    }

    private sealed class StoreFixture(TestDatabase database) : IStoreFixture
    {
        private readonly PostgreSqlDatabase _second = new(database.ConnectionString);

        public IImportStore Store => database.Store;

        public IImportStore SecondStore => new PostgreSqlImportStore(_second);

        public IBooks Books => database.Store;

        public ValueTask DisposeAsync() => _second.DisposeAsync();
    }
}
