using Microsoft.Extensions.DependencyInjection;
using PartnerImports.PostgreSql.Host;
using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

[Rule("P3")]
public sealed class ManyWorkersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eight_workers_in_four_processes_execute_each_request_once_and_in_order()
    {
        const int PerDossier = 20;
        var dossiers = Enumerable.Range(0, 5).Select(number => DossierId.Parse($"D{number}")).ToArray();
        await using var services = TestHost.Services(database.ConnectionString, SystemClock.Instance, 1);
        foreach (var dossier in dossiers) await new PostgreSqlDossiers(database.Database).SaveAsync(new(dossier), new([new(new(2025, 1, 1), new(2025, 12, 31))]), Now);
        var requested = new List<ImportId>();
        for (var number = 0; number < PerDossier; number++)
            foreach (var dossier in dossiers)
            {
                var key = $"k{number}";
                var outcome = await services.GetRequiredService<ImportReception>().ReceiveAsync(new() { Dossier = dossier, Partner = TestHost.Partner, Key = key }, CountedEntriesParser.Content(5 + number, key), Now);
                var record = outcome.Should().BeOfType<PushOutcome.Received>().Subject.Record;
                var answer = await services.GetRequiredService<ImportDecisions>().RequestAsync(TestHost.Accountant, dossier, record.Id, (ImportDecision)(number % 2), null, Now);
                answer.TryGet(out _, out _).Should().BeTrue();
                requested.Add(record.Id);
            }

        var hosts = Enumerable.Range(0, 4).Select(_ => new ChildHost("drain", database.ConnectionString, 2)).ToArray();
        foreach (var host in hosts) await host.HearAsync(1);
        foreach (var host in hosts) host.Go();
        foreach (var host in hosts) (await host.EndAsync()).Should().Be(0, "it said: {0}", string.Join(Environment.NewLine, host.Lines));

        var executed = hosts.SelectMany(host => host.Lines).Where(line => line.StartsWith("executed", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);
        executed.Should().BeEquivalentTo(requested.Select(id => id.ToString()));
        hosts.Count(host => host.Lines.Count > 1).Should().BeGreaterThan(1, "several hosts had something to do");
        foreach (var dossier in dossiers)
        {
            // The outbox is numbered in the transactions of the decisions: its order is theirs.
            var order = await database.QueryAsync($"SELECT message #>> '{{notification,import}}' FROM outbox WHERE dossier_id = '{dossier}' AND message ? 'notification' ORDER BY sequence");
            var records = new List<ImportRecord>();
            foreach (var import in order) records.Add((await database.Store.FindAsync(dossier, ImportId.Parse((string)import), Now))!);
            records.Select(record => record.PushKey).Should().Equal(Enumerable.Range(0, PerDossier).Select(number => $"k{number}"));
            records.Select(record => record.Resolution!.At).Should().BeInAscendingOrder();
        }
        (await database.Store.CheckAsync(Now)).Should().BeEmpty();
        foreach (var host in hosts) host.Dispose();
    }
}
