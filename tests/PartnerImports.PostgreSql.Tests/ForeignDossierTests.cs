using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>What the conformance cases leave open: the remaining methods that take an id, called with another dossier's.</summary>
[Rule("P12")]
public sealed class ForeignDossierTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly PostgreSqlImportStore _store = database.Store;
    private readonly DossierId _own = Given.NewDossier(), _other = Given.NewDossier();
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_audit_event_on_a_foreign_import_is_kept_nowhere()
    {
        var record = await Given.ReceivedAsync(_store, Given.Push(_own));
        await _store.AppendAuditAsync(Given.Audit(record with { Dossier = _other }, "request-rejection", ImportStatus.Pending), Now);
        (await _store.AuditAsync(_own, record.Id, Now)).Should().ContainSingle();
        (await _store.AuditAsync(_other, record.Id, Now)).Should().BeEmpty();
        (await database.QueryAsync($"SELECT count(*) FROM audit_events WHERE dossier_id = '{_other}'")).Should().Equal(0L);
    }

    [Fact]
    public async Task A_foreign_message_is_neither_delivered_nor_returned()
    {
        var record = await Given.ReceivedAsync(_store, Given.Push(_own));
        var message = Given.Message(record, Guid.NewGuid());
        await Given.CommittedAsync(_store, Given.Request(record, ImportDecision.Validation) with { Messages = [message] });
        MessageQuery At(int minute) => new() { Dossier = _own, Now = Given.Noon + Duration.FromMinutes(minute), Lease = Duration.FromMinutes(5) };
        await _store.MarkDeliveredAsync(_other, message.Id, Now);
        (await _store.TakeMessagesAsync(At(0), Now)).Should().ContainSingle();
        await _store.ReturnMessageAsync(_other, message.Id, Given.Noon, Now);
        (await _store.TakeMessagesAsync(At(1), Now)).Should().BeEmpty("its lease holds");
        (await _store.TakeMessagesAsync(At(5), Now)).Should().ContainSingle();
    }

    [Fact, Rule("P8")]
    public async Task Keys_bytes_entries_and_entry_ids_of_another_dossier_bind_nothing()
    {
        var push = Given.Push(_own, key: "k");
        var record = await Given.ReceivedAsync(_store, push, entryIds: ["e1"]);
        foreach (var same in new[] { push with { Dossier = _other }, push with { Dossier = _other, Key = null } })
        {
            (await _store.FindConflictAsync(same, Now)).Should().BeNull();
            await using var reception = await _store.OpenReceptionAsync(same with { Hash = ContentHash.Of("other"u8) }, Now);
            (await reception.FindProbableDuplicateAsync(record.Fingerprint, Now)).Should().BeNull();
        }
        (await Given.ReceivedAsync(_store, push with { Dossier = _other }, entryIds: ["e1"])).Id.Should().NotBe(record.Id);
        await Given.DecidedAsync(_store, record, ImportDecision.Rejection);
        await using var again = await _store.OpenReceptionAsync(push with { Dossier = Given.NewDossier() }, Now);
        again.Replaces.Should().BeNull();
    }

    [Fact]
    public async Task A_claim_on_a_foreign_import_commits_nothing()
    {
        var own = await Given.CommittedAsync(_store, Given.Request(await Given.ReceivedAsync(_store, Given.Push(_own)), ImportDecision.Rejection));
        var other = await Given.CommittedAsync(_store, Given.Request(await Given.ReceivedAsync(_store, Given.Push(_other)), ImportDecision.Rejection));
        ClaimQuery Of(DossierId dossier) => new() { Dossier = dossier, Now = Given.Noon + Duration.FromHours(1), Lease = Duration.FromMinutes(5) };
        var claim = await _store.ClaimAsync(Of(_own), Now);
        (await _store.ClaimAsync(Of(_other), Now)).Should().NotBeNull();
        var completion = Given.Completion(claim! with { Record = other }) with { Claim = claim };
        (await _store.CommitAsync(completion, Now)).Should().BeOfType<CommitResult.LeaseLost>();
        (await _store.FindAsync(_other, other.Id, Now)).Should().Be(other);
        (await _store.FindAsync(_own, own.Id, Now)).Should().Be(own);
    }
}
