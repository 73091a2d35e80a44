using System.Text.Json;
using Npgsql;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Tests;
using SQLitePCL;

namespace PartnerImports.Cli.Tests;

/// <summary>One run of the command line.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<CliRun> OfAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exitCode = await CliApplication.RunAsync(args, output, error);
        return new(exitCode, output.ToString(), error.ToString());
    }
}

/// <summary>A folder with a store and a dossier, for one test.</summary>
public sealed class CliWorld : IDisposable
{
    private readonly string? _schema;

    /// <summary>Over an SQLite file in the folder.</summary>
    public CliWorld() => Store = Path.Combine(Folder, "books.db");

    private CliWorld(string store, string schema) => (Store, _schema) = (store, schema);

    public string Folder { get; } = Directory.CreateTempSubdirectory("partner-imports-cli").FullName;

    public string Store { get; }

    /// <summary>Over a schema of its own on a server, without tables yet.</summary>
    public static CliWorld On(PostgreSqlServer server)
    {
        var schema = $"cli_{Guid.NewGuid():N}";
        return new(new NpgsqlConnectionStringBuilder(server.ConnectionString) { SearchPath = schema, Pooling = false }.ConnectionString, schema);
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        if (_schema is not null) Execute($"DROP SCHEMA IF EXISTS {_schema} CASCADE");
    }

    /// <summary>Changes the store behind its back.</summary>
    public void Execute(string sql)
    {
        if (_schema is null)
        {
            raw.sqlite3_open(Store, out var file).Should().Be(raw.SQLITE_OK);
            using (file) raw.sqlite3_exec(file, sql).Should().Be(raw.SQLITE_OK);
            return;
        }
        using var connection = new NpgsqlConnection(Store);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a command over the store and the dossier D1, as JSON.</summary>
    internal Task<CliRun> RunAsync(params string[] args) => CliRun.OfAsync([.. args, "--store", Store, "--dossier", "D1", "--json"]);

    internal Task<CliRun> InitAsync(params string[] options) => RunAsync(["dossier", "init", "--fiscal-year", "2025-01-01..2025-12-31", .. options]);

    public string File(string content, string name = "123456782FEC20251231.txt")
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Receives a small FEC of two entries and gives the row's id.</summary>
    public async Task<string> ReceiveAsync(string? content = null, params string[] options)
    {
        var run = await RunAsync(["receive", File(content ?? Fec.TwoEntries), "--partner", "Caisse", .. options]);
        run.ExitCode.Should().Be(0, run.Output);
        return run.Json.GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> RowAsync(string id) => (await RunAsync("show", id)).Json;
}

/// <summary>FEC files for these tests.</summary>
internal static class Fec
{
    public const string Header = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\n";

    public const string TwoEntries = Header
        + "VT\tVentes\t1\t20250115\t411000\tClients\tC1\tAlpha\tF1\t20250115\tFacture un\t1200,00\t0,00\t\t\t20250120\t\t\n"
        + "VT\tVentes\t1\t20250115\t707000\tVentes\t\t\tF1\t20250115\tFacture un\t0,00\t1200,00\t\t\t20250120\t\t\n"
        + "AC\tAchats\t2\t20250305\t606000\tAchats\t\t\tF2\t20250305\tFournitures\t100,00\t0,00\t\t\t20250320\t\t\n"
        + "AC\tAchats\t2\t20250305\t401000\tFournisseurs\tS1\tBeta\tF2\t20250305\tFournitures\t0,00\t100,00\t\t\t20250320\t\t\n";

    public static string Unbalanced => TwoEntries.Replace("0,00\t100,00", "0,00\t99,00");
}
