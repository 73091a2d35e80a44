namespace PartnerImports.Benchmarks.Running;

/// <summary>Puts what was measured into <c>docs/performance.md</c>, between the marks of its scope.</summary>
internal static class Document
{
    /// <summary>Replaces the text between <c>&lt;!-- measured: NAME --&gt;</c> and <c>&lt;!-- /measured: NAME --&gt;</c>.</summary>
    /// <exception cref="InvalidOperationException">The document has no such marks.</exception>
    public static void Write(string name, string text)
    {
        var path = Find();
        var document = File.ReadAllText(path);
        var (begin, end) = ($"<!-- measured: {name} -->", $"<!-- /measured: {name} -->");
        var (from, to) = (document.IndexOf(begin, StringComparison.Ordinal), document.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"{path} has no place for {name}.");
        File.WriteAllText(path, $"{document[..(from + begin.Length)]}\n{text.ReplaceLineEndings("\n").Trim()}\n{document[to..]}");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "docs", "performance.md") is var path && File.Exists(path)) return path;
        throw new InvalidOperationException("docs/performance.md is not above the program.");
    }
}
