using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Lifecycle;

/// <summary>Every state, command, profile, console, dossier and version seen: nothing is permitted that the product doesn't permit.</summary>
[Rule("P4")]
[Rule("P6")]
public sealed class MatrixTests
{
    public enum Where { Here, OtherDossier, NoSuchDossier }

    public enum Seen { Nothing, Current, Stale }

    private static readonly int[] Profiles = [0, 1, 2, 3, 4, 9];

    [Theory]
    [CombinatorialStates]
    public async Task A_request_is_answered_as_the_product_says(ImportState state, ImportDecision asked)
    {
        foreach (var profile in Profiles)
            foreach (var open in new[] { true, false })
                foreach (var where in Enum.GetValues<Where>())
                    foreach (var seen in Enum.GetValues<Seen>())
                    {
                        await using var world = new World();
                        var import = await InState(world, state);
                        world.Save(World.Dupont, "2021", open);
                        world.Save(World.Martin, "2021", open);
                        var before = await SnapshotAsync(world, import);

                        var actor = new Actor(World.Zoe.User, profile == 0 ? default : new Profile(profile));
                        var dossier = where switch { Where.Here => World.Dupont, Where.OtherDossier => World.Martin, _ => World.Nowhere };
                        long? version = seen switch { Seen.Nothing => null, Seen.Current => import.Version, _ => import.Version - 1 };
                        var answer = await world.Decisions.RequestAsync(actor, dossier, import.Id, asked, version);

                        var expected = Expected(state, asked, profile, open, where, seen);
                        var got = answer.TryGet(out var accepted, out var refusal) ? accepted.Already ? "already" : "accepted" : refusal.Code;
                        var because = $"{state}, {asked}, profile {profile}, console {(open ? "open" : "closed")}, {where}, version {seen}";
                        got.Should().Be(expected, because);
                        if (got != "accepted") (await SnapshotAsync(world, import)).Should().Be(before, because);
                        else (await world.FindAsync(import)).Should().BeEquivalentTo(new { Version = import.Version + 1, Status = ImportStatus.Pending, Request = new { Decision = asked, By = actor.User } }, because);
                    }
    }

    [Theory]
    [InlineData(ImportState.Pending, "stale-version", "stale-version", "stale-version", "Error")]
    [InlineData(ImportState.ValidationRequested, "Validated", "Pending", "Pending", "Error")]
    [InlineData(ImportState.RejectionRequested, "Rejected", "Pending", "Pending", "Error")]
    [InlineData(ImportState.Validated, "already-validated", "already-validated", "already-validated", "already-validated")]
    [InlineData(ImportState.Rejected, "already-rejected", "already-rejected", "already-rejected", "already-rejected")]
    [InlineData(ImportState.Error, "import-in-error", "import-in-error", "import-in-error", "import-in-error")]
    public async Task The_workers_commands_need_no_rights_and_lead_where_the_table_says(ImportState state, string complete, string fail, string giveUp, string invalidate)
    {
        await using var world = new World();
        var import = await InState(world, state);
        ImportCommand[] commands =
        [
            new ImportCommand.Complete(), new ImportCommand.Fail([new(Obstacle.Locked, "VE/1", 1, "")]), new ImportCommand.GiveUp(),
            new ImportCommand.Invalidate(new("illisible", "unreadable")),
        ];
        commands.Select(command => ImportLifecycle.Decide(import, command, world.Clock.GetCurrentInstant()) switch
        {
            LifecycleDecision.Transition transition => transition.Next.Status.ToString(),
            LifecycleDecision.Refused refused => refused.Refusal.Code,
            _ => "repeat",
        }).Should().Equal(complete, fail, giveUp, invalidate);
    }

