using PartnerImports.Sqlite;
using PartnerImports.Testing;

namespace PartnerImports.Tests;

/// <summary>A file opened twice, as two processes would.</summary>
internal sealed class SqliteStoreFixture : IStoreFixture
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imports-").FullName;
    private readonly SqliteFile _file, _second;

    public SqliteStoreFixture(SqliteFileOptions? options = null)
    {
        var path = Path.Combine(_folder, "store.db");
        _file = new(path, options);
        _second = new(path, options);
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
