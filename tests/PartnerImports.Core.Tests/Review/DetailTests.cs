using PartnerImports.Tests;

namespace PartnerImports.Core.Tests.Review;

/// <summary>How much an import holds, as the column <i>Détail</i> says it.</summary>
[Rule("P1")]
public sealed class DetailTests
{
    [Theory]
    [InlineData(World.SixLines, DetailUnit.Automatic, "2 écriture(s)", "2 entry(ies)")]
    [InlineData(World.SixLines, DetailUnit.Elements, "6 élément(s)", "6 element(s)")]
    [InlineData("#accounts 411000,707000\n#journals VE\n#sections PARIS", DetailUnit.Automatic, "4 élément(s)", "4 element(s)")]
    [InlineData("#accounts 411000,707000", DetailUnit.Entries, "0 écriture(s)", "0 entry(ies)")]
    [InlineData("#format json", DetailUnit.Automatic, "0 élément(s)", "0 element(s)")]
    [InlineData("!", DetailUnit.Automatic, "", "")]
    public async Task It_counts_entries_or_elements(string content, DetailUnit unit, string french, string english)
    {
        await using var world = new World(options: options => options.DetailUnit = unit);
        var import = await world.ReceiveAsync(content);
        (await world.Console.ShowAsync(World.Zoe, World.Dupont, import.Id, TestContext.Current.CancellationToken)).ShouldBeGiven().Detail.Should().Be(new LocalizedText(french, english));
    }

    [Theory]
    [InlineData(ImportDecision.Validation)]
    [InlineData(ImportDecision.Rejection)]
    public async Task It_never_changes_whatever_becomes_of_the_import(ImportDecision decision)
    {
        await using var world = new World();
        var import = await world.ReceiveAsync();
        var decided = await world.DecideAsync(import, decision);
        decided.Summary.Should().Be(import.Summary);
        ScreenTexts.Detail(decided).French.Should().Be("2 écriture(s)");
    }

    [Fact, Rule("P11")]
    public async Task First_and_last_movement_are_those_of_the_lines_and_absent_without_any()
    {
        await using var world = new World();
        (await world.ReceiveAsync()).Summary.Should().BeEquivalentTo(new { FirstMovement = new LocalDate(2021, 5, 1), LastMovement = new LocalDate(2021, 10, 12) });
        (await world.ReceiveAsync("#accounts 1")).Summary.Should().BeEquivalentTo(new { FirstMovement = (LocalDate?)null, LastMovement = (LocalDate?)null });
    }
}
