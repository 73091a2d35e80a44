using PartnerImports.Testing;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>A database that two processes have open.</summary>
internal sealed class StoreFixture(TestDatabase database) : IStoreFixture
{
    private readonly PostgreSqlDatabase _second = new(database.ConnectionString);

    public IImportStore Store => database.Store;

    public IImportStore SecondStore => new PostgreSqlImportStore(_second);

    public IBooks Books => database.Store;

    public ValueTask DisposeAsync() => _second.DisposeAsync();
}
