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
            ("entry-exported", "l'écriture VE/2 a été exportée"), ("fiscal-year-closed", "l'exercice des écritures n'est plus ouvert (EXERCICE 2021)"));
        (await world.DecideAsync(import, ImportDecision.Rejection)).Error!.French.Should().Be("l'écriture VE/2 a été exportée ; l'exercice des écritures n'est plus ouvert (EXERCICE 2021)");
        (await world.HeldLinesAsync()).Should().Be(6);
    }

    private const string TwoYears = """
        VE;1;2020-12-05;411000;120.00;0.00;Facture 1
        VE;1;2020-12-05;707000;0.00;120.00;Facture 1
        VE;2;2022-01-10;411000;60.00;0.00;Facture 2
        VE;2;2022-01-10;707000;0.00;60.00;Facture 2
        """;

    [Fact]
    [Rule("P5")]
    public async Task A_closed_year_between_the_movements_is_no_obstacle()
    {
        await using var world = new World();
        world.Save(World.Dupont, "2020 2021:closed 2022");
        var import = await world.ReceiveAsync(TwoYears);
        foreach (var decision in Enum.GetValues<ImportDecision>())
            (await PlanAsync(world, import, decision)).ShouldBeGiven().Should().Match<ImportPlan>(plan => plan.IsPossible && plan.Obstacles.IsEmpty);
        (await world.DecideAsync(import, ImportDecision.Validation)).Status.Should().Be(ImportStatus.Validated);
    }

    [Theory]
    [Rule("P5"), Rule("P10")]
    [InlineData("2022", "05/12/2020 – 05/12/2020")]
    [InlineData("2020", "10/01/2022 – 10/01/2022")]
    [InlineData("2021", "05/12/2020 – 05/12/2020", "10/01/2022 – 10/01/2022")]
    [InlineData("2020:closed 2022:closed", "EXERCICE 2020", "EXERCICE 2022")]
    [InlineData("2021-06-01..2021-12-31 2022:closed", "05/12/2020 – 05/12/2020", "EXERCICE 2022")]
    public async Task Movements_in_no_open_year_are_an_obstacle(string years, params string[] expected)
    {
        await using var world = new World();
        world.Save(World.Dupont, "2020 2021 2022");
        var import = await world.ReceiveAsync(TwoYears);
        world.Save(World.Dupont, years);
        (await PlanAsync(world, import, ImportDecision.Validation)).ShouldBeGiven().Obstacles.Select(found => (found.Obstacle.Code, found.Obstacle.Detail))
            .Should().Equal(expected.Select(detail => (Obstacle.FiscalYearClosed, detail)));
        (await world.DecideAsync(import, ImportDecision.Validation)).Error!.French.Should().StartWith($"l'exercice des écritures n'est plus ouvert ({expected[0]})");
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData(ImportDecision.Validation, false, "decision-under-way")]
    [InlineData(ImportDecision.Rejection, false, "decision-under-way")]
    [InlineData(ImportDecision.Validation, true, "already-validated")]
    [InlineData(ImportDecision.Rejection, true, "already-rejected")]
    public async Task A_plan_is_possible_only_while_the_import_waits_for_a_decision(ImportDecision? decided, bool? isDone, string code)
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        if (decided is { } asked) await world.AskAsync(import, asked);
        if (isDone == true) await world.Worker.ProcessAsync(World.Dupont);
        foreach (var decision in Enum.GetValues<ImportDecision>())
        {
            var plan = (await PlanAsync(world, import, decision)).ShouldBeGiven();
            plan.IsPossible.Should().Be(decided is null);
            plan.Obstacles.Select(obstacle => obstacle.Obstacle.Code).Should().Equal(code.Length == 0 ? [] : [code]);
            plan.Obstacles.Where(obstacle => !obstacle.Message.French.Contains("anne", StringComparison.Ordinal)).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Nothing_can_be_decided_on_an_import_in_error()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync("!");
        var plan = (await PlanAsync(world, import, ImportDecision.Rejection)).ShouldBeGiven();
        plan.Should().BeEquivalentTo(new { IsPossible = false, DeletedEntries = 0L, DeletedLines = 0L });
        plan.Obstacles.Should().ContainSingle().Which.Obstacle.Code.Should().Be("import-in-error");
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
