using System.Text.Json;

namespace PartnerImports.Cli.Output;

/// <summary>Lines of entries, for programs and for people.</summary>
internal static class LineOutput
{
    public static CommandLine.CommandResult Page(EntryLinePage page, int skip) => new(
        CommandLine.ExitCode.Done,
        json => json.Object(() =>
        {
            json.WriteCounts(page.Total, page.Matched, skip);
            json.Array("lines", page.Lines, (_, line) => json.Object(() => json.WriteProperties(line)));
        }),
        screen =>
        {
            screen.Lines(page.Lines);
            screen.Line(screen.In($"{page.Lines.Length} ligne(s) sur {page.Matched} trouvée(s), {page.Total} en tout", $"{page.Lines.Length} line(s) of {page.Matched} matching, {page.Total} in all"));
        });

    public static void WriteCounts(this Utf8JsonWriter json, long total, long matched, int skip)
    {
        json.WriteNumber("total", total);
        json.WriteNumber("matched", matched);
        json.WriteNumber("skip", skip);
    }

    public static LineView View(EntryLineBatch batch, int row) => new()
    {
        Entry = batch.String(EntryText.Entry, row), Line = batch.LineNumbers[row], Journal = batch.String(EntryText.Journal, row), Date = batch.Dates[row],
        Document = batch.String(EntryText.Number, row), Account = batch.String(EntryText.Account, row), ThirdParty = batch.String(EntryText.ThirdParty, row),
        Reference = batch.String(EntryText.Reference, row), Label = batch.String(EntryText.Label, row), Debit = batch.Debits[row], Credit = batch.Credits[row],
        Matching = batch.String(EntryText.Matching, row),
    };

    public static void WriteProperties(this Utf8JsonWriter json, BooksLine line)
    {
        json.WriteProperties(line.Line);
        json.WriteString("importId", line.Import.ToString());
    }

    public static void WriteProperties(this Utf8JsonWriter json, LineView line)
    {
        json.WriteString("entry", line.Entry);
        json.WriteNumber("line", line.Line);
        json.WriteString("journal", line.Journal);
        json.WriteString("date", Wording.Of(line.Date));
        json.WriteString("document", line.Document);
        json.WriteString("account", line.Account);
        json.WriteString("thirdParty", line.ThirdParty);
        json.WriteString("reference", line.Reference);
        json.WriteString("label", line.Label);
        json.WriteString("debit", line.Debit.ToString());
        json.WriteString("credit", line.Credit.ToString());
        json.WriteString("matching", line.Matching);
    }

    public static void Lines(this Screen screen, IEnumerable<LineView> lines) => screen.Table(
        [.. Enum.GetValues<EntryLineField>().Where(field => field is not (EntryLineField.Entry or EntryLineField.Line)).Select(field => ScreenTexts.LineColumn(field).In(screen.Language))],
        lines.Select(line => (IReadOnlyList<string>)
        [
            line.Journal, ScreenFormat.Date(line.Date), line.Document, line.Account, line.ThirdParty, line.Reference, line.Label,
            Amount(line.Debit, screen), Amount(line.Credit, screen), line.Matching,
        ]));

    private static string Amount(Amount amount, Screen screen) => amount.IsZero ? "" : ScreenFormat.Amount(amount, screen.Language);
}
