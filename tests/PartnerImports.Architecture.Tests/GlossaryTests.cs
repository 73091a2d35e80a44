using System.Text.RegularExpressions;

namespace PartnerImports.Architecture.Tests;

/// <summary><c>docs/glossary.md</c> names every public type, and no other.</summary>
public sealed partial class GlossaryTests
{
    private static readonly string[][] Rows = [.. Repository.Read("docs/glossary.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| English |", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim(' ', '|')).ToArray())];

    private static readonly string[] Named = [.. Rows.SelectMany(cells => Types().Matches(cells[^1]).Select(type => type.Groups[1].Value))];

    [Fact]
    public void Every_public_type_is_in_the_glossary() => string.Join(", ", PublicTypes().Except(Named).Order(StringComparer.Ordinal)).Should().BeEmpty("each has a word in both languages");

    [Fact]
    public void The_glossary_names_no_type_twice_and_none_that_is_not_there()
    {
        string.Join(", ", Named.Except(PublicTypes())).Should().BeEmpty();
        Named.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_word_has_both_languages_and_a_meaning() => Rows.Should().OnlyContain(cells => cells.Length == 4 && cells.Take(3).All(cell => cell.Length > 0));

    private static IEnumerable<string> PublicTypes() => Repository.Libraries.SelectMany(assembly => assembly.GetExportedTypes())
        .Select(type => (type.IsNested ? type.DeclaringType!.Name + "." : "") + type.Name.Split('`')[0]).Distinct();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Types();
}
