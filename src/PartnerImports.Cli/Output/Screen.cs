namespace PartnerImports.Cli.Output;

/// <summary>What people read: sentences and tables, in their language.</summary>
internal sealed class Screen(TextWriter output, TextWriter error, Language language)
{
    public Language Language => language;

    /// <summary>The text of the reader's language.</summary>
    public string In(string french, string english) => language == Language.English ? english : french;

    public void Line(string text = "") => output.WriteLine(Shown(text));

    /// <summary>A message beside the answer.</summary>
    public void Message(string text) => error.WriteLine(Shown(text));

    /// <summary>A table with the columns as wide as they need be.</summary>
    public void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.Select(row => row.Select(Shown).ToArray()).ToArray();
        var widths = headers.Select((header, column) => all.Select(row => row[column].Length).Append(header.Length).Max()).ToArray();
        Row(headers, widths);
        output.WriteLine(string.Join("  ", widths.Select(width => new string('─', width))));
        foreach (var row in all) Row(row, widths);
    }

    /// <summary>Names and values below each other.</summary>
    public void Sheet(params (string Name, string Value)[] rows)
    {
        var width = rows.Max(row => row.Name.Length);
        foreach (var (name, value) in rows) output.WriteLine($"{name.PadRight(width)}  {Shown(value)}".TrimEnd());
    }

    private void Row(IReadOnlyList<string> cells, int[] widths) =>
        output.WriteLine(string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());

    private static string Shown(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;
}
