using System.Text.RegularExpressions;

namespace PartnerImports.Architecture.Tests;

/// <summary>What sources may not say.</summary>
public sealed partial class SourceTests
{
    /// <summary>The default of an injected source of ids may ask the system, and so may a seed that changes no result.</summary>
    [Fact]
    public void No_clock_id_or_random_source_is_used_that_is_not_injected() => Offenders(Ambient(), "DefaultIdGenerator.cs", "UuidGenerator.cs", "RandomSeed.cs").Should().BeEmpty();

    [Fact]
    public void Nothing_is_left_undone_or_swallowed() => Offenders(Undone()).Should().BeEmpty();

    [Fact]
    public void No_file_holds_more_than_one_concern_can_need() =>
        Repository.SourceFiles("src").Where(path => File.ReadLines(path).Count() > 500).Select(path => Path.GetRelativePath(Repository.Root, path)).Should().BeEmpty();

    [Fact]
    public void Every_rule_of_the_product_has_a_test_that_carries_its_number()
    {
        var proved = Repository.SourceFiles("tests").SelectMany(path => RuleAttributes().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)).ToHashSet();
        Enumerable.Range(1, 13).Select(number => $"P{number}").Where(rule => !proved.Contains(rule)).Should().BeEmpty();
    }

    private static IEnumerable<string> Offenders(Regex pattern, params string[] except) =>
        from path in Repository.SourceFiles("src")
        where !except.Contains(Path.GetFileName(path))
        from line in File.ReadLines(path).Select((text, index) => (text, number: index + 1))
        where pattern.IsMatch(line.text)
        select $"{Path.GetRelativePath(Repository.Root, path)}:{line.number}: {line.text.Trim()}";

    [GeneratedRegex(@"DateTime(Offset)?\.(Now|UtcNow)|SystemClock\.Instance\.Get|Guid\.NewGuid|Guid\.CreateVersion7\(\)|Random\.Shared|new Random\(\)|Stopwatch\.StartNew\(\)\.Elapsed.*Now")]
    private static partial Regex Ambient();

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK)\b|catch\s*(\([^)]*\))?\s*\{\s*\}|Thread\.Sleep")]
    private static partial Regex Undone();

    [GeneratedRegex(@"\[(?:[^\]]*, )?Rule\(""(P\d+)""\)")]
    private static partial Regex RuleAttributes();
}
