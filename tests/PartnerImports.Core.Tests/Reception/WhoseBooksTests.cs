using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Reception;

/// <summary>Whose books a file is meant for.</summary>
[Rule("P9")]
public sealed class WhoseBooksTests
{
    private const string Ours = "732829320", Theirs = "349536599";

    [Fact]
    public async Task Another_dossier_in_the_file_blocks_whatever_the_policy_says()
    {
        var lenient = ImportPolicy.Default with { Severities = SeverityPolicy.Standard.With("IMP0201", Severity.Warning) };
        await using var world = new World(services => services.AddSingleton<IImportPolicySource>(new DefaultPolicySource(lenient)));
        var push = (PushOutcome.Received)await world.PushAsync("#dossier MARTIN");
        push.Record.Status.Should().Be(ImportStatus.Error);
        push.Record.Error!.French.Should().Be("1 anomalie(s) bloquante(s) : Le fichier est destiné au dossier « MARTIN », l'envoi s'adresse au dossier « DUPONT ».");
        (await world.ReceiveAsync("#dossier DUPONT")).Status.Should().Be(ImportStatus.Pending);
    }

    [Theory]
    [InlineData(Ours, Theirs, "IMP0202")]
    [InlineData(Ours, Ours, null)]
    [InlineData(Ours, null, null)]
    [InlineData(null, Theirs, null)]
    [InlineData(null, null, null)]
    public async Task Another_company_in_the_file_blocks_and_an_unknown_one_is_not_talked_about(string? dossier, string? file, string? code)
    {
        await using var world = new World();
        world.Save(World.Dupont, "2021", siren: dossier);
        var push = (PushOutcome.Received)await world.PushAsync(file is null ? World.SixLines : $"{World.SixLines}\n#siren {file}");
        push.Appraisal.Diagnostics.Select(found => found.Code).Should().Equal(code is null ? [] : [code]);
        push.Record.Status.Should().Be(code is null ? ImportStatus.Pending : ImportStatus.Error);
    }

    [Fact]
    public async Task Another_company_is_a_warning_by_policy()
    {
        var lenient = ImportPolicy.Default with { Severities = SeverityPolicy.Standard.With("IMP0202", Severity.Warning) };
        await using var world = new World(services => services.AddSingleton<IImportPolicySource>(new DefaultPolicySource(lenient)));
        world.Save(World.Dupont, "2021", siren: Ours);
        var push = (PushOutcome.Received)await world.PushAsync($"#siren {Theirs}");
        push.Record.Status.Should().Be(ImportStatus.Pending);
        push.Appraisal.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Warning);
    }
}
