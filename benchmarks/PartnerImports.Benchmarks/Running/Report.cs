using System.Globalization;
using System.Text;

namespace PartnerImports.Benchmarks.Running;

/// <summary>Writes what was measured as tables.</summary>
internal static class Report
{
    /// <summary>The tables of a scope: targets first, then every contestant.</summary>
    public static string Of(Rounds rounds)
    {
        var text = new StringBuilder();
        var scope = rounds.Scope;
        text.AppendLine(Invariant($"### {scope.Name}: {scope.Title}")).AppendLine();
        if (scope.Targets.Length > 0)
        {
            text.AppendLine("| ours | against | ratio | target | |").AppendLine("|---|---|---|---|---|");
            foreach (var target in scope.Targets) text.AppendLine(Row(rounds, target));
            text.AppendLine();
        }
        if (!scope.IsReading)
        {
            text.AppendLine("| | ms | rows/s | CPU ms |").AppendLine("|---|---|---|---|");
            foreach (var contestant in scope.Contestants)
            {
                var (median, lines) = (rounds.Median(contestant.Name), contestant.File.Lines);
                text.AppendLine(Invariant($"| {contestant.Name} | {median.Wall * 1e3:N3} | {lines / median.Wall:N0} | {median.Processor * 1e3:N3} |"));
            }
            return text.ToString();
        }
        text.AppendLine("| | MB/s | ns/line | CPU ns/line | B/line |").AppendLine("|---|---|---|---|---|");
        foreach (var contestant in scope.Contestants)
        {
            var (median, lines) = (rounds.Median(contestant.Name), contestant.File.Lines);
            text.AppendLine(Invariant($"| {contestant.Name} | {contestant.File.Bytes / median.Wall / 1e6:N0} | {median.Wall / lines * 1e9:N1} | {median.Processor / lines * 1e9:N1} | {median.Allocated / lines:N1} |"));
        }
        return text.ToString();
    }

    private static string Row(Rounds rounds, Target target)
    {
        switch (target)
        {
            case SpeedTarget speed:
                var ratio = rounds.Speed(speed.Ours, speed.Other, speed.ByWall);
                return Invariant($"| {speed.Ours} | {speed.Other} | {ratio:0.00} | ≥ {speed.Least:0.##} | {Mark(ratio >= speed.Least)} |");
            case AllocationTarget allocation:
                var bytes = rounds.Median(allocation.Ours).Allocated / rounds.Find(allocation.Ours).File.Lines;
                return Invariant($"| {allocation.Ours} | bytes allocated a line | {bytes:0.##} | ≤ {allocation.Most:0.##} | {Mark(bytes <= allocation.Most)} |");
            default:
                throw new ArgumentOutOfRangeException(nameof(target));
        }
    }

    private static string Mark(bool isReached) => isReached ? "✓" : "✗";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
