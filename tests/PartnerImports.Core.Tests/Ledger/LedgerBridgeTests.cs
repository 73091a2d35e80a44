using PartnerImports.Testing;
using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Ledger;

/// <summary>Imports in a store, entries in a ledger: never one without the other for long.</summary>
public sealed class LedgerBridgeTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory, Rule("P2")]
    [InlineData(ImportDecision.Validation, "VE/1 VE/2")]
    [InlineData(ImportDecision.Rejection, "")]
    public async Task A_push_is_held_in_the_ledger_and_a_decision_carried_out_there(ImportDecision decision, string ordinary)
    {
        await using var bridged = new BridgeWorld();
        var import = await bridged.World.ReceiveAsync();
        bridged.Held.Should().Equal("VE/1", "VE/2");
        bridged.Books.Codes(World.Dupont, ReferenceKind.Account).Should().Equal("411000", "707000", "445710");
        await bridged.World.DecideAsync(import, decision);
        bridged.Held.Should().BeEmpty();
        bridged.Ordinary.Should().Equal(ordinary.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        (await bridged.Intents.ListAsync(Cancellation)).Should().BeEmpty();
        bridged.Books.Codes(World.Dupont, ReferenceKind.Account).Should().HaveCount(3);
    }

    [Fact, Rule("P5")]
    public async Task An_obstacle_of_the_ledger_fails_the_request()
    {
        await using var bridged = new BridgeWorld();
        var import = await bridged.World.ReceiveAsync();
        bridged.Books.Lock(World.Dupont, import.Id, "VE/2").Should().BeTrue();
        (await bridged.World.DecideAsync(import, ImportDecision.Validation)).Should().BeEquivalentTo(new { Status = ImportStatus.Pending, Error = new { French = "l'écriture VE/2 est verrouillée" } });
        bridged.Held.Should().HaveCount(2);
        (await bridged.Intents.ListAsync(Cancellation)).Should().BeEmpty();
    }

    [Fact, Rule("P6")]
    public async Task What_the_ledger_refuses_for_good_ends_in_error()
    {
        await using var bridged = new BridgeWorld();
        var import = await bridged.World.ReceiveAsync();
        await bridged.Books.RemoveAsync(new(Guid.NewGuid(), World.Dupont, import.Id, 0), Cancellation);
        (await bridged.World.DecideAsync(import, ImportDecision.Validation)).Should().BeEquivalentTo(new { Status = ImportStatus.Error, Error = new { French = "Aucune écriture en attente." } });
        (await bridged.World.HeldLinesAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData(FaultKind.Before)]
    [InlineData(FaultKind.After)]
    [InlineData(FaultKind.Twice)]
    public async Task A_ledger_that_fails_before_or_after_the_deed_is_asked_again_under_the_same_decision(FaultKind kind)
    {
        await using var bridged = new BridgeWorld();
        var import = await bridged.World.ReceiveAsync();
        bridged.FailNext(nameof(ILedger.PostAsync), kind);
        await bridged.World.DecideAsync(import, ImportDecision.Validation);
        bridged.World.Clock.AdvanceMinutes(1);
        await bridged.World.Worker.ProcessAsync(null, Cancellation);
        (await bridged.World.FindAsync(import)).Status.Should().Be(ImportStatus.Validated);
        bridged.Ordinary.Should().Equal("VE/1", "VE/2");
    }

    [Fact]
    public async Task A_request_whose_effect_may_have_happened_is_not_failed_by_an_obstacle_that_came_later()
    {
        await using var bridged = new BridgeWorld();
        var import = await bridged.World.ReceiveAsync();
        bridged.FailNext(nameof(ILedger.PostAsync), FaultKind.After);
        await bridged.World.DecideAsync(import, ImportDecision.Validation);
        bridged.World.Save(World.Dupont, "2021:closed 2022");
        bridged.World.Clock.AdvanceMinutes(1);
        await bridged.World.Worker.ProcessAsync(null, Cancellation);
        (await bridged.World.FindAsync(import)).Should().BeEquivalentTo(new { Status = ImportStatus.Validated, Error = (LocalizedText?)null });
        (await bridged.World.NotificationAsync()).Text.French.Should().EndWith("avec succès.");
    }

    [Fact]
    public async Task Nor_is_it_given_up_before_the_ledger_answers()
    {
        await using var bridged = new BridgeWorld();
        var import = await bridged.World.ReceiveAsync();
        await bridged.World.AskAsync(import, ImportDecision.Validation);
        bridged.Fault = call => new(call == nameof(ILedger.PostAsync) ? FaultKind.After : FaultKind.None);
        bridged.World.Clock.AdvanceHours(25);
        await bridged.World.Worker.ProcessAsync(null, Cancellation);
        (await bridged.World.FindAsync(import)).Request.Should().NotBeNull();
        bridged.Fault = _ => Fault.None;
        bridged.World.Clock.AdvanceHours(1);
        await bridged.World.Worker.ProcessAsync(null, Cancellation);
        (await bridged.World.FindAsync(import)).Status.Should().Be(ImportStatus.Validated);
    }

    [Fact]
    public async Task A_hold_whose_import_never_came_into_the_store_is_undone_by_the_repair()
    {
        await using var bridged = new BridgeWorld();
        bridged.FailNext("Reception.CommitAsync", FaultKind.Before);
        await FluentActions.Awaiting(() => bridged.World.PushAsync(World.SixLines, "K").AsTask()).Should().ThrowAsync<ImportStoreException>();
        bridged.Held.Should().HaveCount(2, "the crash came between ledger and store");
        (await bridged.World.ReceiveAsync(key: "K")).Status.Should().Be(ImportStatus.Pending);
        bridged.Held.Should().HaveCount(4);
        (await bridged.Bridge.RepairAsync(Duration.FromMinutes(1), Cancellation)).Should().Be(0, "it is not old enough to be a crash");
        bridged.World.Clock.AdvanceMinutes(1);
        (await bridged.Bridge.RepairAsync(Duration.FromMinutes(1), Cancellation)).Should().Be(1);
        bridged.Held.Should().HaveCount(2);
        (await bridged.Intents.ListAsync(Cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_hold_whose_import_came_into_the_store_stays()
    {
        await using var bridged = new BridgeWorld();
        bridged.FailNext("Reception.CommitAsync", FaultKind.After);
        await FluentActions.Awaiting(() => bridged.World.PushAsync(World.SixLines, "K").AsTask()).Should().ThrowAsync<ImportStoreException>();
        bridged.World.Clock.AdvanceHours(1);
        (await bridged.Bridge.RepairAsync(Duration.FromMinutes(1), Cancellation)).Should().Be(1);
        bridged.Held.Should().HaveCount(2);
        (await bridged.World.PushAsync(World.SixLines, "K")).Should().BeOfType<PushOutcome.Received>().Which.IsRepeat.Should().BeTrue();
    }

    [Fact]
    public async Task A_push_that_met_another_at_the_commit_leaves_nothing_in_the_ledger()
    {
        await using var bridged = new BridgeWorld();
        await bridged.World.ReceiveAsync(World.SixLines + "\n#ids e1");
        (await bridged.World.PushAsync("AC;9;2021-01-05;401000;1.00;1.00;x\n#ids e1")).ShouldBeRefused("entry-id-reused");
        bridged.Held.Should().Equal("VE/1", "VE/2");
        (await bridged.Intents.ListAsync(Cancellation)).Should().BeEmpty();
    }

    /// <summary>60 seeds in the test command; <c>PARTNER_IMPORTS_LONG=1</c> runs 3,000.</summary>
    [Fact]
    public async Task Whatever_fails_and_whenever_store_and_ledger_agree_in_the_end()
    {
        var seeds = Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") == "1" ? 3_000 : 60;
        for (var seed = 0; seed < seeds; seed++) await RunAsync(seed);
    }

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        await using var bridged = new BridgeWorld();
        var world = bridged.World;
        string[] failing = [nameof(ILedger.HoldAsync), nameof(ILedger.PostAsync), nameof(ILedger.RemoveAsync), "Reception.CommitAsync", nameof(IImportStore.CommitAsync)];
        bridged.Fault = call => random.Next(3) > 0 || !failing.Contains(call) ? Fault.None : new((FaultKind)random.Next(1, call.StartsWith("Reception") || call == "CommitAsync" ? 3 : 4));
        for (var i = 0; i < 8; i++)
        {
            var import = await UntilDoneAsync(() => world.ReceiveAsync($"VE;{i};2021-05-01;411000;1.00;1.00;x", key: $"K{i}"));
            var decision = (ImportDecision)random.Next(2);
            if (random.Next(4) > 0) await UntilDoneAsync(async () => (await world.AskAsync(import, decision)).ShouldBeGiven());
            if (random.Next(2) == 0) await world.Worker.ProcessAsync();
            world.Clock.AdvanceSeconds(random.Next(20));
        }
        bridged.Fault = _ => Fault.None;
        for (var round = 0; round < 3; round++)
        {
            world.Clock.AdvanceHours(2);
            await bridged.Bridge.RepairAsync(Duration.FromHours(1));
            await world.Worker.ProcessAsync();
        }
        var held = (await world.Memory.LinesAsync(World.Dupont, held: true).ToListAsync()).Select(line => line.Line.Entry);
        var ordinary = (await world.Memory.LinesAsync(World.Dupont, held: false).ToListAsync()).Select(line => line.Line.Entry);
        bridged.Held.Should().BeEquivalentTo(held, $"seed {seed}");
        bridged.Ordinary.Should().BeEquivalentTo(ordinary, $"seed {seed}");
        (await bridged.Intents.ListAsync()).Should().BeEmpty($"seed {seed}");
        (await world.Store.CountRequestsAsync(null)).Should().Be(0, $"seed {seed}");
        (await world.Store.CheckAsync()).Should().BeEmpty($"seed {seed}");
    }

    private static async Task<T> UntilDoneAsync<T>(Func<Task<T>> act)
    {
        while (true)
        {
            try
            {
                return await act();
            }
            catch (ImportStoreException)
            {
                continue;
            }
        }
    }
}
