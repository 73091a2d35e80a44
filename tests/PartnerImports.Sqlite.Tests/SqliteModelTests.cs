using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Core.Tests;
using PartnerImports.Core.Tests.Model;
using PartnerImports.Sqlite;

namespace PartnerImports.Tests;

/// <summary>Each sequence in a file of its own, with the inbox in it, too.</summary>
public sealed class SqliteModelTests : ModelTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("imports-").FullName;
    private int _files;

    private protected override int Sequences => 200;

    private protected override ValueTask<World> OpenAsync() => new(new World(services => services
        .AddSingleton(_ => new SqliteFile(Path.Combine(_folder, $"{_files++}.db"), new() { Durability = SqliteDurability.ProcessEnd }))
        .AddSingleton<SqliteImportStore>().AddSingleton<SqliteInbox>()
        .AddSingleton<IImportStore>(provider => provider.GetRequiredService<SqliteImportStore>())
        .AddSingleton<IBooks>(provider => provider.GetRequiredService<SqliteImportStore>())
        .AddSingleton<INotificationSink>(provider => provider.GetRequiredService<SqliteInbox>())
        .AddSingleton<INotificationInbox>(provider => provider.GetRequiredService<SqliteInbox>())));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
