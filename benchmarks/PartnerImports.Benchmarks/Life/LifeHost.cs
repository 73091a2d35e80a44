using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartnerImports.PostgreSql;
using PartnerImports.Sqlite;

namespace PartnerImports.Benchmarks.Life;

/// <summary>A host over an empty store with one dossier: receives one FEC and takes it through its life.</summary>
internal sealed class LifeHost(string fec, Func<IServiceCollection, ValueTask> addStore)
{
    private static readonly DossierId Dossier = DossierId.Parse("D0001");
    private static readonly Actor User = new(UserId.Parse("claire"), Profile.Deciding);

    private ServiceProvider? _services;
    private ImportRecord? _import;

    private T Get<T>() where T : notnull => _services!.GetRequiredService<T>();

    /// <summary>Over the store in memory.</summary>
    public static LifeHost InMemory(string fec) => new(fec, services =>
    {
        services.AddInMemoryStore();
        return ValueTask.CompletedTask;
    });

    /// <summary>Over a new SQLite file.</summary>
    public static LifeHost Sqlite(string fec, string name) => new(fec, services =>
    {
        var path = Path.Combine(Path.GetTempPath(), "partner-imports-benchmarks", name + ".db");
        foreach (var leftover in Directory.GetFiles(Path.GetDirectoryName(path)!, name + ".db*")) File.Delete(leftover);
        services.AddPartnerImportSqlite(path);
        return ValueTask.CompletedTask;
    });

    /// <summary>Over a new schema of a PostgreSQL server; null when the environment names none.</summary>
    public static LifeHost? PostgreSql(string fec, string name)
    {
        if (Environment.GetEnvironmentVariable("PARTNER_IMPORTS_POSTGRES") is not { Length: > 0 } server) return null;
        var schema = "readers_" + name;
        var connectionString = new NpgsqlConnectionStringBuilder(server) { SearchPath = schema, CommandTimeout = 0 }.ConnectionString;
        return new(fec, async services =>
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {schema} CASCADE", connection);
            await command.ExecuteNonQueryAsync();
            services.AddPartnerImportPostgreSql(connectionString);
        });
    }

    /// <summary>Begins again with an empty store.</summary>
    public void Clear() => ClearAsync().GetAwaiter().GetResult();

    /// <summary>Begins again and receives the file.</summary>
    public void ClearAndReceive()
    {
        Clear();
        Receive();
    }

    /// <summary>Looks, analyses, holds and commits; gives the lines held.</summary>
    public object Receive()
    {
        var outcome = Get<ImportReception>().ReceiveAsync(new() { Dossier = Dossier, Partner = new(PartnerId.Parse("p1"), "Partner") }, ImportContent.FromFile(fec)).AsTask().GetAwaiter().GetResult();
        _import = outcome is PushOutcome.Received { Record: { Status: ImportStatus.Pending } record } ? record : throw new InvalidOperationException($"Not received: {outcome}.");
        return _import.Summary.Lines;
    }

    /// <summary>Asks for a decision and executes it; gives how it ended.</summary>
    public object Decide(ImportDecision decision) => DecideAsync(decision).GetAwaiter().GetResult();

    /// <summary>The console's first page; gives its rows.</summary>
    public object List() => Get<ImportConsole>().ListAsync(User, Dossier, new() { Statuses = [ImportStatus.Pending, ImportStatus.Rejected, ImportStatus.Error], Take = 50 }).AsTask().GetAwaiter().GetResult().Value!.Items.Length;

    /// <summary>A page of 100 lines from the middle of the import; gives its rows.</summary>
    public object Page() => Get<ImportConsole>().LinesAsync(User, Dossier, _import!.Id, new() { Skip = (int)_import.Summary.Lines / 2, Take = 100 }).AsTask().GetAwaiter().GetResult().Value!.Lines.Length;

    private async Task ClearAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        var services = new ServiceCollection().AddPartnerImportParsers();
        await addStore(services);
        services.AddPartnerImports();
        _services = services.BuildServiceProvider();
        FiscalCalendar calendar = new([new FiscalYear(new(2025, 1, 1), new(2025, 12, 31))]);
        if (_services.GetService<PostgreSqlDatabase>() is { } database)
        {
            await database.MigrateAsync();
            await Get<PostgreSqlDossiers>().SaveAsync(new(Dossier), calendar);
        }
        else if (_services.GetService<SqliteDossiers>() is { } sqlite) await sqlite.SaveAsync(new(Dossier), calendar);
        else Get<InMemoryDossiers>().Save(new(Dossier), calendar);
    }

    private async Task<object> DecideAsync(ImportDecision decision)
    {
        var answer = await Get<ImportDecisions>().RequestAsync(User, Dossier, _import!.Id, decision);
        if (!answer.TryGet(out _, out var refusal)) throw new InvalidOperationException($"Refused: {refusal.Code}.");
        return (await Get<ImportWorker>().ProcessAsync(Dossier)).Executed[0].Outcome;
    }
}
