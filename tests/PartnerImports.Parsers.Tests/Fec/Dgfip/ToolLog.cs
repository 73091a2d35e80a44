using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>The log of the tool that a report implies: a letter and a count for each kind of finding.</summary>
static class ToolLog
{
    static readonly Dictionary<string, string[]> ChecksOfLetter = new()
    {
        ["E"] = ["L1", "L2", "L3", "L7", "L8", "L9", "L11", "L12", "L14"],
        ["O"] = ["F8"],
        ["V"] = ["L4", "L5"],
        ["S"] = ["F10"],
        ["A"] = ["L6", "L10", "L13"],
    };

    /// <summary>Counts in the tool's notation; a counted error adds one for "could not be loaded".</summary>
    public static string CountsOf(DgfipReport report)
    {
        var counts = ChecksOfLetter.ToDictionary(entry => entry.Key, entry => entry.Value.Sum(report.CountOf));
        if (counts["O"] + counts["E"] > report.CountOf("L1"))
            counts["E"]++;
        return Join(counts.Where(entry => entry.Value > 0).Select(entry => $"{entry.Key}={entry.Value}"));
    }

    /// <summary>A log without its traces: D (Sens is used) and X (a value that the conversion notices).</summary>
    public static string Explainable(string counts) =>
        Join(counts.Split(',').Where(count => count.Length > 0 && count[0] is not ('D' or 'X')));

    public static string VerdictOf(DgfipReport report)
    {
        if (report.IsStopped)
            return "STOP_NO_REPORT";
        if (report.Verdict is DgfipVerdict.Conforme)
            return "CONFORME";
        if (report.CountOf("X1") + report.CountOf("X3") > 0)
            return "NON_CONFORME:XSD";
        bool[] kinds =
        [
            report.CountOf("L4") + report.CountOf("L5") > 0,
            report.CountOf("F8") + report.CountOf("F9") > 0,
            ChecksOfLetter["E"].Append("F8").Any(check => report.CountOf(check) > 0),
        ];
        string[] names = ["EMPTY_MANDATORY", "MISSING_COLUMNS", "ERRORS"];
        return "NON_CONFORME:" + string.Join('+', names.Where((_, index) => kinds[index]));
    }

    static string Join(IEnumerable<string> counts) =>
        string.Join(',', counts.OrderBy(count => "EOVSA".IndexOf(count[0], StringComparison.Ordinal)));
}
