using System.Text.RegularExpressions;

namespace PartnerImports.Architecture.Tests;

/// <summary>Documents quote the samples to the letter and lead somewhere.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents => [.. Repository.Documents];

    /// <summary><c>PARTNER_IMPORTS_UPDATE_DOCS=1</c> writes the quotes anew.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Quotes_are_what_the_samples_say(string document)
    {
        var text = Repository.Read(document);
        var expected = Quotes().Replace(text, quote => $"{quote.Groups["start"].Value}{Quoted(document, quote.Groups["file"].Value, quote.Groups["name"].Value)}{quote.Groups["end"].Value}");
        if (Environment.GetEnvironmentVariable(Repository.UpdateSwitch) == "1") File.WriteAllText(Path.Combine(Repository.Root, document), expected);
        else text.Should().Be(expected, $"{Repository.UpdateSwitch}=1 writes the quotes anew");
    }

    [Fact]
    public void Every_region_of_a_sample_is_quoted()
    {
        var quoted = Repository.Documents.SelectMany(document => Quotes().Matches(Repository.Read(document))).Select(quote => $"{quote.Groups["file"].Value}#{quote.Groups["name"].Value}").ToHashSet();
        Repository.SourceFiles("samples").Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .SelectMany(file => Regions().Matches(Repository.Read(file)).Select(region => $"{file}#{region.Groups["name"].Value}"))
            .Where(region => !quoted.Contains(region)).Should().BeEmpty();
    }

    [Fact]
    public void Every_port_of_a_host_is_explained_to_those_who_write_adapters()
    {
        Type[] ours = [typeof(IImportContent), typeof(IImportParser), typeof(IEntryReader), typeof(IReception), typeof(IBatchCheck)];
        var page = Repository.Read("docs/adapters/README.md");
        string.Join(", ", typeof(IImportStore).Assembly.GetExportedTypes().Where(type => type.IsInterface).Except(ours).Select(type => $"`{type.Name}`").Where(port => !page.Contains(port, StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_somewhere(string document) =>
        Links().Matches(Repository.Read(document)).Select(link => link.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !LeadsSomewhere(document, target)).Should().BeEmpty();

    private static bool LeadsSomewhere(string document, string target)
    {
        var (path, anchor) = target.Split('#') is [var file, var heading] ? (file, heading) : (target, "");
        var full = path.Length == 0 ? document : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, path));
        return Path.Exists(Path.Combine(Repository.Root, full)) && (anchor.Length == 0 || AnchorsOf(full).Contains(anchor));
    }

    /// <summary>The anchors that headings get: lower case, without punctuation, with hyphens for blanks.</summary>
    private static HashSet<string> AnchorsOf(string document) => [.. Headings().Matches(Repository.Read(document)).Select(heading => string.Concat(
        heading.Groups[1].Value.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-'))];

    private static string Quoted(string document, string file, string name)
    {
        var source = Repository.Read(file);
        if (name.Length == 0) return source.TrimEnd('\n');
        var region = Regions().Matches(source).SingleOrDefault(region => region.Groups["name"].Value == name);
        region.Should().NotBeNull($"{document} quotes {file}#{name}");
        var lines = region!.Groups["code"].Value.Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : ""));
    }

    [GeneratedRegex(@"(?<start><!-- region: (?<file>[^\s#]+)(#(?<name>\S+))? -->\n```\w*\n)(?<code>.*?)(?<end>\n```\n<!-- endregion -->)", RegexOptions.Singleline)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"// region (?<name>\S+)\n(?<code>.*?)\n\s*// endregion", RegexOptions.Singleline)]
    private static partial Regex Regions();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
