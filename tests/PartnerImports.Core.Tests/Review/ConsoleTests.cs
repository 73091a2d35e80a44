using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Review;

/// <summary>What a user sees.</summary>
public sealed class ConsoleTests
{
    [Fact]
    public async Task The_list_shows_pending_rejected_and_failed_imports_newest_first_and_never_validated_ones()
    {
        await using var world = new World();
        var imports = new List<ImportRecord>();
        for (var i = 0; i < 4; i++)
        {
            imports.Add(await world.ReceiveAsync(i == 3 ? "!" : $"VE;{i};2021-05-01;411000;1.00;1.00;x"));
            world.Clock.AdvanceMinutes(1);
        }
        await world.DecideAsync(imports[0], ImportDecision.Rejection);
        await world.DecideAsync(imports[1], ImportDecision.Validation);

        var page = (await world.Console.ListAsync(World.Zoe, World.Dupont, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeGiven();
        page.Total.Should().Be(3);
        page.Items.Select(row => (row.Record.Id, row.StatusLabel.French, row.Detail.French)).Should().Equal(
            (imports[3].Id, "Terminé avec erreur", ""), (imports[2].Id, "En attente de validation", "1 écriture(s)"), (imports[0].Id, "Rejeté", "1 écriture(s)"));
        var validated = new ImportQuery { Statuses = [ImportStatus.Validated] };
        (await world.Console.ListAsync(World.Zoe, World.Dupont, validated, TestContext.Current.CancellationToken)).ShouldBeGiven().Items.Should().BeEmpty();

        var history = (await world.Console.HistoryAsync(World.Zoe, World.Dupont, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeGiven();
        history.Items.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Record = new { imports[1].Id },
            StatusLabel = new { French = "Terminé avec succès" },
            Origin = new { French = "API partenaire" },
            Resolution = new Resolution(ImportDecision.Validation, World.Anne.User, world.Clock.GetCurrentInstant()),
        });
    }

    [Fact]
    public async Task A_row_says_which_buttons_to_show_to_whom()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        (await world.Console.ShowAsync(World.Zoe, World.Dupont, import.Id, TestContext.Current.CancellationToken)).ShouldBeGiven().Permitted.Should().Be(ConsoleCommands.View);
        (await world.Console.ShowAsync(World.Anne, World.Dupont, import.Id, TestContext.Current.CancellationToken)).ShouldBeGiven().Permitted
            .Should().Be(ConsoleCommands.View | ConsoleCommands.Validate | ConsoleCommands.Reject);
        (await world.Console.ShowAsync(World.Anne, World.Martin, import.Id, TestContext.Current.CancellationToken)).ShouldBeRefused("unknown-import");
    }

    [Fact, Rule("P12")]
    public async Task The_prompt_counts_imports_that_are_pending_without_a_request()
    {
        await using var world = new World();
        (await PromptAsync(world)).Should().BeEquivalentTo(new { Show = false, Waiting = 0 });
        var import = await world.ReceiveAsync();
        await world.ReceiveAsync("!");
        var prompt = await PromptAsync(world);
        prompt.Should().BeEquivalentTo(new
        {
            Show = true,
            Waiting = 1,
            Title = new { French = "Validation des imports" },
            Yes = new { French = "Oui" },
            No = new { French = "Non" },
            Text = new { French = "Des données partenaires sont en attente de validation, voulez-vous les visualiser ?" },
        });
        await world.AskAsync(import, ImportDecision.Rejection);
        (await PromptAsync(world)).Show.Should().BeFalse();
    }

    [Fact, Rule("P12")]
    public async Task A_closed_console_shows_nothing_but_the_history()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        await world.DecideAsync(await world.ReceiveAsync("#accounts 1"), ImportDecision.Validation);
        world.Save(World.Dupont, "2021", open: false);
        (await world.Console.ListAsync(World.Anne, World.Dupont, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeRefused("console-closed").IsPermission.Should().BeTrue();
        (await world.Console.ShowAsync(World.Anne, World.Dupont, import.Id, TestContext.Current.CancellationToken)).ShouldBeRefused("console-closed");
        (await world.Console.LinesAsync(World.Anne, World.Dupont, import.Id, new(), TestContext.Current.CancellationToken)).ShouldBeRefused("console-closed");
        (await world.AskAsync(import, ImportDecision.Validation)).ShouldBeRefused("console-closed");
        (await PromptAsync(world)).Should().BeEquivalentTo(new { Show = false, Waiting = 0 });
        (await world.Console.HistoryAsync(World.Anne, World.Dupont, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeGiven().Total.Should().Be(1);
    }

    [Fact]
    public async Task Whoever_has_no_access_sees_nothing_at_all()
    {
        await using var world = new World();
        var nobody = new Actor(World.Zoe.User, default);
        (await world.Console.ListAsync(nobody, World.Dupont, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeRefused("not-permitted");
        (await world.Console.PromptAsync(nobody, World.Dupont, TestContext.Current.CancellationToken)).ShouldBeRefused("not-permitted");
        (await world.Console.HistoryAsync(nobody, World.Dupont, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeRefused("not-permitted");
        (await world.Console.HistoryAsync(World.Anne, World.Nowhere, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeRefused("unknown-dossier");
    }

    [Fact]
    public async Task Lines_are_filtered_by_at_most_two_amount_conditions_and_a_text()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        var query = new EntryLineQuery { Search = "facture 2", Amounts = [new(AmountComparison.AtLeast, Amount.Parse("20")), new(AmountComparison.Less, Amount.Parse("60"))] };
        var page = (await world.Console.LinesAsync(World.Zoe, World.Dupont, import.Id, query, TestContext.Current.CancellationToken)).ShouldBeGiven();
        page.Should().BeEquivalentTo(new { Matched = 1L, Total = 6L });
        page.Lines.Single().Should().BeEquivalentTo(new { Line = 5, Account = "707000", Label = "Facture 2" });
        var three = query with { Amounts = [.. query.Amounts, .. query.Amounts] };
        await FluentActions.Awaiting(() => world.Console.LinesAsync(World.Zoe, World.Dupont, import.Id, three).AsTask()).Should().ThrowAsync<ArgumentException>();
    }

    private static async Task<ConsolePrompt> PromptAsync(World world) => (await world.Console.PromptAsync(World.Zoe, World.Dupont)).ShouldBeGiven();
}
