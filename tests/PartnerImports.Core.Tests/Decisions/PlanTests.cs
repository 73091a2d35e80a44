using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Decisions;

/// <summary>What a decision would do, before it is asked for.</summary>
[Rule("P7")]
public sealed class PlanTests
{
    private static ValueTask<Answer<ImportPlan>> PlanAsync(World world, ImportRecord import, ImportDecision decision, Actor? actor = null) =>
        world.Decisions.PlanAsync(actor ?? World.Zoe, World.Dupont, import.Id, decision);

    [Fact]
    public async Task A_rejection_would_delete_the_held_entries_and_keep_the_reference_data()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        var plan = (await PlanAsync(world, import, ImportDecision.Rejection)).ShouldBeGiven();
        plan.Should().BeEquivalentTo(new { Record = import, IsPossible = true, DeletedEntries = 2L, DeletedLines = 6L });
        plan.Obstacles.Should().BeEmpty();
        plan.Keeps.Accounts.Select(account => account.Number.ToString()).Should().Equal("411000", "707000", "445710");
        plan.Keeps.ThirdParties.Should().HaveCount(2);
        (await world.FindAsync(import)).Should().Be(import);
    }

    [Fact]
    public async Task A_validation_would_delete_nothing()
    {
        await using var world = new World();
        (await PlanAsync(world, await world.ReceiveAsync(), ImportDecision.Validation)).ShouldBeGiven().Should().BeEquivalentTo(new { IsPossible = true, DeletedEntries = 0L, DeletedLines = 0L });
    }

    [Fact]
    public async Task What_stands_in_the_way_is_told_and_the_execution_finds_it_too()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        await world.Memory.MarkAsync(World.Dupont, import.Id, "VE/2", HeldEntryMark.Exported, TestContext.Current.CancellationToken);
        world.Save(World.Dupont, "2021:closed 2022");
        var plan = (await PlanAsync(world, import, ImportDecision.Rejection)).ShouldBeGiven();
        plan.IsPossible.Should().BeFalse();
        plan.Obstacles.Select(obstacle => (obstacle.Obstacle.Code, obstacle.Message.French)).Should().Equal(
            ("entry-exported", "l'écriture VE/2 a été exportée"), ("fiscal-year-closed", "l'exercice des écritures est clôturé (EXERCICE 2021)"));
        (await world.DecideAsync(import, ImportDecision.Rejection)).Error!.French.Should().Be("l'écriture VE/2 a été exportée ; l'exercice des écritures est clôturé (EXERCICE 2021)");
        (await world.HeldLinesAsync()).Should().Be(6);
    }

    [Fact]
    public async Task A_decision_that_the_state_refuses_is_not_possible()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        await world.AskAsync(import, ImportDecision.Validation);
        (await PlanAsync(world, import, ImportDecision.Rejection)).ShouldBeGiven().IsPossible.Should().BeFalse();
        (await PlanAsync(world, import, ImportDecision.Validation)).ShouldBeGiven().IsPossible.Should().BeTrue();
    }

    [Fact]
    public async Task A_plan_is_refused_where_the_console_shows_nothing()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        (await world.Decisions.PlanAsync(World.Zoe, World.Martin, import.Id, ImportDecision.Rejection, TestContext.Current.CancellationToken)).ShouldBeRefused("unknown-import");
        (await world.Decisions.PlanAsync(World.Zoe, World.Nowhere, import.Id, ImportDecision.Rejection, TestContext.Current.CancellationToken)).ShouldBeRefused("unknown-dossier");
        world.Save(World.Dupont, "2021", open: false);
        (await PlanAsync(world, import, ImportDecision.Rejection)).ShouldBeRefused("console-closed");
    }
}
