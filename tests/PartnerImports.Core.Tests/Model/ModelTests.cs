using FsCheck;
using FsCheck.Fluent;
using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Model;

/// <summary>Random commands by random actors: the real services answer what the simple model answers, step by step.</summary>
[Rule("P3")]
[Rule("P4")]
[Rule("P6")]
[Rule("P8")]
[Rule("P12")]
public abstract class ModelTests
{
    private static readonly string[] Contents =
    [
        "VE;1;2021-05-01;411000;1.00;1.00;a", "VE;1;2021-05-02;411000;2.00;0.00;b\nVE;1;2021-05-02;707000;0.00;2.00;b", "AC;7;2021-06-01;401000;3.00;3.00;c",
        "#accounts 512000", "VE;1;2021-05-01;411000;1.00;1.00;a\n!",
    ];

    private static readonly string?[] Keys = [null, null, "K1", "K2"];
    private static readonly PartnerRef[] Partners = [World.Caisse, World.Paie];
    private static readonly Actor[] Actors = [World.Anne, World.Bruno, World.Zoe];

    /// <summary>How many sequences run in the test command; <c>PARTNER_IMPORTS_LONG=1</c> runs 25 times as many.</summary>
    private protected abstract int Sequences { get; }

    /// <summary>Opens a host with an empty store.</summary>
    private protected abstract ValueTask<World> OpenAsync();

    [Fact]
    public void Random_commands_by_random_actors_equal_the_model() =>
        Prop.ForAll(Step.Sequences, steps => RunAsync(steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") == "1" ? 25 * Sequences : Sequences));

    private async Task RunAsync(Step[] steps)
    {
        await using var world = await OpenAsync();
        var (model, ids) = (new SimpleModel(), new List<ImportId>());
        foreach (var (number, step) in steps.Index())
        {
            world.Clock.AdvanceSeconds(1);
            var because = $"step {number}: {step}";
            switch (step)
            {
                case Step.Push push:
                    var (partner, content, key) = (Partners[push.Partner], Contents[push.Content], Keys[push.Key]);
                    Describe(await world.PushAsync(content, key, partner: partner), ids).Should().Be(model.Push(partner.Id.ToString(), content, key), because);
                    break;
                case Step.Ask ask when ids.Count > 0:
                    var (index, actor) = (ask.Import % ids.Count, Actors[ask.Actor]);
                    int? version = ask.Version == 0 ? null : model.Imports[index].Version - (ask.Version == 2 ? 1 : 0);
                    var answer = await world.Decisions.RequestAsync(actor, ask.Elsewhere ? World.Martin : World.Dupont, ids[index], ask.Decision, version);
                    var got = answer.TryGet(out var accepted, out var refusal) ? $"{(accepted.Already ? "already" : "accepted")} {accepted.By}" : refusal.Code;
                    got.Should().Be(model.Ask(actor.User.ToString(), actor.Profile.Level, index, ask.Decision, version, ask.Elsewhere), because);
                    break;
                case Step.Process:
                    var report = await world.Worker.ProcessAsync();
                    report.Executed.Select(executed => $"{ids.IndexOf(executed.Record.Id)} {executed.Outcome.ToString().ToLowerInvariant()}").Should().Equal(model.Process(), because);
                    break;
                case Step.Mark mark when ids.Count > 0:
                    (await world.Get<IBooks>().MarkAsync(World.Dupont, ids[mark.Import % ids.Count], "VE/1", HeldEntryMark.Locked)).Should().Be(model.Mark(mark.Import % ids.Count), because);
                    break;
                case Step.Console console:
                    model.ConsoleOpen = console.Open;
                    break;
                case Step.Year year:
                    model.YearOpen = year.Open;
                    break;
            }
            world.Save(World.Dupont, model.YearOpen ? "2021" : "2021:closed", model.ConsoleOpen);
            await CompareAsync(world, model, ids, because);
        }
        await CompareMessagesAsync(world, model);
    }

    private static string Describe(PushOutcome outcome, List<ImportId> ids)
    {
        switch (outcome)
        {
            case PushOutcome.Received { IsRepeat: true } repeat:
                return $"repeat {ids.IndexOf(repeat.Record.Id)}";
            case PushOutcome.Received received:
                ids.Add(received.Record.Id);
                return $"{received.Record.Status.ToString().ToLowerInvariant()} {ids.Count - 1} replaces {(received.Replaces is { } replaced ? ids.IndexOf(replaced) : -1)}";
            case PushOutcome.Refused refused:
                return $"{refused.Refusal.Code} {ids.IndexOf(refused.Refusal.Import!.Value)}";
            default:
                return "no fiscal year";
        }
    }

    private static async Task CompareAsync(World world, SimpleModel model, List<ImportId> ids, string because)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            var (real, expected) = ((await world.Store.FindAsync(World.Dupont, ids[i]))!, model.Imports[i]);
            (real.Status.ToString().ToLowerInvariant(), real.Version, real.Request?.Decision, real.Resolution?.By.ToString())
                .Should().Be((expected.Status, expected.Version, expected.Request, expected.Status is "validated" or "rejected" ? expected.AskedBy : null), because);
            if (expected.Status != "error") (real.Error is not null).Should().Be(expected.Failed, because);
        }
        (await world.HeldLinesAsync(), await world.OrdinaryLinesAsync(), await world.Store.CountRequestsAsync(null)).Should().Be((model.HeldLines, model.OrdinaryLines, model.Requests), because);
        (await world.Console.PromptAsync(World.Zoe, World.Dupont)).ShouldBeGiven().Waiting.Should().Be(model.Waiting, because);
        (await world.Store.CheckAsync()).Should().BeEmpty(because);
    }

    private static async Task CompareMessagesAsync(World world, SimpleModel model)
    {
        await world.Delivery.DeliverAsync();
        world.Events.Select(told => told.Type).Should().Equal(model.Events);
        (await world.Notifications.ListAsync(World.Dupont)).Items.Reverse().Select(item => (item.User.ToString(), item.Text.French.Contains("succès"))).Should().BeEquivalentTo(model.Notifications);
    }
}
