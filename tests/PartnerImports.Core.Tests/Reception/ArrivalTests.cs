using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Reception;

/// <summary>What arrival stores and creates.</summary>
public sealed class ArrivalTests
{
    [Fact, Rule("P2")]
    public async Task An_accepted_push_holds_its_entries_and_creates_the_reference_data_that_the_dossier_lacks()
    {
        await using var world = new World();
        world.Memory.AddReferenceData(World.Dupont, new() { Journals = [new(JournalCode.Parse("VE"), "Ventes")] });
        var import = await world.ReceiveAsync(World.SixLines + "\n#sections PARIS");

        import.Should().BeEquivalentTo(new
        {
            Version = 1L,
            Status = ImportStatus.Pending,
            FileName = "MAI2021.tra",
            Partner = World.Caisse,
            Error = (LocalizedText?)null,
            Replaces = (ImportId?)null,
            CreatedAt = world.Clock.GetCurrentInstant(),
            UpdatedAt = world.Clock.GetCurrentInstant(),
        });
        (await world.HeldLinesAsync()).Should().Be(6);
        (await world.OrdinaryLinesAsync()).Should().Be(0);
        (await ReferencesAsync(world, ReferenceKind.Journal)).Should().Equal(new ReferenceItem("VE", "Ventes", "", null));
        (await ReferencesAsync(world, ReferenceKind.Account)).Select(item => (item.Code, item.CreatedByImport)).Should().Equal(("411000", import.Id), ("445710", import.Id), ("707000", import.Id));
        (await ReferencesAsync(world, ReferenceKind.ThirdParty)).Select(item => item.Code).Should().Equal("CDUPOND", "CDURAND");
        (await ReferencesAsync(world, ReferenceKind.Section)).Should().Equal(new ReferenceItem("PARIS", "Section PARIS", "A1", import.Id));
    }

