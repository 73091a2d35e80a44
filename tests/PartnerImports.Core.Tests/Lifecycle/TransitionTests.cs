using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Lifecycle;

/// <summary>What a transition changes in an import, and what it leaves.</summary>
public sealed class TransitionTests
{
    [Fact, Rule("P3")]
    public async Task A_request_leaves_the_status_and_records_what_was_asked_by_whom_and_when()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        world.Clock.AdvanceMinutes(1);
        await world.AskAsync(import, ImportDecision.Rejection);
        var asked = await world.FindAsync(import);
        asked.Should().BeEquivalentTo(import with
        {
            Version = 2,
            UpdatedAt = world.Clock.GetCurrentInstant(),
            Request = new(asked.Request!.Id, ImportDecision.Rejection, World.Anne.User, world.Clock.GetCurrentInstant()),
        });
    }

    [Theory]
    [InlineData(ImportDecision.Validation, ImportStatus.Validated)]
    [InlineData(ImportDecision.Rejection, ImportStatus.Rejected)]
    public async Task A_decision_carried_out_keeps_the_counts_of_arrival_and_says_who_decided(ImportDecision decision, ImportStatus status)
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        await world.AskAsync(import, decision);
        world.Clock.AdvanceMinutes(2);
        await world.Worker.ProcessAsync();
        (await world.FindAsync(import)).Should().BeEquivalentTo(import with
        {
            Version = 3,
            Status = status,
            UpdatedAt = world.Clock.GetCurrentInstant(),
            Resolution = new(decision, World.Anne.User, world.Clock.GetCurrentInstant()),
        });
    }

    [Fact]
    public async Task Refusals_of_final_states_name_who_decided_what_and_when()
    {
        await using var world = new World();
        var validated = await world.DecideAsync(await world.ReceiveAsync(), ImportDecision.Validation);
        (await world.AskAsync(validated, ImportDecision.Rejection, World.Bruno)).ShouldBeRefused("already-validated")
            .Should().BeEquivalentTo(new { Import = validated.Id, Message = new LocalizedText("L'import a été validé par anne le 25/08/2022 à 11:16:59.", "The import was validated by anne on 25/08/2022 at 11:16:59.") });

        var other = await world.ReceiveAsync(World.SixLines + "\n#x y");
        await world.AskAsync(other, ImportDecision.Validation);
        (await world.AskAsync(other, ImportDecision.Rejection, World.Bruno)).ShouldBeRefused("decision-under-way")
            .Message.French.Should().Be("La validation de cet import a été demandée par anne le 25/08/2022 à 11:16:59 et n'est pas encore exécutée.");

        var failed = await world.ReceiveAsync("!");
        (await world.AskAsync(failed, ImportDecision.Rejection)).ShouldBeRefused("import-in-error")
            .Message.French.Should().Be("L'import s'est terminé avec une erreur le 25/08/2022 à 11:16:59 : 1 anomalie(s) bloquante(s) : Ligne 1 : x lu, un montant attendu");
    }

    [Fact]
    public async Task A_new_request_forgets_why_the_last_one_failed()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        await world.Memory.MarkAsync(World.Dupont, import.Id, "VE/1", HeldEntryMark.Locked, TestContext.Current.CancellationToken);
        (await world.DecideAsync(import, ImportDecision.Rejection)).Error.Should().NotBeNull();
        await world.AskAsync(import, ImportDecision.Rejection);
        (await world.FindAsync(import)).Error.Should().BeNull();
    }

    [Fact]
    public void Many_obstacles_are_told_in_a_sentence_that_stays_short()
    {
        var obstacles = Enumerable.Range(1, 7).Select(i => new Obstacle(Obstacle.Lettered, $"VE/{i}", i, "AB"));
        ObstacleTexts.Sentence([.. obstacles]).French.Should().Be(
            "l'écriture VE/1 est lettrée (AB) ; l'écriture VE/2 est lettrée (AB) ; l'écriture VE/3 est lettrée (AB) ; l'écriture VE/4 est lettrée (AB) ; l'écriture VE/5 est lettrée (AB) ; et 2 autre(s) obstacle(s)");
    }

    [Theory]
    [InlineData(Obstacle.Locked, "VE/1", "", "l'écriture VE/1 est verrouillée", "the entry VE/1 is locked")]
    [InlineData(Obstacle.Exported, "VE/1", "", "l'écriture VE/1 a été exportée", "the entry VE/1 has been exported")]
    [InlineData(Obstacle.FiscalYearClosed, "", "EXERCICE 2021", "l'exercice des écritures n'est plus ouvert (EXERCICE 2021)", "the fiscal year of the entries is no longer open (EXERCICE 2021)")]
    [InlineData("host-own", "VE/1", "visa", "l'écriture VE/1 fait obstacle à la décision (visa)", "the entry VE/1 stands in the way of the decision (visa)")]
    [InlineData("host-own", "", "visa", "un obstacle empêche la décision (visa)", "an obstacle stands in the way of the decision (visa)")]
    public void Each_obstacle_has_its_sentence(string code, string entry, string detail, string french, string english) =>
        ObstacleTexts.Of(new(code, entry, 1, detail)).Should().Be(new LocalizedText(french, english));
}
