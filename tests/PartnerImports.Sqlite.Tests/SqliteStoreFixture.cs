using PartnerImports.Sqlite;
using PartnerImports.Testing;

namespace PartnerImports.Tests;

/// <summary>A file opened twice, as two processes would.</summary>
internal sealed class SqliteStoreFixture : IStoreFixture
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imports-").FullName;

    public SqliteStoreFixture(SqliteFileOptions? options = null)
    {
        var path = Path.Combine(_folder, "store.db");
        File = new(path, options);
        SecondFile = new(path, options);
        Books = new SqliteImportStore(File);
        SecondStore = new SqliteImportStore(SecondFile);
    }

    public SqliteFile File { get; }

    public SqliteFile SecondFile { get; }

    public IImportStore Store => (IImportStore)Books;

    public IImportStore SecondStore { get; }

    public IBooks Books { get; }

    public ValueTask DisposeAsync()
    {
        File.Dispose();
        SecondFile.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
