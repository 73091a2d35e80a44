using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Processing;

/// <summary>Requests executed later: done, obstructed, put off, given up, impossible.</summary>
[Rule("P5")]
public sealed class ExecutionTests
{
    private static World WithFaults() => new(services => services
        .AddSingleton(provider => new FaultyStore(provider.GetRequiredService<InMemoryImportStore>()))
        .AddSingleton<IImportStore>(provider => provider.GetRequiredService<FaultyStore>()));

    [Fact]
    public async Task A_validation_turns_held_entries_into_ordinary_ones()
    {
        await using var world = new World();
        var import = await world.DecideAsync(await world.ReceiveAsync(), ImportDecision.Validation);
        import.Status.Should().Be(ImportStatus.Validated);
        (await world.HeldLinesAsync()).Should().Be(0);
        (await world.OrdinaryLinesAsync()).Should().Be(6);
        (await world.NotificationAsync()).Text.French.Should().Be("La validation de l'import du 25/08/2022 à 11:16:59 s'est terminée avec succès.");
        world.Events.Select(told => told.Type).Should().Equal("import.pending", "import.validated");
    }

    [Fact]
    public async Task A_rejection_deletes_the_entries_and_keeps_journals_accounts_third_parties_and_sections()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync(World.SixLines + "\n#sections PARIS");
        (await world.DecideAsync(import, ImportDecision.Rejection)).Status.Should().Be(ImportStatus.Rejected);
        (await world.HeldLinesAsync()).Should().Be(0);
        (await world.OrdinaryLinesAsync()).Should().Be(0);
        foreach (var (kind, count) in new[] { (ReferenceKind.Journal, 1), (ReferenceKind.Account, 3), (ReferenceKind.ThirdParty, 2), (ReferenceKind.Section, 1) })
            (await world.Memory.ReferenceDataAsync(World.Dupont, kind, TestContext.Current.CancellationToken)).Should().HaveCount(count);
        var notification = await world.NotificationAsync();
        notification.Should().BeEquivalentTo(new
        {
            User = World.Anne.User,
            IsRead = false,
            Category = new { French = "Comptabilité" },
            Title = new { French = "Rejet de l'import" },
            Text = new { French = "Le rejet de l'import du 25/08/2022 à 11:16:59 s'est terminé avec succès." },
        });
        world.Events.Select(told => told.Type).Should().Equal("import.pending", "import.rejected");
    }

    [Theory]
    [InlineData(HeldEntryMark.Lettered, "l'écriture VE/1 est lettrée")]
    [InlineData(HeldEntryMark.Locked, "l'écriture VE/1 est verrouillée")]
    [InlineData(HeldEntryMark.Exported, "l'écriture VE/1 a été exportée")]
    public async Task An_obstacle_ends_the_request_changes_nothing_and_lets_the_user_decide_again(HeldEntryMark mark, string reason)
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        await world.Memory.MarkAsync(World.Dupont, import.Id, "VE/1", mark, TestContext.Current.CancellationToken);
        await world.AskAsync(import, ImportDecision.Rejection);
        var report = await world.Worker.ProcessAsync(World.Dupont, TestContext.Current.CancellationToken);
        report.Executed.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = ExecutionOutcome.Failed, Error = new { French = reason } });
        (await world.FindAsync(import)).Should().BeEquivalentTo(new { Status = ImportStatus.Pending, Request = (DecisionRequest?)null, Error = new { French = reason }, Version = 3 });
        (await world.HeldLinesAsync()).Should().Be(6);
        (await world.NotificationAsync()).Text.French.Should().Be($"Le rejet de l'import du 25/08/2022 à 11:16:59 s'est terminé avec une erreur : {reason}.");
        world.Events.Select(told => told.Type).Should().Equal("import.pending");
        (await world.AskAsync(import, ImportDecision.Rejection, version: 3)).ShouldBeGiven().Already.Should().BeFalse();
    }

    [Theory]
    [InlineData("2021:closed 2022", false)]
    [InlineData("2021 2022:closed", true)]
    public async Task A_fiscal_year_of_held_entries_that_was_closed_since_is_an_obstacle(string years, bool possible)
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        world.Save(World.Dupont, years);
        (await world.DecideAsync(import, ImportDecision.Validation)).Status.Should().Be(possible ? ImportStatus.Validated : ImportStatus.Pending);
        if (!possible) (await world.NotificationAsync()).Text.French.Should().Be(
            "La validation de l'import du 25/08/2022 à 11:16:59 s'est terminée avec une erreur : l'exercice des écritures n'est plus ouvert (EXERCICE 2021).");
    }

    [Fact]
    public async Task An_obstacle_that_only_the_commit_sees_is_an_obstacle_as_well()
    {
        await using var world = WithFaults();
        var import = await world.ReceiveAsync();
        world.Get<FaultyStore>().BeforeCommit = commit => commit.Effect == BooksEffect.None ? null : new CommitResult.Obstructed([new(Obstacle.Locked, "VE/2", 4, "")]);
        (await world.DecideAsync(import, ImportDecision.Validation)).Should().BeEquivalentTo(new { Status = ImportStatus.Pending, Error = new { French = "l'écriture VE/2 est verrouillée" } });
    }

    [Fact]
    public async Task A_failing_environment_puts_a_request_off_ever_longer_and_then_it_is_carried_out()
    {
        await using var world = WithFaults();
        var import = await world.ReceiveAsync();
        await world.AskAsync(import, ImportDecision.Validation);
        world.Get<FaultyStore>().BeforeCommit = FaultyStore.Away;
        var attempts = new List<double>();
        for (var second = 0; second <= 1900; second++, world.Clock.AdvanceSeconds(1))
            if ((await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken)) is { Deferred: 1, Waiting: 1 }) attempts.Add(second);
        attempts.Should().Equal(0, 5, 15, 35, 75, 155, 315, 635, 1235, 1835);
        world.Clock.AdvanceMinutes(10);
        world.Get<FaultyStore>().BeforeCommit = _ => null;
        (await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken)).Executed.Should().ContainSingle().Which.Outcome.Should().Be(ExecutionOutcome.Validated);
    }

    [Fact]
    public async Task An_environment_that_fails_for_the_configured_time_ends_the_request_and_asks_to_try_again()
    {
        await using var world = WithFaults();
        var import = await world.ReceiveAsync();
        await world.AskAsync(import, ImportDecision.Rejection);
        world.Get<FaultyStore>().BeforeCommit = commit => commit.Effect == BooksEffect.None ? null : FaultyStore.Away(commit);
        world.Clock.Advance(Duration.FromHours(24) - Duration.Epsilon);
        (await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken)).Executed.Should().BeEmpty();
        world.Clock.AdvanceSeconds(5);
        (await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken)).Executed.Should().ContainSingle().Which.Outcome.Should().Be(ExecutionOutcome.Failed);
        (await world.FindAsync(import)).Should().BeEquivalentTo(new { Status = ImportStatus.Pending, Request = (DecisionRequest?)null });
        (await world.HeldLinesAsync()).Should().Be(6);
        (await world.NotificationAsync()).Text.French.Should().Be(
            "Le rejet de l'import du 25/08/2022 à 11:16:59 s'est terminé avec une erreur : le service n'a pas répondu à temps, veuillez renouveler votre demande.");
        (await world.Store.AuditAsync(World.Dupont, import.Id, TestContext.Current.CancellationToken))[^1].Command.Should().Be("give-up");
    }

    [Fact, Rule("P6")]
    public async Task Held_content_that_can_never_be_executed_ends_in_error()
    {
        await using var world = WithFaults();
        var import = await world.ReceiveAsync();
        world.Get<FaultyStore>().BeforeCommit = commit => commit.Effect == BooksEffect.Post ? new CommitResult.Impossible(new("le contenu est altéré", "the content is damaged")) : null;
        (await world.DecideAsync(import, ImportDecision.Validation)).Should().BeEquivalentTo(new { Status = ImportStatus.Error, Error = new { French = "le contenu est altéré" }, Request = (DecisionRequest?)null, Resolution = (Resolution?)null });
        (await world.HeldLinesAsync()).Should().Be(0);
        (await world.Memory.ReferenceDataAsync(World.Dupont, ReferenceKind.Account, TestContext.Current.CancellationToken)).Should().HaveCount(3);
        (await world.NotificationAsync()).Text.French.Should().Be("La validation de l'import du 25/08/2022 à 11:16:59 s'est terminée avec une erreur : le contenu est altéré.");
        world.Events.Select(told => (told.Type, told.Error?.French)).Should().Equal(("import.pending", null), ("import.error", "le contenu est altéré"));
    }

    [Fact]
    public async Task A_dossier_whose_environment_fails_never_blocks_another()
    {
        await using var world = WithFaults();
        var (here, there) = (await world.ReceiveAsync(), await world.ReceiveAsync(dossier: World.Martin));
        await world.AskAsync(here, ImportDecision.Validation);
        await world.AskAsync(there, ImportDecision.Validation);
        world.Get<FaultyStore>().BeforeCommit = commit => commit.Next.Dossier == World.Dupont ? FaultyStore.Away(commit) : null;
        var report = await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken);
        report.Should().BeEquivalentTo(new { Deferred = 1, Waiting = 1 });
        report.Executed.Select(executed => executed.Record.Id).Should().Equal(there.Id);
    }

    [Fact]
    public async Task Requests_of_a_dossier_are_executed_in_the_order_in_which_they_were_asked()
    {
        await using var world = new World(options: options => options.MaxParallelRequests = 8);
        var imports = new List<ImportRecord>();
        for (var i = 0; i < 12; i++) imports.Add(await world.ReceiveAsync($"VE;{i};2021-05-01;411000;1.00;1.00;x"));
        imports.Reverse();
        foreach (var import in imports) await world.AskAsync(import, ImportDecision.Validation);
        (await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken)).Executed.Select(executed => executed.Record.Id).Should().Equal(imports.Select(import => import.Id));
    }

    [Fact]
    public async Task One_request_is_executed_after_those_before_it_and_without_those_behind_it()
    {
        await using var world = new World();
        var imports = new List<ImportRecord>();
        for (var i = 0; i < 3; i++) imports.Add(await world.ReceiveAsync($"VE;{i};2021-05-01;411000;1.00;1.00;x"));
        foreach (var import in imports) await world.AskAsync(import, ImportDecision.Rejection);
        (await world.Worker.ProcessOneAsync(World.Dupont, imports[1].Id, TestContext.Current.CancellationToken))!.Outcome.Should().Be(ExecutionOutcome.Rejected);
        var statuses = new List<ImportStatus>();
        foreach (var import in imports) statuses.Add((await world.FindAsync(import)).Status);
        statuses.Should().Equal(ImportStatus.Rejected, ImportStatus.Rejected, ImportStatus.Pending);
        (await world.Worker.ProcessOneAsync(World.Dupont, imports[1].Id, TestContext.Current.CancellationToken)).Should().BeNull();
        (await world.FindAsync(imports[2])).Status.Should().Be(ImportStatus.Pending, "an import without a request is no reason to work on others");
    }

    [Fact]
    public async Task A_worker_whose_lease_ran_out_changes_nothing_any_more()
    {
        await using var world = WithFaults();
        var import = await world.ReceiveAsync();
        await world.AskAsync(import, ImportDecision.Validation);
        var slow = true;
        world.Get<FaultyStore>().BeforePlan = async () =>
        {
            if (!slow) return;
            slow = false;
            world.Clock.AdvanceMinutes(3);
            (await world.Worker.ProcessAsync()).Executed.Should().ContainSingle();
        };
        (await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken)).Executed.Should().BeEmpty();
        (await world.FindAsync(import)).Should().BeEquivalentTo(new { Status = ImportStatus.Validated, Version = 3 });
        (await world.OrdinaryLinesAsync()).Should().Be(6);
        world.Events.Should().BeEmpty("nothing was delivered yet");
        (await world.Delivery.DeliverAsync(null, TestContext.Current.CancellationToken)).Delivered.Should().Be(3);
    }

    [Fact]
    public async Task Many_workers_on_one_queue_do_everything_once()
    {
        await using var world = new World(options: options => options.MaxParallelRequests = 4);
        for (var i = 0; i < 20; i++) await world.AskAsync(await world.ReceiveAsync($"VE;{i};2021-05-01;411000;1.00;1.00;x", dossier: i % 2 == 0 ? World.Dupont : World.Martin), ImportDecision.Validation);
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Worker.ProcessAsync().AsTask())));
        reports.SelectMany(report => report.Executed).Select(executed => executed.Record.Id).Should().HaveCount(20).And.OnlyHaveUniqueItems();
        (await world.Store.CheckAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_request_that_cannot_even_be_given_back_is_free_again_when_its_lease_ends()
    {
        await using var world = WithFaults();
        await world.AskAsync(await world.ReceiveAsync(), ImportDecision.Validation);
        var faults = world.Get<FaultyStore>();
        faults.BeforeCommit = FaultyStore.Away;
        faults.BeforeRelease = () => throw new ImportStoreException("The database is away.") { IsTransient = true };
        (await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken)).Deferred.Should().Be(1);
        faults.BeforeCommit = _ => null;
        (await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken)).Executed.Should().BeEmpty();
        world.Clock.AdvanceMinutes(2);
        (await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken)).Executed.Should().ContainSingle();
    }

    [Fact, Rule("P12")]
    public async Task Reception_and_processing_go_on_with_a_closed_console()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        await world.AskAsync(import, ImportDecision.Validation);
        world.Save(World.Dupont, "2021", open: false);
        (await world.ReceiveAsync("#accounts 1")).Status.Should().Be(ImportStatus.Pending);
        (await world.Worker.ProcessAsync(null, TestContext.Current.CancellationToken)).Executed.Should().ContainSingle();
        (await world.NotificationAsync()).Title.French.Should().Be("Validation de l'import");
    }
}
