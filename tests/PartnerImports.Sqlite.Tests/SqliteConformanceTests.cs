using PartnerImports.Sqlite;
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

    /// <summary>A file opened twice, as two processes would.</summary>
    private sealed class SqliteStoreFixture : IStoreFixture
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("imports-").FullName;
        private readonly SqliteFile _file, _second;

        public SqliteStoreFixture()
        {
            var path = Path.Combine(_folder, "store.db");
            _file = new(path);
            _second = new(path);
            Books = new SqliteImportStore(_file);
            SecondStore = new SqliteImportStore(_second);
        }

        public IImportStore Store => (IImportStore)Books;

        public IImportStore SecondStore { get; }

        public IBooks Books { get; }

        public ValueTask DisposeAsync()
        {
            _file.Dispose();
            _second.Dispose();
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
