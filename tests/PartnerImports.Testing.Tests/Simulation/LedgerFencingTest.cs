using Microsoft.Extensions.Logging.Abstractions;
using NodaTime.Testing;
using PartnerImports.Testing;

namespace PartnerImports.Tests.Simulation;

/// <summary>A worker stands still between its look at the store and its call of the ledger; its lease runs out and another one ends the request.</summary>
public sealed class LedgerFencingTest
{
    [Fact]
    public async Task A_worker_that_wakes_up_late_does_not_post_what_another_has_ended()
    {
        await using var fixture = new InMemoryStoreFixture();
        var s = new StoreScenario(fixture, TestContext.Current.CancellationToken);
        var ledger = new InMemoryLedger();
        var intents = new StopsBeforeRecording(new InMemoryLedgerIntents());
        var bridge = new LedgerBridge(fixture.Store, ledger, intents, new FakeClock(s.Now), NullLogger<LedgerBridge>.Instance);
        var record = await s.ReceiveAsync(s.Push(), bridge);
        await s.RequestAsync(record, ImportDecision.Validation);
        var late = await s.ClaimAsync();
        intents.Meanwhile = async () =>
        {
            s.Pass(s.Lease);
            var other = await s.ClaimAsync();
            (await bridge.CommitAsync(TestDecisions.Fail(other, new("exercice clos", "year closed"), s.Tick()))).Should().BeOfType<CommitResult.Committed>();
        };

        var result = await bridge.CommitAsync(TestDecisions.Complete(late, s.Tick()));

        result.Should().NotBeOfType<CommitResult.Committed>();
        (await fixture.Store.FindAsync(s.Dossier, record.Id))!.Request.Should().BeNull();
        ledger.Ordinary(s.Dossier).Should().BeEmpty();
        ledger.Held(s.Dossier).Should().HaveCount(3);
    }

    private sealed class StopsBeforeRecording(ILedgerIntents inner) : ILedgerIntents
    {
        public Func<Task>? Meanwhile { get; set; }

        public async ValueTask RecordAsync(LedgerIntent intent, CancellationToken cancellationToken = default)
        {
            if (Meanwhile is { } meanwhile)
            {
                Meanwhile = null;
                await meanwhile();
            }
            await inner.RecordAsync(intent, cancellationToken);
        }

        public ValueTask<LedgerIntent?> FindAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default) => inner.FindAsync(dossier, decisionId, cancellationToken);
        public ValueTask SettleAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default) => inner.SettleAsync(dossier, decisionId, cancellationToken);
        public ValueTask<IReadOnlyList<LedgerIntent>> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);
    }
}
