using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Decisions;

/// <summary>Asking for a decision, once and again.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData(ImportDecision.Rejection, "La demande de rejet de l'import a bien été prise en compte. Vous recevrez une notification avec le résultat")]
    [InlineData(ImportDecision.Validation, "La validation a bien été prise en compte, voulez-vous ouvrir l'historique des imports ?")]
    public async Task The_user_reads_that_the_request_is_taken_into_account(ImportDecision decision, string text)
    {
        await using var world = new World();
        var accepted = (await world.AskAsync(await world.ReceiveAsync(), decision)).ShouldBeGiven();
        accepted.Message.French.Should().Be(text);
        accepted.Already.Should().BeFalse();
    }

    [Theory, Rule("P4")]
    [InlineData(ImportDecision.Rejection)]
    [InlineData(ImportDecision.Validation)]
    public async Task The_same_decision_again_gives_the_same_answer_with_who_and_when_whatever_the_version(ImportDecision decision)
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        var first = (await world.AskAsync(import, decision)).ShouldBeGiven();
        world.Clock.AdvanceMinutes(5);
        var requested = (await world.AskAsync(import, decision, World.Bruno, version: 1)).ShouldBeGiven();
        requested.Should().BeEquivalentTo(first with { Already = true, Record = await world.FindAsync(import) });

        await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken);
        var done = (await world.AskAsync(import, decision, World.Bruno, version: 1)).ShouldBeGiven();
        done.Should().BeEquivalentTo(new { Already = true, By = World.Anne.User, At = world.Clock.GetCurrentInstant(), first.Message });
    }

    [Fact, Rule("P4")]
    public async Task A_stale_version_is_refused_even_when_the_state_would_refuse_otherwise()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        await world.AskAsync(import, ImportDecision.Validation);
        (await world.AskAsync(import, ImportDecision.Rejection, version: 1)).ShouldBeRefused("stale-version").Message.English.Should().Be("The import has changed since you saw it: version 2, you had seen version 1.");
        (await world.AskAsync(import, ImportDecision.Rejection, version: 2)).ShouldBeRefused("decision-under-way");
    }

    [Fact, Rule("P12")]
    public async Task An_import_of_another_dossier_is_answered_like_one_that_never_existed()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync(dossier: World.Martin);
        var foreign = await world.Decisions.RequestAsync(World.Anne, World.Dupont, import.Id, ImportDecision.Validation, cancellationToken: TestContext.Current.CancellationToken);
        var never = await world.Decisions.RequestAsync(World.Anne, World.Dupont, new(new Guid(99, 0, 0, new byte[8])), ImportDecision.Validation, cancellationToken: TestContext.Current.CancellationToken);
        foreign.ShouldBeRefused("unknown-import").Message.French.Should().Be($"Aucun import {import.Id} dans ce dossier.");
        never.ShouldBeRefused("unknown-import");
    }

    [Fact]
    public async Task Every_command_is_audited_with_who_when_from_which_version_and_how_it_ended()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync(key: "K");
        await world.PushAsync(World.SixLines, "K");
        await world.PushAsync("x;1;2021-01-01;1;0;0;x", "K");
        await world.AskAsync(import, ImportDecision.Rejection, World.Zoe, version: 1);
        await world.AskAsync(import, ImportDecision.Rejection, version: 1);
        await world.AskAsync(import, ImportDecision.Rejection, World.Bruno);
        await world.AskAsync(import, ImportDecision.Validation);
        await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken);

        var request = (await world.Store.AuditAsync(World.Dupont, import.Id, TestContext.Current.CancellationToken)).ToList();
        request.Select(e => (e.Sequence, e.Actor, e.Command, e.VersionSeen, e.Result, e.StatusBefore, e.StatusAfter)).Should().Equal(
            (1L, "partner:caisse", "receive", null, AuditResult.Accepted, null, ImportStatus.Pending),
            (2L, "partner:caisse", "receive", null, AuditResult.Repeated, ImportStatus.Pending, ImportStatus.Pending),
            (3L, "partner:caisse", "receive", null, AuditResult.Refused, ImportStatus.Pending, ImportStatus.Pending),
            (4L, "zoe", "request-rejection", 1L, AuditResult.Refused, ImportStatus.Pending, ImportStatus.Pending),
            (5L, "anne", "request-rejection", 1L, AuditResult.Accepted, ImportStatus.Pending, ImportStatus.Pending),
            (6L, "bruno", "request-rejection", null, AuditResult.Repeated, ImportStatus.Pending, ImportStatus.Pending),
            (7L, "anne", "request-validation", null, AuditResult.Refused, ImportStatus.Pending, ImportStatus.Pending),
            (8L, "worker", "complete", 2L, AuditResult.Accepted, ImportStatus.Pending, ImportStatus.Rejected));
        request.Select(e => e.Code).Should().Equal("", "", "key-reused", "not-permitted", request[7].Code, "", "decision-under-way", request[4].Code);
        request[4].Code.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Of_two_users_who_decide_at_once_one_is_accepted()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
            await world.AskAsync(import, i % 2 == 0 ? ImportDecision.Validation : ImportDecision.Rejection, i % 3 == 0 ? World.Anne : World.Bruno))));
        answers.Count(answer => answer.Value is { Already: false }).Should().Be(1);
        var decision = (await world.FindAsync(import)).Request!.Decision;
        answers.Where(answer => answer.Refusal is not null).Should().OnlyContain(answer => answer.Refusal!.Code == "decision-under-way").And.HaveCount(10);
        answers.Where(answer => answer.Value is not null).Should().OnlyContain(answer => answer.Value!.Record.Request!.Decision == decision);
    }
}
