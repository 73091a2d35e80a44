using static PartnerImports.Tests.StoreFixture;

namespace PartnerImports.Tests;

public sealed class SqliteImportStoreTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_received_import_comes_back_as_it_was_after_reopening()
    {
        var push = _fixture.Push("key 1");
        var full = Record(push, SummaryOf([Batch(3)]) with { Journals = 1, Accounts = 2, ThirdParties = 3, Sections = 4 }) with
        {
            Fingerprint = "f1",
            Replaces = new(Guid.CreateVersion7()),
            Model = new("paie", 2, push.Hash),
            Diagnostics = new(0, 2, 3),
            ReferencePeriod = ReferencePeriod.TwelveMonthsTo(new(2022, 12, 31)),
            Error = new("fr", "en"),
        };
        await _fixture.TryReceive(push, full, [Batch(3)]);
        _fixture.Reopen();
        (await _fixture.Store.FindAsync(Ours, full.Id, Cancel)).Should().Be(full);
        (await _fixture.Lines(full.Id)).Should().HaveCount(6);
        await _fixture.ShouldHold();
    }

    [Fact]
    public async Task Lines_come_back_as_they_were_held()
    {
        var batch = Batch(1);
        batch.SetText(EntryText.Matching, 1, "AB");
        batch.SetText(EntryText.Label, 1, "\u0001 tab\t é € 😀");
        var record = Record(_fixture.Push(), SummaryOf([batch]));
        await _fixture.TryReceive(_fixture.Push(), record, [batch]);
        var lines = await _fixture.Lines(record.Id);
        lines[0].Should().Be(new LineView
        {
            Entry = "VE/0", Line = 2, Journal = "VE", Date = new(2022, 1, 1), Document = "0", Account = "41100000", ThirdParty = "C0", Reference = "F0",
            Label = "Facture n° 0 été", Debit = Amount.Parse("1.00"), Credit = default, Matching = "",
        });
        lines[1].Should().Match<LineView>(line => line.Matching == "AB" && line.Label == "\u0001 tab\t é € 😀" && line.ThirdParty == "" && line.Credit == Amount.Parse("1"));
    }

    [Fact]
    public async Task Every_code_point_but_zero_survives()
    {
        var batch = new EntryLineBatch();
        for (var first = 1; first < 0x110000; first += 512)
        {
            var text = string.Concat(Enumerable.Range(first, 512).Where(c => c < 0x110000 && c is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32));
            var row = batch.Add(first, 0);
            batch.Dates[row] = new(2022, 1, 1);
            batch.Entries[row] = row;
            batch.SetText(EntryText.Label, row, text);
            batch.SetText(EntryText.Entry, row, text);
            batch.SetText(EntryText.AccountLabel, row, text);
        }
        var record = Record(_fixture.Push(), SummaryOf([batch]));
        await _fixture.TryReceive(_fixture.Push(), record, [batch]);
        var lines = await _fixture.Lines(record.Id);
        lines.Select(line => line.Label).Should().Equal(Enumerable.Range(0, batch.Count).Select(row => batch.String(EntryText.Label, row)));
        lines.Select(line => line.Entry).Should().Equal(lines.Select(line => line.Label));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 100_000)]
    public async Task A_reception_that_is_disposed_leaves_nothing(int entries, int batches)
    {
        await using (var reception = await _fixture.Store.OpenReceptionAsync(_fixture.Push(), Cancel))
            for (var i = 0; i < Math.Min(batches, 20); i++) await reception.HoldAsync(Batch(entries, i * entries), Cancel);
        (await _fixture.Store.ListAsync(Ours, new() { Statuses = [ImportStatus.Pending] }, Cancel)).Total.Should().Be(0);
        await _fixture.ShouldHold();
        await _fixture.Receive();
    }

    [Fact]
    public async Task Long_receptions_write_beside_each_other_in_turn()
    {
        async Task<ImportRecord> Long(int seed)
        {
            var batches = Enumerable.Range(0, 12).Select(i => Batch(50 + seed, i * (50 + seed))).ToList();
            var record = Record(_fixture.Push(), SummaryOf(batches));
            (await _fixture.TryReceive(_fixture.Push(), record, batches)).Should().BeOfType<ReceptionResult.Received>();
            return record;
        }
        var records = await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() => Long(seed), Cancel)));
        foreach (var record in records) (await _fixture.Lines(record.Id)).Should().HaveCount((int)record.Summary.Lines);
        await _fixture.ShouldHold();
    }

    [Fact]
    public async Task An_error_row_holds_nothing()
    {
        var push = _fixture.Push();
        var record = Record(push, SummaryOf([Batch(2)]), ImportStatus.Error);
        await _fixture.TryReceive(push, record, [Batch(2)], commit => commit with { Create = Named });
        (await _fixture.Lines(record.Id)).Should().BeEmpty();
        (await _fixture.Store.ReferenceDataAsync(Ours, ReferenceKind.Journal, Cancel)).Should().BeEmpty();
        await _fixture.ShouldHold();
    }

    private static ReferenceData Named => new()
    {
        Journals = [new(JournalCode.Parse("VE"), "Ventes")],
        Accounts = [new(AccountNumber.Parse("707"), "Ventes"), new(AccountNumber.Parse("411"), "Clients")],
        ThirdParties = [new(ThirdPartyCode.Parse("C1"), "Client 1", AccountNumber.Parse("411"))],
        Sections = [new(AxisCode.Parse("A1"), SectionCode.Parse("S1"), "Section"), new(AxisCode.Parse("A2"), SectionCode.Parse("S1"), "Autre")],
    };

    [Fact, Rule("P2")]
    public async Task Arrival_creates_reference_data_and_rejection_leaves_it()
    {
        await _fixture.Store.AddReferenceDataAsync(Ours, new() { Accounts = [new(AccountNumber.Parse("411"), "Déjà là")] }, Cancel);
        var push = _fixture.Push();
        await using (var reception = await _fixture.Store.OpenReceptionAsync(push, Cancel))
            (await reception.FindMissingAsync(Named, Cancel)).Should().BeEquivalentTo(Named with { Accounts = [Named.Accounts[0]] });
        var record = await _fixture.Receive(push: push, with: commit => commit with { Create = Named, Named = Named });
        var rejected = await _fixture.Decide(record, ImportDecision.Rejection);

        (await _fixture.Store.ReferenceDataAsync(Ours, ReferenceKind.Account, Cancel)).Should()
            .Equal(new ReferenceItem("411", "Déjà là", "", null), new ReferenceItem("707", "Ventes", "", record.Id));
        (await _fixture.Store.ReferenceDataAsync(Ours, ReferenceKind.Section, Cancel)).Select(item => item.Axis).Should().Equal("A1", "A2");
        (await _fixture.Store.ReferenceDataAsync(Other, ReferenceKind.Account, Cancel)).Should().BeEmpty();
        (await _fixture.Lines(record.Id)).Should().BeEmpty();
        (await _fixture.Store.PlanAsync(Ours, record.Id, ImportDecision.Rejection, Cancel))!.Should()
            .BeEquivalentTo(new { HeldLines = 0, HeldEntries = 0, Keeps = Named, HeldDates = (object?)null });
        rejected.Status.Should().Be(ImportStatus.Rejected);
        await _fixture.ShouldHold();
    }

    [Fact, Rule("P7")]
    public async Task A_plan_tells_what_is_held_and_kept()
    {
        var record = await _fixture.Receive(4, with: commit => commit with { Named = Named });
        var plan = (await _fixture.Store.PlanAsync(Ours, record.Id, ImportDecision.Rejection, Cancel))!;
        plan.Should().BeEquivalentTo(new { Record = record, HeldEntries = 4, HeldLines = 8, Keeps = Named });
        plan.HeldDates.Should().Be((new LocalDate(2022, 1, 1), new LocalDate(2022, 1, 4)));
        (await _fixture.Store.PlanAsync(Other, record.Id, ImportDecision.Rejection, Cancel)).Should().BeNull();
    }

    [Fact]
    public async Task Validation_makes_held_lines_ordinary()
    {
        var record = await _fixture.Receive();
        (await Books(held: true)).Should().HaveCount(6);
        (await Books(held: false)).Should().BeEmpty();
        await _fixture.Decide(record, ImportDecision.Validation);
        (await Books(held: true)).Should().BeEmpty();
        (await Books(held: false)).Should().HaveCount(6).And.OnlyContain(line => line.Import == record.Id);
        await _fixture.ShouldHold();
    }

    private async Task<List<BooksLine>> Books(bool held)
    {
        var lines = new List<BooksLine>();
        await foreach (var line in _fixture.Store.LinesAsync(Ours, held, Cancel)) lines.Add(line);
        return lines;
    }

    [Fact, Rule("P5")]
    public async Task A_mark_stands_in_the_way_and_nothing_changes()
    {
        var record = await _fixture.Receive();
        (await _fixture.Store.MarkAsync(Ours, record.Id, "VE/1", HeldEntryMark.Lettered, Cancel)).Should().BeTrue();
        (await _fixture.Store.MarkAsync(Ours, record.Id, "VE/99", HeldEntryMark.Lettered, Cancel)).Should().BeFalse();
        (await _fixture.Store.MarkAsync(Other, record.Id, "VE/1", HeldEntryMark.Locked, Cancel)).Should().BeFalse();
        var requested = await _fixture.Request(record, ImportDecision.Rejection);
        var claim = (await _fixture.Claim())!;
        (await _fixture.Store.CommitAsync(Executed(claim), Cancel)).Should().BeOfType<CommitResult.Obstructed>()
            .Which.Found.Should().Equal(new Obstacle(Obstacle.Lettered, "VE/1", 4, ""));
        (await _fixture.Store.FindAsync(Ours, record.Id, Cancel)).Should().Be(requested);
        (await _fixture.Lines(record.Id)).Should().HaveCount(6);
        (await _fixture.Store.AuditAsync(Ours, record.Id, Cancel)).Should().HaveCount(2);
        await _fixture.ShouldHold();
    }

    [Fact]
    public async Task Another_version_is_a_conflict_that_gives_the_import_as_it_is()
    {
        var record = await _fixture.Receive();
        var requested = await _fixture.Request(record, ImportDecision.Validation);
        (await _fixture.Store.CommitAsync(Requested(record, ImportDecision.Rejection), Cancel)).Should().Be(new CommitResult.VersionConflict(requested));
        var foreign = Requested(record, ImportDecision.Rejection);
        (await _fixture.Store.CommitAsync(foreign with { Next = foreign.Next with { Dossier = Other } }, Cancel)).Should().Be(new CommitResult.VersionConflict(null));
    }

    [Fact]
    public async Task A_claim_overtaken_by_another_is_lost()
    {
        var record = await _fixture.Receive();
        await _fixture.Request(record, ImportDecision.Rejection);
        var first = (await _fixture.Claim())!;
        (await _fixture.Claim()).Should().BeNull();
        var second = (await _fixture.Claim(Start + Duration.FromMinutes(6)))!;
        second.Should().BeEquivalentTo(new { FencingToken = 2, Attempt = 2 });
        (await _fixture.Store.CommitAsync(Executed(first), Cancel)).Should().BeOfType<CommitResult.LeaseLost>();
        (await _fixture.Store.ReleaseAsync(first, Start, Cancel)).Should().BeFalse();
        (await _fixture.Store.CommitAsync(Executed(second), Cancel)).Should().BeOfType<CommitResult.Committed>();
        (await _fixture.Store.CountRequestsAsync(null, Cancel)).Should().Be(0);
        await _fixture.ShouldHold();
    }

    [Fact]
    public async Task Within_a_dossier_only_the_oldest_request_is_given()
    {
        var first = await _fixture.Receive();
        var second = await _fixture.Receive();
        await _fixture.Request(second, ImportDecision.Validation);
        await _fixture.Request(first, ImportDecision.Validation);
        (await _fixture.Claim(import: first.Id)).Should().BeNull();
        var claim = (await _fixture.Claim())!;
        claim.Record.Id.Should().Be(second.Id);
        (await _fixture.Store.ReleaseAsync(claim, Start + Duration.FromHours(1), Cancel)).Should().BeTrue();
        (await _fixture.Claim()).Should().BeNull("the head of the queue is not due");
        (await _fixture.Claim(Start + Duration.FromHours(1)))!.Record.Id.Should().Be(second.Id);
        (await _fixture.Store.CountRequestsAsync(Ours, Cancel)).Should().Be(2);
        (await _fixture.Store.CountRequestsAsync(Other, Cancel)).Should().Be(0);
    }

    [Fact]
    public async Task Messages_are_leased_returned_and_delivered_once()
    {
        var record = await _fixture.Receive();
        await _fixture.Decide(record, ImportDecision.Rejection);
        MessageQuery query = new() { Now = Start, Lease = Duration.FromMinutes(1) };
        var taken = (await _fixture.Store.TakeMessagesAsync(query, Cancel)).Should().ContainSingle().Subject;
        taken.Attempt.Should().Be(1);
        taken.Notification!.Text.Should().Be(new LocalizedText("Terminé.", "Done."));
        (await _fixture.Store.TakeMessagesAsync(query, Cancel)).Should().BeEmpty();
        await _fixture.Store.ReturnMessageAsync(Other, taken.Id, Start, Cancel);
        (await _fixture.Store.TakeMessagesAsync(query, Cancel)).Should().BeEmpty();
        await _fixture.Store.ReturnMessageAsync(Ours, taken.Id, Start, Cancel);
        (await _fixture.Store.TakeMessagesAsync(query, Cancel)).Should().ContainSingle().Which.Attempt.Should().Be(2);
        await _fixture.Store.MarkDeliveredAsync(Ours, taken.Id, Cancel);
        (await _fixture.Store.TakeMessagesAsync(query with { Now = Start + Duration.FromDays(1) }, Cancel)).Should().BeEmpty();
        await _fixture.ShouldHold();
    }

    [Fact, Rule("P8")]
    public async Task A_key_and_bytes_bind_while_their_import_is_pending_or_validated()
    {
        var push = _fixture.Push("k", content: "same");
        var record = await _fixture.Receive(push: push);
        (await _fixture.Store.FindConflictAsync(push, Cancel)).Should().Be(new PushConflict(PushConflictKind.Repeat, record.Id));
        (await _fixture.Store.FindConflictAsync(_fixture.Push("k", content: "other"), Cancel)).Should().Be(new PushConflict(PushConflictKind.KeyReused, record.Id));
        (await _fixture.Store.FindConflictAsync(_fixture.Push(null, content: "same"), Cancel)).Should().Be(new PushConflict(PushConflictKind.DuplicateContent, record.Id));
        (await _fixture.Store.FindConflictAsync(_fixture.Push("k2", content: "same"), Cancel)).Should().BeNull();
        (await _fixture.Store.FindConflictAsync(push with { Dossier = Other }, Cancel)).Should().BeNull();

        await _fixture.Decide(record, ImportDecision.Rejection);
        await using (var reception = await _fixture.Store.OpenReceptionAsync(push, Cancel))
            reception.Should().BeEquivalentTo(new { Conflict = (PushConflict?)null, Replaces = (ImportId?)record.Id });
        await _fixture.Receive(push: push);
        await _fixture.ShouldHold();
    }

    [Fact, Rule("P8")]
    public async Task Of_two_receptions_of_one_push_the_second_meets_the_first()
    {
        var push = _fixture.Push("k");
        await using var slow = await _fixture.Store.OpenReceptionAsync(push, Cancel);
        slow.Conflict.Should().BeNull();
        var record = await _fixture.Receive(push: push);
        var late = Record(push);
        var result = await slow.CommitAsync(new() { Record = late, Audit = Audit(late) }, Cancel);
        result.Should().Be(new ReceptionResult.Conflicted(new(PushConflictKind.Repeat, record.Id)));
        (await _fixture.Store.AuditAsync(Ours, late.Id, Cancel)).Should().BeEmpty();
    }

    [Fact, Rule("P8")]
    public async Task Entry_ids_bind_until_their_import_is_rejected()
    {
        var record = await _fixture.Receive(with: commit => commit with { EntryIds = ["e1", "e2"] });
        var push = _fixture.Push();
        var again = Record(push);
        (await _fixture.TryReceive(push, again, [], commit => commit with { EntryIds = ["e3", "e2"] })).Should()
            .Be(new ReceptionResult.Conflicted(new(PushConflictKind.EntryIdReused, record.Id, "e2")));
        await _fixture.Decide(record, ImportDecision.Rejection);
        (await _fixture.TryReceive(push, again, [], commit => commit with { EntryIds = ["e3", "e2"] })).Should().BeOfType<ReceptionResult.Received>();
        await _fixture.ShouldHold();
    }

    [Fact]
    public async Task The_same_entries_under_another_hash_are_probably_a_duplicate()
    {
        var record = await _fixture.Receive(change: r => r with { Fingerprint = "abc" });
        await using var reception = await _fixture.Store.OpenReceptionAsync(_fixture.Push(), Cancel);
        (await reception.FindProbableDuplicateAsync("abc", Cancel)).Should().Be(record.Id);
        (await reception.FindProbableDuplicateAsync("other", Cancel)).Should().BeNull();
        (await reception.FindProbableDuplicateAsync("", Cancel)).Should().BeNull();
    }

    [Fact]
    public async Task Audit_is_numbered_from_one_and_of_no_other_dossier()
    {
        var record = await _fixture.Receive();
        await _fixture.Store.AppendAuditAsync(Audit(record, "refused") with { Result = AuditResult.Refused, Code = "not-permitted", VersionSeen = 1, StatusBefore = ImportStatus.Pending }, Cancel);
        var events = await _fixture.Store.AuditAsync(Ours, record.Id, Cancel);
        events.Select(e => e.Sequence).Should().Equal(1, 2);
        events[1].Should().BeEquivalentTo(new { Command = "refused", Code = "not-permitted", VersionSeen = 1L, Result = AuditResult.Refused, StatusBefore = ImportStatus.Pending });
        (await _fixture.Store.AuditAsync(Other, record.Id, Cancel)).Should().BeEmpty();
    }
}
