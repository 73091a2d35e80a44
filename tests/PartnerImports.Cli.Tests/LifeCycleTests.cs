using System.Text.Json;
using PartnerImports.Tests;

namespace PartnerImports.Cli.Tests;

/// <summary>The life cycle over an SQLite file.</summary>
public sealed class LifeCycleOnSqliteTests() : LifeCycleTests(new());

/// <summary>The life cycle over a PostgreSQL database.</summary>
public sealed class LifeCycleOnPostgreSqlTests(PostgreSqlServer server) : LifeCycleTests(CliWorld.On(server));

/// <summary>What an import goes through, by the command line only; the same over every store.</summary>
public abstract class LifeCycleTests(CliWorld world) : IAsyncLifetime
{
    private readonly CliWorld _world = world;

    public async ValueTask InitializeAsync() => (await _world.RunAsync("store", "migrate")).ExitCode.Should().Be(0);

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    [Rule("P1"), Rule("P2")]
    public async Task A_push_becomes_a_pending_row_and_held_lines()
    {
        (await _world.InitAsync()).ExitCode.Should().Be(0);
        var id = await _world.ReceiveAsync();
        var row = await _world.RowAsync(id);
        row.EnumerateObject().Select(property => property.Name).Should().Equal(
            "id", "version", "fileName", "status", "statusLabel", "requestedDecision", "error", "detail", "entries", "lines", "elements", "totalDebit", "totalCredit",
            "createdAt", "updatedAt", "partner", "firstMovement", "lastMovement", "referencePeriod", "format", "formatLabel");
        row.GetProperty("status").GetString().Should().Be("pending");
        row.GetProperty("statusLabel").GetString().Should().Be("En attente de validation");
        row.GetProperty("detail").GetString().Should().Be("2 écriture(s)");
        row.GetProperty("partner").GetString().Should().Be("Caisse");
        (await _world.RunAsync("ledger")).Json.GetArrayLength().Should().Be(0);
        (await _world.RunAsync("ledger", "--held")).Json.GetArrayLength().Should().Be(4);
        (await _world.RunAsync("journals")).Json.EnumerateArray().Select(journal => journal.GetProperty("createdByImport").GetString()).Should().Equal(id, id);
        (await _world.RunAsync("store", "check")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Rejecting_deletes_the_entries_and_keeps_the_reference_data()
    {
        await _world.InitAsync();
        var id = await _world.ReceiveAsync();
        var plan = (await _world.RunAsync("plan-reject", id)).Json;
        plan.GetProperty("possible").GetBoolean().Should().BeTrue();
        plan.GetProperty("deletes").GetProperty("lines").GetInt32().Should().Be(4);
        plan.GetProperty("keeps").GetProperty("journals").GetArrayLength().Should().Be(2);

        var run = await _world.RunAsync("reject", id, "--profile", "3", "--user", "claire");
        run.ExitCode.Should().Be(0);
        run.Json.EnumerateObject().Select(property => property.Name).Should().Equal("id", "version", "status", "requestedDecision", "message", "outcome", "already", "error");
        run.Json.GetProperty("outcome").GetString().Should().Be("rejected");
        run.Json.GetProperty("message").GetString().Should().Be("La demande de rejet de l'import a bien été prise en compte. Vous recevrez une notification avec le résultat");
        (await _world.RunAsync("ledger", "--held")).Json.GetArrayLength().Should().Be(0);
        (await _world.RunAsync("accounts")).Json.GetArrayLength().Should().Be(4);
        (await _world.RunAsync("third-parties")).Json.GetArrayLength().Should().Be(2);
        (await _world.RowAsync(id)).GetProperty("statusLabel").GetString().Should().Be("Rejeté");

        var inbox = (await _world.RunAsync("notifications", "--user", "claire")).Json;
        inbox.GetProperty("header").GetString().Should().Be("Comptabilité (1 Non lu/1)");
        inbox.GetProperty("items")[0].GetProperty("title").GetString().Should().Be("Rejet de l'import");
        inbox.GetProperty("items")[0].GetProperty("text").GetString().Should().MatchRegex(@"^Le rejet de l'import du \d\d/\d\d/\d{4} à \d\d:\d\d:\d\d s'est terminé avec succès\.$");
        (await _world.RunAsync("notifications", "--user", "claire", "--mark-read")).Json.GetProperty("unread").GetInt32().Should().Be(0);

        var again = await _world.RunAsync("reject", id, "--profile", "3", "--user", "paul");
        again.ExitCode.Should().Be(0);
        again.Json.GetProperty("already").GetBoolean().Should().BeTrue();
        (await _world.RunAsync("validate", id, "--profile", "3")).Json.GetProperty("refusal").GetProperty("code").GetString().Should().Be("already-rejected");
    }

    [Fact]
    public async Task Validating_makes_ordinary_entries_and_a_line_of_the_history()
    {
        await _world.InitAsync();
        var id = await _world.ReceiveAsync();
        (await _world.RunAsync("validate", id, "--profile", "4")).Json.GetProperty("outcome").GetString().Should().Be("validated");
        (await _world.RunAsync("ledger")).Json.GetArrayLength().Should().Be(4);
        (await _world.RunAsync("list")).Json.GetArrayLength().Should().Be(0);
        var refused = await _world.RunAsync("list", "--status", "validated", "--lang", "en");
        (refused.ExitCode, refused.Json.GetProperty("error").GetProperty("message").GetString())
            .Should().Be((2, "--status validated: the console does not show validated imports; 'history' shows them."));
        var row = (await _world.RunAsync("history")).Json[0];
        row.GetProperty("statusLabel").GetString().Should().Be("Terminé avec succès");
        row.GetProperty("origin").GetString().Should().Be("API partenaire");
        row.GetProperty("decidedBy").GetString().Should().Be("cli");
        (await _world.RunAsync("entries", "--import", id, "--search", "facture")).Json.GetProperty("matched").GetInt32().Should().Be(2);
    }

    [Fact]
    [Rule("P3")]
    public async Task A_request_can_wait_and_is_processed_once()
    {
        await _world.InitAsync();
        var id = await _world.ReceiveAsync();
        var asked = await _world.RunAsync("validate", id, "--profile", "3", "--no-process");
        asked.Json.GetProperty("status").GetString().Should().Be("pending");
        asked.Json.GetProperty("requestedDecision").GetString().Should().Be("validation");
        asked.Json.GetProperty("outcome").ValueKind.Should().Be(JsonValueKind.Null);
        (await _world.RunAsync("prompt")).Json.GetProperty("show").GetBoolean().Should().BeFalse("the import waits for no decision any more");
        (await _world.RunAsync("reject", id, "--profile", "3")).Json.GetProperty("refusal").GetProperty("code").GetString().Should().Be("decision-under-way");

        var processed = (await _world.RunAsync("process")).Json;
        processed.GetProperty("executed")[0].GetProperty("outcome").GetString().Should().Be("validated");
        processed.GetProperty("delivered").GetInt32().Should().Be(1);
        processed.GetProperty("waiting").GetInt32().Should().Be(0);
        (await _world.RunAsync("process")).Json.GetProperty("executed").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [Rule("P5")]
    [InlineData("letter", "entry-lettered")]
    [InlineData("lock", "entry-locked")]
    [InlineData(null, "fiscal-year-closed")]
    public async Task An_obstacle_fails_the_request_and_changes_nothing(string? mark, string code)
    {
        await _world.InitAsync();
        var id = await _world.ReceiveAsync();
        if (mark is not null) (await _world.RunAsync("ledger", mark, "VT/1", "--import", id)).ExitCode.Should().Be(0);
        else await _world.RunAsync("dossier", "init", "--fiscal-year", "2025-01-01..2025-12-31:closed");
        var plan = (await _world.RunAsync("plan-reject", id)).Json;
        plan.GetProperty("possible").GetBoolean().Should().BeFalse();
        plan.GetProperty("obstacles")[0].GetProperty("code").GetString().Should().Be(code);

        var run = await _world.RunAsync("reject", id, "--profile", "3");
        run.ExitCode.Should().Be(1);
        run.Json.GetProperty("outcome").GetString().Should().Be("failed");
        run.Json.GetProperty("status").GetString().Should().Be("pending");
        run.Json.GetProperty("error").GetString().Should().NotBeEmpty();
        (await _world.RunAsync("ledger", "--held")).Json.GetArrayLength().Should().Be(4);
        (await _world.RunAsync("notifications")).Json.GetProperty("items")[0].GetProperty("text").GetString().Should().Contain("s'est terminé avec une erreur : ");
    }

    [Fact]
    [Rule("P4"), Rule("P12")]
    public async Task A_refused_command_changes_nothing()
    {
        await _world.InitAsync();
        var id = await _world.ReceiveAsync();
        var before = await SnapshotAsync(id);
        (await Refusal("reject", id, "--profile", "2")).Should().Be((3, "not-permitted"));
        (await Refusal("reject", Guid.NewGuid().ToString(), "--profile", "3")).Should().Be((1, "unknown-import"));
        (await Refusal("reject", "x", "--profile", "3")).Should().Be((1, "unknown-import"));
        (await CliRun.OfAsync("reject", "x", "--profile", "3", "--store", _world.Store, "--dossier", "D2", "--json")).Json.GetProperty("refusal").GetProperty("code").GetString()
            .Should().Be("unknown-dossier", "the dossier is looked for first");
        (await Refusal("validate", id, "--profile", "3", "--version", "7")).Should().Be((1, "stale-version"));
        (await SnapshotAsync(id)).Should().Be(before);

        await _world.RunAsync("dossier", "init", "--console", "closed");
        foreach (var command in (string[][])[["list"], ["show", id], ["entries", "--import", id], ["show", "x"], ["plan-reject", id], ["reject", id, "--profile", "3"]])
            (await Refusal(command)).Should().Be((3, "console-closed"), string.Join(' ', command));
        (await _world.RunAsync("prompt")).Json.GetProperty("show").GetBoolean().Should().BeFalse();
        (await _world.RunAsync("history")).ExitCode.Should().Be(0);
        (await _world.RunAsync("notifications")).ExitCode.Should().Be(0);
        (await _world.RunAsync("process")).ExitCode.Should().Be(0);
        await _world.RunAsync("dossier", "init", "--console", "open");
        (await SnapshotAsync(id)).Should().Be(before);

        var audit = (await _world.RunAsync("audit", id)).Json.EnumerateArray().ToArray();
        audit.Count(each => each.GetProperty("result").GetString() == "refused").Should().BeGreaterThanOrEqualTo(2);
        audit.Select(each => each.GetProperty("seq").GetInt32()).Should().BeInAscendingOrder();
    }

    [Fact]
    [Rule("P8")]
    public async Task The_same_push_twice_is_a_repeat_or_a_duplicate()
    {
        await _world.InitAsync();
        var id = await _world.ReceiveAsync(null, "--key", "K1");
        var repeat = await _world.RunAsync("receive", _world.File(Fec.TwoEntries), "--partner", "Caisse", "--key", "K1");
        repeat.ExitCode.Should().Be(0);
        (repeat.Json.GetProperty("repeated").GetBoolean(), repeat.Json.GetProperty("id").GetString()).Should().Be((true, id));
        (await Push(Fec.TwoEntries.Replace("1200", "1300"), "K1")).Should().Be((1, "key-reused"));
        (await Push(Fec.TwoEntries, null)).Should().Be((1, "duplicate-content"));

        await _world.RunAsync("reject", id, "--profile", "3");
        var next = await _world.RunAsync("receive", _world.File(Fec.TwoEntries), "--partner", "Caisse", "--key", "K1");
        next.Json.GetProperty("replaces").GetString().Should().Be(id, "a rejected import blocks nothing");
    }

    [Fact]
    public async Task One_key_is_for_one_push()
    {
        await _world.InitAsync();
        (await _world.RunAsync("receive", _world.File(Fec.TwoEntries, "a.txt"), _world.File(Fec.Unbalanced, "b.txt"), "--partner", "Caisse", "--key", "K")).ExitCode.Should().Be(2);
        (await _world.RunAsync("list")).Json.GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Rows_are_sorted_and_paged()
    {
        await _world.InitAsync();
        foreach (var (amount, name) in (IEnumerable<(string, string)>)[("1200", "b.txt"), ("1300", "c.txt"), ("1400", "a.txt")])
            await _world.RunAsync("receive", _world.File(Fec.TwoEntries.Replace("1200", amount), name), "--partner", "Caisse");
        async Task<IEnumerable<string?>> Names(params string[] options) => (await _world.RunAsync(["list", .. options])).Json.EnumerateArray().Select(row => row.GetProperty("fileName").GetString());
        (await Names()).Should().Equal("a.txt", "c.txt", "b.txt");
        (await Names("--sort", "fileName")).Should().Equal("a.txt", "b.txt", "c.txt");
        (await Names("--sort", "fileName:desc", "--skip", "1", "--take", "1")).Should().Equal("b.txt");
        (await Names("--status", "error")).Should().BeEmpty();
        (await Names("--status", "pending")).Should().HaveCount(3);
        (await _world.RunAsync("list", "--sort", "colour")).ExitCode.Should().Be(2);
        (await _world.RunAsync("list", "--status", "colour")).ExitCode.Should().Be(2);
    }

    [Fact]
    [Rule("P6")]
    public async Task A_blocked_push_is_a_row_in_error_that_holds_nothing()
    {
        await _world.InitAsync();
        var run = await _world.RunAsync("receive", _world.File(Fec.Unbalanced), "--partner", "Caisse");
        run.ExitCode.Should().Be(1);
        run.Json.GetProperty("status").GetString().Should().Be("error");
        run.Json.GetProperty("detail").GetString().Should().BeEmpty();
        run.Json.GetProperty("error").GetString().Should().StartWith("1 anomalie(s) bloquante(s) : ");
        run.Json.GetProperty("entries").GetInt32().Should().Be(2, "counts of an error row are those read");
        (await _world.RunAsync("ledger", "--held")).Json.GetArrayLength().Should().Be(0);
        (await _world.RunAsync("journals")).Json.GetArrayLength().Should().Be(0);
        (await Refusal("validate", run.Json.GetProperty("id").GetString()!, "--profile", "3")).Should().Be((1, "import-in-error"));
    }

    [Fact]
    [Rule("P9"), Rule("P10")]
    public async Task The_dossier_settles_owner_and_period()
    {
        await _world.RunAsync("dossier", "init");
        var none = await _world.RunAsync("receive", _world.File(Fec.TwoEntries), "--partner", "Caisse");
        none.ExitCode.Should().Be(2, "a dossier without fiscal years accepts nothing");
        await _world.InitAsync("--siren", "732829320");
        (await _world.RunAsync("list")).Json.GetArrayLength().Should().Be(0);
        var foreign = await _world.RunAsync("receive", _world.File(Fec.TwoEntries), "--partner", "Caisse");
        foreign.Json.GetProperty("status").GetString().Should().Be("error");
        foreign.Json.GetProperty("diagnostics")[0].GetProperty("read").GetString().Should().Be("123456782");
        await _world.InitAsync("--siren", "123456782");
        (await _world.RowAsync(await _world.ReceiveAsync())).GetProperty("referencePeriod").GetProperty("label").GetString().Should().Be("EXERCICE 2025");
    }

    private async Task<(int, string?)> Refusal(params string[] args)
    {
        var run = await _world.RunAsync(args);
        return (run.ExitCode, run.Json.GetProperty("refusal").GetProperty("code").GetString());
    }

    private Task<(int, string?)> Push(string content, string? key) =>
        Refusal(["receive", _world.File(content), "--partner", "Caisse", .. key is null ? (string[])[] : ["--key", key]]);

    private async Task<string> SnapshotAsync(string id) => string.Join('\n',
        (await _world.RunAsync("show", id)).Output, (await _world.RunAsync("ledger", "--held")).Output, (await _world.RunAsync("ledger")).Output,
        (await _world.RunAsync("notifications")).Output, (await _world.RunAsync("process")).Output);
}
