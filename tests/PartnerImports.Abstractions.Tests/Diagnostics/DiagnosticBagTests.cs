using FsCheck.Xunit;

namespace PartnerImports.Tests.Diagnostics;

public sealed class DiagnosticBagTests
{
    private static readonly DiagnosticCatalog Catalog = new(typeof(DiagnosticBagTests).Assembly, "sample.diagnostics.json");
    private static readonly DiagnosticDescriptor Bad = new("TST0001", Severity.Blocking, Catalog);
    private static readonly DiagnosticDescriptor Odd = new("TST0002", Severity.Warning, Catalog, legal: Severity.Blocking);
    private static readonly DiagnosticDescriptor Fixed = new("TST0003", Severity.Blocking, Catalog, isFixed: true);

    [Fact]
    public void Equal_findings_are_one_item_with_a_count_and_at_most_21_places()
    {
        var bag = new DiagnosticBag();
        for (var line = 1; line <= 1000; line++) bag.Add(Odd, new() { Line = line }, "Debit", $"read {line}", "expected");
        var item = bag.ToDiagnostics().Should().ContainSingle().Subject;
        item.Count.Should().Be(1000);
        item.Places.Select(place => place.Line).Should().Equal(Enumerable.Range(1, 21));
        item.Read.Should().Be("read 1", "the first place is given in full");
        bag.Counts.Should().Be(new DiagnosticCounts(0, 1000, 0));
    }

    [Fact]
    public void Fields_are_items_of_their_own_and_blocking_ones_come_first()
    {
        var bag = new DiagnosticBag();
        bag.Add(Odd, new() { Line = 1 }, "A");
        bag.Add(Odd, new() { Line = 1 }, "B");
        bag.Add(Bad, new() { Line = 9 });
        bag.ToDiagnostics().Select(item => (item.Code, item.Field)).Should().Equal(("TST0001", ""), ("TST0002", "A"), ("TST0002", "B"));
    }

    [Fact]
    public void The_cap_is_per_severity_and_counts_stay_true()
    {
        var bag = new DiagnosticBag(maxItems: 3);
        for (var field = 0; field < 10; field++) bag.Add(Odd, SourcePlace.File, $"F{field}");
        bag.Add(Bad, SourcePlace.File);
        bag.ToDiagnostics().Should().HaveCount(4);
        bag.Counts.Should().Be(new DiagnosticCounts(1, 10, 0));
    }

    [Property]
    public bool Merging_parts_in_order_equals_one_bag(byte[] findings, byte cut)
    {
        DiagnosticBag Fill(IEnumerable<(byte Finding, int Line)> part)
        {
            var bag = new DiagnosticBag(maxItems: 4);
            foreach (var (finding, line) in part) bag.Add(finding % 2 == 0 ? Bad : Odd, new() { Line = line }, $"F{finding % 3}", $"{line}");
            return bag;
        }

        var lines = findings.Select((finding, line) => (finding, line)).ToArray();
        var at = lines.Length == 0 ? 0 : cut % lines.Length;
        var whole = Fill(lines);
        var merged = Fill(lines[..at]);
        merged.MergeFrom(Fill(lines[at..]));
        return merged.Counts == whole.Counts && merged.ToDiagnostics().Select(Print).SequenceEqual(whole.ToDiagnostics().Select(Print));

        static string Print(ImportDiagnostic item) => $"{item.Code} {item.Field} {item.Count} {item.Read} {string.Join(',', item.Places.Select(place => place.Line))}";
    }

    [Fact]
    public void Severities_are_the_rule_sets_then_the_policys()
    {
        SeverityPolicy.Standard.Of(Odd).Should().Be(Severity.Warning);
        SeverityPolicy.Legal.Of(Odd).Should().Be(Severity.Blocking);
        SeverityPolicy.Standard.With("TST0002", Severity.Information).Of(Odd).Should().Be(Severity.Information);
        SeverityPolicy.Standard.With("TST0003", Severity.Information).Of(Fixed).Should().Be(Severity.Blocking, "it is fixed");
    }

    [Fact]
    public void Messages_name_what_was_read_in_both_languages()
    {
        var bag = new DiagnosticBag();
        bag.Add(Bad, new() { Line = 5, Column = 12, Entry = "AC/1" }, "Debit", "12.50", "12,50", "x");
        var item = bag.ToDiagnostics()[0];
        item.MessageIn(Language.French).Should().Be("Ligne 5, colonne 12 (Debit, AC/1) : 12.50 lu, 12,50 attendu, 1 fois, x {autre}");
        item.MessageIn(Language.English).Should().Be("Line 5: 12.50 read, 12,50 expected");
    }
}
