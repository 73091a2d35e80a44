using Microsoft.Extensions.DependencyInjection;
using NodaTime.Testing;
using PartnerImports.PostgreSql.Host;
using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>
/// A host that is killed, or a server that is, at any moment: no import lost, doubled or half there, every accepted request ends, no
/// notification lost. 20 rounds each; 200 with PARTNER_IMPORTS_LONG=1; PARTNER_IMPORTS_CRASH_ROUNDS gives another number.
/// </summary>
[Rule("P2"), Rule("P5")]
public sealed class CrashTests(PostgreSqlServer server)
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("PARTNER_IMPORTS_CRASH_ROUNDS"), out var rounds) ? rounds
        : Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") == "1" ? 200 : 20;
    private static readonly DossierId[] Dossiers = [DossierId.Parse("D0"), DossierId.Parse("D1"), DossierId.Parse("D2")];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_host_loses_and_doubles_nothing()
    {
        await using var database = TestDatabase.On(server.ConnectionString);
        await PrepareAsync(database);
        var facts = new List<string>();
        var random = new Random(20260302);
        for (var round = 0; round < Rounds; round++)
        {
            using var host = new ChildHost("live", database.ConnectionString, round);
            await host.HearAsync(random.Next(1, 40));
            await host.KillAsync();
            facts.AddRange(host.Lines);
            await StandsAsync(database, facts);
        }
        await EndsAsync(database, facts);
    }

    [Fact]
    public async Task A_killed_server_loses_and_doubles_nothing()
    {
        _ = server.ConnectionString;
        await using var own = await PrivateServer.StartAsync();
        await using var database = TestDatabase.On(own.ConnectionString);
        await PrepareAsync(database);
        var random = new Random(20260303);
        using var host = new ChildHost("live", database.ConnectionString, 1);
        await host.HearAsync(1);
        for (var round = 0; round < Rounds; round++)
        {
            await host.HearAsync(random.Next(1, 40));
            await own.CrashAsync();
            await own.ResumeAsync();
        }
        await host.HearAsync(10);
        await host.KillAsync();
        // The connections that this process had are dead: the first use finds out.
        await TestHost.RetryAsync(() => database.Store.CountRequestsAsync(null, Now));
        await StandsAsync(database, host.Lines);
        await EndsAsync(database, host.Lines);
    }

    private static async Task PrepareAsync(TestDatabase database)
    {
        await database.InitializeAsync();
        var dossiers = new PostgreSqlDossiers(database.Database);
        foreach (var dossier in Dossiers) await dossiers.SaveAsync(new(dossier), new([new(new(2025, 1, 1), new(2025, 12, 31))]), Now);
    }

    /// <summary>What the host said is so, and the store's invariants hold.</summary>
    private static async Task StandsAsync(TestDatabase database, IReadOnlyCollection<string> facts)
    {
        facts.Where(fact => fact.StartsWith("fault", StringComparison.Ordinal)).Should().BeEmpty();
        (await database.Store.CheckAsync(Now)).Should().BeEmpty();
        (await database.QueryAsync("SELECT push_key FROM imports GROUP BY push_key HAVING count(*) > 1")).Should().BeEmpty();
        (await database.QueryAsync("SELECT import_id FROM imports WHERE status IN (0, 1) AND stored_lines <> lines OR status = 2 AND stored_lines <> 0 OR status = 3")).Should().BeEmpty();
        foreach (var fact in facts.Select(fact => fact.Split(' ')))
            if (fact[0] is "received" or "requested")
            {
                var record = await database.Store.FindAsync(DossierId.Parse(fact[1]), ImportId.Parse(fact[2]), Now);
                record.Should().NotBeNull("the host said: {0}", string.Join(' ', fact));
                if (fact[0] == "received") record!.Summary.Lines.ToString().Should().Be(fact[4]);
                else (record!.Request?.Decision ?? record.Resolution?.Decision).ToString().Should().Be(fact[3]);
            }
    }

    /// <summary>Another host takes over when the leases have run out: every request ends, every user is told once.</summary>
    private static async Task EndsAsync(TestDatabase database, IReadOnlyCollection<string> facts)
    {
        await using var services = TestHost.Services(database.ConnectionString, new FakeClock(SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1)), 2);
        (await services.GetRequiredService<ImportWorker>().ProcessAsync(null, Now)).Waiting.Should().Be(0);
        await services.GetRequiredService<MessageDelivery>().DeliverAsync(null, Now);
        await StandsAsync(database, facts);
        (await database.QueryAsync("SELECT message_id FROM outbox")).Should().BeEmpty();
        (await database.QueryAsync("SELECT import_id FROM imports WHERE request_id IS NOT NULL OR error_french IS NOT NULL")).Should().BeEmpty();
        (await database.QueryAsync("SELECT i.import_id FROM imports i LEFT JOIN notifications n USING (dossier_id, import_id) GROUP BY i.dossier_id, i.import_id HAVING count(n.notification_id) <> count(i.resolution_at)")).Should().BeEmpty();
        facts.Count(fact => fact.StartsWith("received", StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(Rounds / 2);
        facts.Count(fact => fact.StartsWith("executed", StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(Rounds / 10);
    }
}
