using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Reception;

/// <summary>The same push twice.</summary>
[Rule("P8")]
public sealed class SamePushTests
{
    private const string Other = "VE;9;2021-03-01;411000;1.00;1.00;Autre";

    [Fact]
    public async Task Same_key_and_bytes_give_the_same_import_as_it_is_now()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync(key: "K");
        import = await world.DecideAsync(import, ImportDecision.Validation);
        var again = (PushOutcome.Received)await world.PushAsync(World.SixLines, "K");
        again.IsRepeat.Should().BeTrue();
        again.Record.Should().Be(import);
        (await world.OrdinaryLinesAsync()).Should().Be(6);
    }

    [Fact]
    public async Task A_repeat_is_answered_with_what_the_file_alone_tells()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync(key: "K");
        world.Save(World.Dupont, "2020 2021:closed 2022");
        var again = (PushOutcome.Received)await world.PushAsync(World.SixLines, "K");
        again.Record.Should().Be(import);
        again.Appraisal.Diagnostics.Should().BeEmpty();
        again.Appraisal.Counts.Should().Be(default(DiagnosticCounts));
        again.Appraisal.ReferencePeriod.Should().Be(import.ReferencePeriod);
    }

    [Fact]
    public async Task A_repeat_keeps_the_findings_on_the_file()
    {
        await using var world = new World(services => services.AddSingleton<IImportPolicySource>(
            new DefaultPolicySource(ImportPolicy.Default with { Severities = SeverityPolicy.Standard.With("TNY0001", Severity.Warning) })));
        var import = await world.ReceiveAsync(World.SixLines + "\n!", key: "K");
        world.Save(World.Dupont, "2021:closed 2022");
        var again = (PushOutcome.Received)await world.PushAsync(World.SixLines + "\n!", "K");
        again.Appraisal.Diagnostics.Select(found => found.Code).Should().Equal("TNY0001");
        again.Appraisal.Counts.Should().Be(import.Diagnostics);
    }

    [Theory]
    [InlineData("L", false)]
    [InlineData("K", true)]
    [InlineData(null, true)]
    public async Task The_same_bytes_under_another_key_or_of_another_partner_are_received_with_a_warning(string? key, bool isOther)
    {
        await using var world = new World();
        var first = await world.ReceiveAsync(key: "K");
        var twin = (PushOutcome.Received)await world.PushAsync(World.SixLines, key, partner: isOther ? World.Paie : World.Caisse);
        twin.IsRepeat.Should().BeFalse();
        twin.Appraisal.Diagnostics.Select(found => (found.Code, found.Read)).Should().Equal(("IMP0501", first.Id.ToString()));
    }

    [Fact]
    public async Task Same_key_and_other_bytes_are_refused_and_name_the_import()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync(key: "K");
        (await world.PushAsync(Other, "K")).ShouldBeRefused("key-reused").Import.Should().Be(import.Id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("K")]
    public async Task Same_bytes_without_a_key_are_refused_and_name_the_import(string? firstKey)
    {
        await using var world = new World();
        var import = await world.ReceiveAsync(key: firstKey);
        (await world.PushAsync(World.SixLines)).ShouldBeRefused("duplicate-content").Import.Should().Be(import.Id);
        (await world.DecideAsync(import, ImportDecision.Validation)).Status.Should().Be(ImportStatus.Validated);
        (await world.PushAsync(World.SixLines)).ShouldBeRefused("duplicate-content").Import.Should().Be(import.Id);
    }

    [Fact]
    public async Task Bytes_are_known_again_whatever_the_options_of_the_push_say_of_hashes()
    {
        await using var world = new World();
        var push = new PushRequest { Dossier = World.Dupont, Partner = World.Caisse, Options = ReadOptions.Default with { TakesHash = false } };
        var import = (await world.Reception.ReceiveAsync(push, World.Content(World.SixLines, "MAI2021.tra"))).Should().BeOfType<PushOutcome.Received>().Which.Record;
        (await world.Reception.ReceiveAsync(push, World.Content(World.SixLines, "MAI2021.tra"))).ShouldBeRefused("duplicate-content").Import.Should().Be(import.Id);
        (await world.Reception.ReceiveAsync(push, World.Content(Other, "JUIN2021.tra"))).Should().BeOfType<PushOutcome.Received>();
    }

    [Fact]
    public async Task The_key_in_the_file_counts_like_one_given_with_the_push()
    {
        await using var world = new World();
        var import = await world.ReceiveAsync(World.SixLines + "\n#key K");
        import.PushKey.Should().Be("K");
        (await world.PushAsync(World.SixLines + "\n#key K", "K")).Should().BeOfType<PushOutcome.Received>().Which.IsRepeat.Should().BeTrue();
        (await world.PushAsync(World.SixLines + "\n#key K", "L")).ShouldBeRefused("key-mismatch");
    }

    [Theory]
    [InlineData("K")]
    [InlineData(null)]
    public async Task A_rejected_import_never_blocks_a_push_and_is_named_by_the_one_that_replaces_it(string? key)
    {
        await using var world = new World();
        var rejected = await world.DecideAsync(await world.ReceiveAsync(key: key), ImportDecision.Rejection);
        var again = (PushOutcome.Received)await world.PushAsync(World.SixLines, key);
        again.Should().BeEquivalentTo(new { IsRepeat = false, Replaces = (ImportId?)rejected.Id, Record = new { Status = ImportStatus.Pending } });
        again.Record.Id.Should().NotBe(rejected.Id);
    }

    [Fact]
    public async Task A_failed_import_never_blocks_a_push_either()
    {
        await using var world = new World();
        var failed = await world.ReceiveAsync("!", "K");
        (await world.ReceiveAsync(World.SixLines, "K")).Should().BeEquivalentTo(new { Status = ImportStatus.Pending, Replaces = (ImportId?)failed.Id });
    }

    [Fact]
    public async Task Keys_and_bytes_are_a_partners_own_and_a_dossiers_own()
    {
        await using var world = new World();
        await world.ReceiveAsync(key: "K");
        (await world.ReceiveAsync(Other, "K", partner: World.Paie)).Status.Should().Be(ImportStatus.Pending);
        (await world.ReceiveAsync(Other, "K", dossier: World.Martin)).Status.Should().Be(ImportStatus.Pending);
    }

    [Fact]
    public async Task Entry_ids_are_unique_among_pending_and_validated_imports_and_free_after_a_rejection()
    {
        await using var world = new World();
        var first = await world.ReceiveAsync(World.SixLines + "\n#ids e1,e2");
        (await world.PushAsync(Other + "\n#ids e2,e3")).ShouldBeRefused("entry-id-reused").Should().BeEquivalentTo(new
        {
            Import = (ImportId?)first.Id,
            Message = new { French = $"L'identifiant d'écriture e2 a déjà été reçu : import {first.Id}." },
        });
        (await world.HeldLinesAsync()).Should().Be(6);
        await world.DecideAsync(first, ImportDecision.Rejection);
        (await world.ReceiveAsync(Other + "\n#ids e2,e3")).Status.Should().Be(ImportStatus.Pending);
    }

    [Fact]
    public async Task The_same_entries_in_another_file_are_received_with_a_warning()
    {
        await using var world = new World();
        var first = await world.ReceiveAsync();
        var twin = (PushOutcome.Received)await world.PushAsync(World.SixLines + "\n#format fec");
        twin.Record.Status.Should().Be(ImportStatus.Pending);
        twin.Appraisal.Diagnostics.Select(found => (found.Code, found.Severity, found.Read)).Should().Equal(("IMP0501", Severity.Warning, first.Id.ToString()));
    }

    [Theory]
    [InlineData("K")]
    [InlineData(null)]
    public async Task Of_two_equal_pushes_at_the_same_instant_one_makes_the_import_and_the_other_meets_it(string? key)
    {
        await using var world = new World();
        PushOutcome? faster = null;
        world.Parser.ChangedMeanwhile = () =>
        {
            world.Parser.ChangedMeanwhile = () => false;
            faster = world.PushAsync(World.SixLines, key).AsTask().GetAwaiter().GetResult();
            return false;
        };
        var slower = await world.PushAsync(World.SixLines, key);
        var import = faster.Should().BeOfType<PushOutcome.Received>().Which.Record;
        if (key is null) slower.ShouldBeRefused("duplicate-content").Import.Should().Be(import.Id);
        else slower.Should().BeOfType<PushOutcome.Received>().Which.Should().BeEquivalentTo(new { IsRepeat = true, Record = new { import.Id } });
        (await world.HeldLinesAsync()).Should().Be(6);
    }

    [Fact]
    public async Task Many_equal_pushes_side_by_side_make_one_import()
    {
        await using var world = new World();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => world.PushAsync(World.SixLines, "K").AsTask())));
        outcomes.Cast<PushOutcome.Received>().Select(outcome => outcome.Record.Id).Distinct().Should().ContainSingle();
        outcomes.Cast<PushOutcome.Received>().Count(outcome => !outcome.IsRepeat).Should().Be(1);
        (await world.HeldLinesAsync()).Should().Be(6);
    }
}
