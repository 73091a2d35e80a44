using System.Globalization;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Tells which lines at either end of a file are passed over, and refuses those that are too long to be what the model takes them for.</summary>
internal static class SkippedLineReport
{
    /// <summary>Reports the lines of a part; gives where its text ends.</summary>
    public static async ValueTask<long> AddAsync(IImportContent part, int index, ContentEncoding encoding, FileLayout layout, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        foreach (var line in await SkippedLine.ReadFirstAsync(part, encoding, layout.SkipFirst, cancellationToken).ConfigureAwait(false))
        {
            Add(CustomDiagnostics.LinesSkipped, line);
            var length = line.Text.TrimEnd().EnumerateRunes().Count();
            if (layout.SkipFirstLength > 0 && length > layout.SkipFirstLength) Add(CustomDiagnostics.SkippedLineLong, line, Number(layout.SkipFirstLength), Number(length));
        }
        var last = await LastLines.FindAsync(part, encoding, layout.SkipLast, cancellationToken).ConfigureAwait(false);
        foreach (var line in last.Lines.Where(line => line.Number > layout.SkipFirst)) Add(CustomDiagnostics.LinesSkipped, line);
        return last.Start;

        void Add(DiagnosticDescriptor descriptor, SkippedLine line, string expected = "", params ReadOnlySpan<string> arguments) =>
            diagnostics.Add(descriptor, new SourcePlace { Part = index, Line = line.Number }, "", CustomReport.Excerpt(line.Text.TrimEnd()), expected, [.. arguments]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