    [Theory]
    [CombinatorialStates]
    public async Task The_buttons_shown_are_those_that_a_request_would_be_accepted_for(ImportState state, ImportDecision decision)
    {
        await using var world = new World();
        var import = await InState(world, state);
        foreach (var profile in Profiles.Skip(1))
            foreach (var open in new[] { true, false })
            {
                world.Save(World.Dupont, "2021", open);
                var actor = new Actor(World.Zoe.User, new Profile(profile));
                var rights = await world.Get<IImportAuthorizer>().RightsOfAsync(actor, World.Dupont, TestContext.Current.CancellationToken);
                var shown = ImportLifecycle.PermittedCommands(import, rights);
                shown.HasFlag(ConsoleCommands.View).Should().Be(open);
                shown.HasFlag(decision == ImportDecision.Validation ? ConsoleCommands.Validate : ConsoleCommands.Reject)
                    .Should().Be(Expected(state, decision, profile, open, Where.Here, Seen.Nothing) == "accepted", $"{state}, profile {profile}, open {open}");
            }
    }

    [Fact]
    public void The_table_has_one_rule_for_each_state_and_command_and_finds_it()
    {
        var pairs = from state in Enum.GetValues<ImportState>() from command in Enum.GetValues<ImportCommandKind>() select (state, command);
        LifecycleTable.Rules.Select(rule => (rule.State, rule.Command)).Should().BeEquivalentTo(pairs).And.OnlyHaveUniqueItems();
        foreach (var (state, command) in pairs) LifecycleTable.RuleOf(state, command).Should().Match<LifecycleRule>(rule => rule.State == state && rule.Command == command);
        LifecycleTable.Rules.Should().OnlyContain(rule => (rule.Next != null ? 1 : 0) + (rule.IsRepeat ? 1 : 0) + (rule.RefusalCode != null ? 1 : 0) == 1);
    }

    private static string Expected(ImportState state, ImportDecision asked, int profile, bool open, Where where, Seen seen)
    {
        if (where == Where.NoSuchDossier) return "unknown-dossier";
        if (profile == 0) return "not-permitted";
        if (!open) return "console-closed";
        if (where == Where.OtherDossier) return "unknown-import";
        if (profile < 3) return "not-permitted";
        var validation = asked == ImportDecision.Validation;
        if (state == (validation ? ImportState.ValidationRequested : ImportState.RejectionRequested)) return "already";
        if (state == (validation ? ImportState.Validated : ImportState.Rejected)) return "already";
        if (seen == Seen.Stale) return "stale-version";
        return state switch
        {
            ImportState.Pending => "accepted",
            ImportState.Validated => "already-validated",
            ImportState.Rejected => "already-rejected",
            ImportState.Error => "import-in-error",
            _ => "decision-under-way",
        };
    }

    private static async Task<ImportRecord> InState(World world, ImportState state)
    {
        var import = await world.ReceiveAsync(state == ImportState.Error ? "!" : World.SixLines);
        if (state is ImportState.ValidationRequested or ImportState.Validated) await world.AskAsync(import, ImportDecision.Validation);
        if (state is ImportState.RejectionRequested or ImportState.Rejected) await world.AskAsync(import, ImportDecision.Rejection);
        if (state is ImportState.Validated or ImportState.Rejected) await world.Worker.ProcessAsync();
        import = await world.FindAsync(import);
        ImportLifecycle.StateOf(import).Should().Be(state);
        return import;
    }

    private static async Task<(ImportRecord, int Held, int Ordinary, int Requests, int Messages)> SnapshotAsync(World world, ImportRecord import) => (
        await world.FindAsync(import), await world.HeldLinesAsync(), await world.OrdinaryLinesAsync(), await world.Store.CountRequestsAsync(null),
        (await world.Store.TakeMessagesAsync(new() { Now = world.Clock.GetCurrentInstant(), Lease = Duration.Zero })).Count);

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CombinatorialStatesAttribute : Xunit.v3.DataAttribute
    {
        public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(System.Reflection.MethodInfo testMethod, Xunit.Sdk.DisposalTracker disposalTracker) => new(
        [
            .. from state in Enum.GetValues<ImportState>() from decision in Enum.GetValues<ImportDecision>() select new TheoryDataRow<ImportState, ImportDecision>(state, decision),
        ]);

        public override bool SupportsDiscoveryEnumeration() => true;
    }
}
