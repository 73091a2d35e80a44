using PartnerImports.Tests;
using SQLitePCL;

namespace PartnerImports.Cli.Tests;

/// <summary>The store that the command line names: how it is made, migrated, told of, waited for.</summary>
public sealed class StoreTests(PostgreSqlServer server) : IDisposable
{
    private CliWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Migrating_says_what_it_did_and_again_does_nothing(string store)
    {
        Use(store);
        var first = await _world.RunAsync("store", "migrate");
        (first.ExitCode, Migration(first)).Should().Be((0, (true, 0, 1)));
        await _world.InitAsync();
        var id = await _world.ReceiveAsync();
        var again = await _world.RunAsync("store", "migrate");
        (again.ExitCode, Migration(again)).Should().Be((0, (false, 1, 1)));
        (await _world.RowAsync(id)).GetProperty("status").GetString().Should().Be("pending");
        (await CliRun.OfAsync("store", "migrate", "--store", _world.Store, "--lang", "fr")).Output.Should().Be("Le schéma était à jour : version 1.\n");
        (await CliRun.OfAsync("store", "migrate", "--store", _world.Store, "--lang", "en")).Output.Should().Be("The schema was up to date: version 1.\n");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_store_of_a_newer_program_is_refused_in_the_language_of_its_user(string store)
    {
        Use(store);
        await _world.RunAsync("store", "migrate");
        _world.Execute(store == "sqlite" ? "PRAGMA user_version = 99" : "INSERT INTO schema_versions (version) VALUES (99)");
        foreach (var command in (string[][])[["store", "migrate"], ["store", "check"], ["dossier", "init", "--dossier", "D1"], ["list", "--dossier", "D1"]])
        {
            var french = await CliRun.OfAsync([.. command, "--store", _world.Store, "--lang", "fr"]);
            (french.ExitCode, french.Output).Should().Be((2, ""));
            french.Error.Should().Contain(" est de la version 99, et ce programme connaît les versions jusqu'à 1 : utilisez un programme plus récent.");
            var english = await CliRun.OfAsync([.. command, "--store", _world.Store, "--lang", "en", "--json"]);
            english.Json.GetProperty("error").GetProperty("message").GetString().Should().EndWith(" is of version 99, and this program knows versions up to 1: use a newer program.");
        }
    }

    [Fact]
    public async Task A_PostgreSQL_database_without_tables_is_told_how_to_get_them()
    {
        Use("postgresql");
        var run = await CliRun.OfAsync("dossier", "init", "--dossier", "D1", "--store", _world.Store, "--lang", "fr");
        run.ExitCode.Should().Be(2);
        run.Error.Should().EndWith(" n'a pas encore de tables : « store migrate » les crée.\n");
    }

    [Theory]
    [InlineData("Host=/nowhere;Username=x", "PostgreSQL n'est pas joignable : ")]
    [InlineData("Host=", "La connexion PostgreSQL ne se lit pas : ")]
    [InlineData("Host=x;Port=abc", "La connexion PostgreSQL ne se lit pas : ")]
    [InlineData("Host=x;Nonsense=1", "La connexion PostgreSQL ne se lit pas : ")]
    [InlineData("Username=u;Password=secret;Database=books", "La connexion PostgreSQL ne se lit pas : ")]
    [InlineData("database=books", "La connexion PostgreSQL ne se lit pas : ")]
    [InlineData("", "L'option --store est attendue.")]
    [InlineData(" ", "L'option --store est attendue.")]
    [InlineData("postgres://u@h/d", "Une connexion PostgreSQL s'écrit Host=")]
    [InlineData("/", "/ est un dossier de fichiers : un fichier est attendu.")]
    [InlineData("/nowhere/at/all.db", "/nowhere/at/all.db ne peut être ni ouvert ni créé : ")]
    [InlineData("/dev/null", "La lecture ou l'écriture de /dev/null a échoué (")]
    public async Task A_store_that_cannot_be_had_is_one_sentence(string store, string sentence)
    {
        foreach (var command in (string[])["migrate", "check"])
        {
            if (command == "check" && store is ("/nowhere/at/all.db" or "/dev/null")) continue;
            var run = await CliRun.OfAsync("store", command, "--store", store, "--lang", "fr");
            (run.ExitCode, run.Output).Should().Be((2, ""), run.Error);
            run.Error.Should().StartWith(sentence).And.MatchRegex("^[^\n]*\n$");
        }
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_in_the_language_of_its_user()
    {
        await File.WriteAllTextAsync(_world.Store, new string('x', 5000), TestContext.Current.CancellationToken);
        (await CliRun.OfAsync("store", "check", "--store", _world.Store, "--lang", "fr")).Error.Should().EndWith(" n'est pas un fichier SQLite.\n");
        (await CliRun.OfAsync("store", "check", "--store", _world.Store, "--lang", "en")).Error.Should().EndWith(" is not an SQLite file.\n");
    }

    [Fact]
    public async Task A_file_is_made_by_what_begins_something()
    {
        (await _world.RunAsync("dossier", "init", "--siren", "1")).ExitCode.Should().Be(2);
        File.Exists(_world.Store).Should().BeFalse("nothing was begun");
        (await _world.InitAsync()).ExitCode.Should().Be(0);
        File.Exists(_world.Store).Should().BeTrue();
        File.Delete(_world.Store);
        (await _world.RunAsync("store", "migrate")).ExitCode.Should().Be(0);
        File.Exists(_world.Store).Should().BeTrue();
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "x")]
    [InlineData("prompt")]
    [InlineData("history")]
    [InlineData("entries", "--import", "x")]
    [InlineData("plan-reject", "x")]
    [InlineData("plan-validate", "x")]
    [InlineData("reject", "x", "--profile", "3")]
    [InlineData("validate", "x", "--profile", "3")]
    [InlineData("process")]
    [InlineData("notifications")]
    [InlineData("audit", "x")]
    [InlineData("journals")]
    [InlineData("ledger")]
    [InlineData("ledger", "lock", "AC/1", "--import", "x")]
    [InlineData("receive", "FILE", "--partner", "Caisse")]
    public async Task A_mistyped_path_holds_no_dossier_and_is_left_without_a_file(params string[] command)
    {
        command = [.. command.Select(word => word == "FILE" ? _world.File(Fec.TwoEntries) : word)];
        var run = await _world.RunAsync(command);
        run.ExitCode.Should().Be(1);
        var refusal = run.Json.GetProperty("refusal");
        refusal.GetProperty("code").GetString().Should().Be("unknown-dossier");
        refusal.GetProperty("message").GetString().Should().Be($"Le dossier D1 n'existe pas : {_world.Store} n'existe pas ; « dossier init » le crée.");
        (await CliRun.OfAsync([.. command, "--store", _world.Store, "--dossier", "D1", "--lang", "en"])).Error
            .Should().Be($"There is no dossier D1: {_world.Store} does not exist; 'dossier init' makes it.\n");
        Directory.GetFiles(_world.Folder, "*.db*").Should().BeEmpty();
    }

    [Theory]
    [InlineData("store", "check")]
    [InlineData("process")]
    public async Task What_is_about_all_of_a_store_needs_one(params string[] command)
    {
        var run = await CliRun.OfAsync([.. command, "--store", _world.Store, "--lang", "en"]);
        (run.ExitCode, run.Output, run.Error).Should().Be((2, "", $"{_world.Store} does not exist; 'dossier init' makes it.\n"));
        File.Exists(_world.Store).Should().BeFalse();
    }

    [Theory]
    [InlineData("list")]
    [InlineData("store", "check")]
    [InlineData("process")]
    public async Task An_empty_file_holds_no_dossier_and_stays_empty(params string[] command)
    {
        await File.WriteAllBytesAsync(_world.Store, [], TestContext.Current.CancellationToken);
        var run = await CliRun.OfAsync([.. command, "--store", _world.Store, "--dossier", "D1", "--lang", "en"]);
        run.ExitCode.Should().Be(command[0] == "store" ? 2 : 1);
        run.Error.Should().EndWith($"{_world.Store} is empty; 'dossier init' makes a store of it.\n");
        new FileInfo(_world.Store).Length.Should().Be(0);
        (await _world.InitAsync()).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("fr", "Défaillance imprévue (JsonException) : ")]
    [InlineData("en", "Unforeseen failure (JsonException): ")]
    public async Task What_nobody_foresaw_is_one_sentence_and_one_document(string language, string sentence)
    {
        await _world.InitAsync();
        await _world.ReceiveAsync();
        _world.Execute("UPDATE outbox SET body = '[]', delivered = 0, not_before = NULL");
        var run = await _world.RunAsync("notifications", "--lang", language);
        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith(sentence).And.MatchRegex("^[^\n]*\n$");
        run.Json.GetProperty("error").GetProperty("message").GetString().Should().Be(run.Error.TrimEnd());
    }

    [Fact]
    public async Task A_file_that_another_process_writes_to_is_waited_for_and_said_to_be()
    {
        await _world.InitAsync();
        raw.sqlite3_open(_world.Store, out var other).Should().Be(raw.SQLITE_OK);
        using (other)
        {
            raw.sqlite3_exec(other, "BEGIN IMMEDIATE").Should().Be(raw.SQLITE_OK);
            using var error = new ReleasingWriter(() => raw.sqlite3_exec(other, "COMMIT"));
            using var output = new StringWriter();
            (await CommandLine.CliApplication.RunAsync(["dossier", "init", "--console", "closed", "--store", _world.Store, "--dossier", "D1", "--lang", "fr"], output, error)).Should().Be(0);
            error.ToString().Should().Be($"{_world.Store} est utilisé par un autre processus ; attente de 30 secondes au plus…\n");
        }
    }

    private void Use(string store)
    {
        if (store == "sqlite") return;
        var other = CliWorld.On(server);
        _world.Dispose();
        _world = other;
    }

    private static (bool, int, int) Migration(CliRun run) =>
        (run.Json.GetProperty("migrated").GetBoolean(), run.Json.GetProperty("from").GetInt32(), run.Json.GetProperty("to").GetInt32());

    /// <summary>Does something once when a line is written.</summary>
    private sealed class ReleasingWriter(Action release) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            release();
        }
    }
}