    [Fact, Rule("P6")]
    public async Task A_push_with_a_blocking_finding_is_an_error_row_and_holds_and_creates_nothing()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync(World.SixLines + "\n!\n!");
        import.Status.Should().Be(ImportStatus.Error);
        import.Error.Should().Be(new LocalizedText(
            "2 anomalie(s) bloquante(s) : Ligne 7 : x lu, un montant attendu", "2 blocking finding(s): Line 7: x read, un montant expected"));
        import.Summary.Lines.Should().Be(6);
        (await world.HeldLinesAsync()).Should().Be(0);
        (await ReferencesAsync(world, ReferenceKind.Account)).Should().BeEmpty();
    }

    [Fact, Rule("P6")]
    public async Task Bytes_that_nobody_recognises_are_an_error_row()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync("#format none\n!");
        import.Should().BeEquivalentTo(new { Status = ImportStatus.Error, ReferencePeriod = (ReferencePeriod?)null, Format = default(ImportFormat) });
    }

    [Fact, Rule("P1")]
    public async Task An_import_that_holds_nothing_at_all_is_legal_and_waits()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync("#format json");
        import.Status.Should().Be(ImportStatus.Pending);
        ScreenTexts.Detail(import).French.Should().Be("0 élément(s)");
        (await world.Store.CountWaitingAsync(World.Dupont, TestContext.Current.CancellationToken)).Should().Be(1);
    }

    [Theory, Rule("P2")]
    [InlineData("journals", "IMP0401")]
    [InlineData("accounts", "IMP0402")]
    [InlineData("thirdParties", "IMP0403")]
    [InlineData("sections", "IMP0404")]
    public async Task Reference_data_that_the_policy_does_not_let_a_partner_create_blocks(string kind, string code)
    {
        var policy = kind switch
        {
            "journals" => ImportPolicy.Default with { CreateJournals = false },
            "accounts" => ImportPolicy.Default with { CreateAccounts = false },
            "thirdParties" => ImportPolicy.Default with { CreateThirdParties = false },
            _ => ImportPolicy.Default with { CreateSections = false },
        };
        await using var world = new World(services => services.AddSingleton<IImportPolicySource>(new DefaultPolicySource(policy)));
        var push = (PushOutcome.Received)await world.PushAsync($"#{kind} X1,X2");
        push.Record.Status.Should().Be(ImportStatus.Error);
        push.Appraisal.Diagnostics.Should().ContainSingle().Which.Should().Match<ImportDiagnostic>(found => found.Code == code && found.Read.Contains("X1") && found.Read.Contains("X2"));
        (await ReferencesAsync(world, ReferenceKind.Journal)).Should().BeEmpty();
    }

    [Theory, Rule("P2")]
    [InlineData(true, true, "")]
    [InlineData(false, false, "")]
    [InlineData(true, false, "IMP0405 createNewJournaux, IMP0405 createNewComptes, IMP0405 createNewTiers")]
    [InlineData(false, true, "IMP0406 createNewJournaux, IMP0406 createNewComptes, IMP0406 createNewTiers")]
    [InlineData(null, true, "")]
    public async Task A_wish_that_the_policy_decides_against_is_a_warning(bool? wish, bool creates, string expected)
    {
        var policy = ImportPolicy.Default with { CreateJournals = creates, CreateAccounts = creates, CreateThirdParties = creates };
        await using var world = new World(services => services.AddSingleton<IImportPolicySource>(new DefaultPolicySource(policy)));
        var push = (PushOutcome.Received)await world.PushAsync(wish is { } given ? $"#wish {given}" : "#sections X");
        push.Record.Status.Should().Be(ImportStatus.Pending);
        push.Record.Diagnostics.Should().Be(new DiagnosticCounts(0, push.Appraisal.Diagnostics.Length, 0));
        push.Appraisal.Diagnostics.Select(found => $"{found.Code} {found.Field}").Should().BeEquivalentTo(expected.Split(", ", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory, Rule("P10")]
    [InlineData(Severity.Warning, ImportStatus.Pending)]
    [InlineData(Severity.Blocking, ImportStatus.Error)]
    public async Task A_policy_may_take_one_fiscal_year_an_import_only(Severity severity, ImportStatus expected)
    {
        var policy = ImportPolicy.Default with { Severities = SeverityPolicy.Standard.With("IMP0302", severity) };
        await using var world = new World(services => services.AddSingleton<IImportPolicySource>(new DefaultPolicySource(policy)));
        world.Save(World.Dupont, "2021 2022");
        var push = (PushOutcome.Received)await world.PushAsync("VE;1;2021-12-31;411000;1.00;1.00;x\nVE;2;2022-01-01;411000;1.00;1.00;y");
        push.Record.Status.Should().Be(expected);
        push.Appraisal.Diagnostics.Select(found => (found.Code, found.Severity)).Should().Equal(("IMP0302", severity));
    }

    [Fact, Rule("P2")]
    public async Task What_the_dossier_has_needs_no_permission()
    {
        await using var world = new World(services => services.AddSingleton<IImportPolicySource>(new DefaultPolicySource(ImportPolicy.Default with { CreateJournals = false })));
        world.Memory.AddReferenceData(World.Dupont, new() { Journals = [new(JournalCode.Parse("VE"), "Ventes")] });
        (await world.ReceiveAsync()).Status.Should().Be(ImportStatus.Pending);
    }

    [Fact]
    public async Task A_content_that_changes_between_the_passes_is_an_error_row_of_which_nothing_is_kept()
    {
        await using var world = new World();
        world.Parser.ChangedMeanwhile = () => true;
        var push = (PushOutcome.Received)await world.PushAsync(World.SixLines);
        push.Record.Status.Should().Be(ImportStatus.Error);
        push.Appraisal.Diagnostics.Select(found => found.Code).Should().Equal("IMP0601");
        (await world.HeldLinesAsync()).Should().Be(0);
        (await ReferencesAsync(world, ReferenceKind.Account)).Should().BeEmpty();
        (await world.Store.ListAsync(World.Dupont, ImportConsole.Everything, TestContext.Current.CancellationToken)).Total.Should().Be(1);
    }

    [Theory]
    [InlineData("vente.json", "#format json\n#title Juin", "vente.json")]
    [InlineData(null, "#format json\n#title Juin", "Juin")]
    [InlineData(null, "#format json", "Import JSON")]
    [InlineData(null, "#format fec", "Import FEC")]
    [InlineData("", "#format none\n!", "Import")]
    public async Task A_push_without_a_file_name_is_named_by_what_it_says_or_by_its_format(string? name, string content, string expected)
    {
        await using var world = new World();
        (await world.ReceiveAsync(content, name: name)).FileName.Should().Be(expected);
    }

    [Fact]
    public async Task The_partner_is_told_of_every_arrival_under_an_id_derived_from_it()
    {
        await using var world = new World();
        var (pending, error) = (await world.ReceiveAsync(key: "K1"), await world.ReceiveAsync("!"));
        await world.Delivery.DeliverAsync(null, TestContext.Current.CancellationToken);
        world.Events.Select(told => (told.Type, told.Import, told.PushKey, told.Error)).Should().Equal(
            ("import.pending", pending.Id, "K1", null), ("import.error", error.Id, null, error.Error));
        world.Events.Select(told => told.Id).Should().OnlyHaveUniqueItems();
        world.Events[0].Id.Version.Should().Be(8);
    }

    [Fact]
    public async Task A_dossier_without_fiscal_years_accepts_nothing_and_nothing_is_read()
    {
        await using var world = new World();
        world.Save(World.Dupont, "");
        (await world.PushAsync(World.SixLines)).Should().BeOfType<PushOutcome.NoFiscalYear>().Which.Message.French.Should().Be("Le dossier DUPONT n'a aucun exercice : il ne peut rien recevoir.");
        world.Parser.Analyses.Should().Be(0);
        (await world.Store.ListAsync(World.Dupont, ImportConsole.Everything, TestContext.Current.CancellationToken)).Total.Should().Be(0);
    }

    [Fact]
    public async Task An_unknown_dossier_and_an_unconnected_partner_are_refused()
    {
        await using var world = new World(services => services.AddSingleton<IImportAuthorizer, OnlyCaisse>());
        (await world.PushAsync(World.SixLines, dossier: World.Nowhere)).ShouldBeRefused("unknown-dossier");
        (await world.PushAsync(World.SixLines, partner: World.Paie)).ShouldBeRefused("partner-not-connected").Message.French.Should().Be("Le partenaire Paie SARL n'est pas connecté au dossier DUPONT.");
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("tolerance")]
    [InlineData("severity")]
    public async Task A_faulty_policy_refuses_the_push(string fault)
    {
        await using var world = new World(services => services.AddSingleton<IImportPolicySource>(new FaultyPolicies(fault)));
        (await world.PushAsync(World.SixLines)).ShouldBeRefused("bad-policy");
    }

    [Fact]
    public async Task A_saved_model_is_found_by_its_code_and_an_unknown_one_blocks()
    {
        await using var world = new World();
        var request = new PushRequest { Dossier = World.Dupont, Partner = World.Caisse, ModelCode = "PAIE" };
        var push = (PushOutcome.Received)await world.Reception.ReceiveAsync(request, World.Content(World.SixLines), TestContext.Current.CancellationToken);
        push.Appraisal.Diagnostics.Select(found => (found.Code, found.Read)).Should().Equal(("IMP0602", "PAIE"));
        push.Record.Status.Should().Be(ImportStatus.Error);
    }

    private static async Task<ImmutableArray<ReferenceItem>> ReferencesAsync(World world, ReferenceKind kind) => [.. await world.Memory.ReferenceDataAsync(World.Dupont, kind)];

    private sealed class OnlyCaisse(IDossierDirectory dossiers) : IImportAuthorizer
    {
        private readonly ProfileAuthorizer _profiles = new(dossiers);
        public ValueTask<ActorRights> RightsOfAsync(Actor actor, DossierId dossier, CancellationToken cancellationToken = default) => _profiles.RightsOfAsync(actor, dossier, cancellationToken);
        public ValueTask<bool> MayPushAsync(PartnerRef partner, DossierId dossier, CancellationToken cancellationToken = default) => new(partner == World.Caisse);
    }

    private sealed class FaultyPolicies(string fault) : IImportPolicySource
    {
        public ValueTask<ImportPolicy> GetAsync(DossierId dossier, PartnerId partner, CancellationToken cancellationToken = default) => fault switch
        {
            "throws" => throw new InvalidOperationException("The database is away."),
            "tolerance" => new(ImportPolicy.Default with { BalanceTolerance = Amount.Parse("-0.01") }),
            _ => new(ImportPolicy.Default with { Severities = SeverityPolicy.Standard.With("TNY0001", (Severity)7) }),
        };
    }
}
