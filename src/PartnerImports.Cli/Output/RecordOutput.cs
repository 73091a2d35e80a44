using System.Text.Json;

namespace PartnerImports.Cli.Output;

/// <summary>Rows of the console and of the history.</summary>
internal static class RecordOutput
{
    public static void WriteProperties(this Utf8JsonWriter json, ImportRecord record, Language language)
    {
        json.WriteString("id", record.Id.ToString());
        json.WriteNumber("version", record.Version);
        json.WriteString("fileName", record.FileName);
        json.WriteString("status", Wording.Of(record.Status));
        json.WriteString("statusLabel", ScreenTexts.StatusLabel(record.Status).In(language));
        json.StringOrNull("requestedDecision", record.Request is { } request ? Wording.Of(request.Decision) : null);
        json.WriteString("error", record.Error?.In(language) ?? "");
        json.WriteString("detail", ScreenTexts.Detail(record).In(language));
        json.WriteNumber("entries", record.Summary.Entries);
        json.WriteNumber("lines", record.Summary.Lines);
        json.WriteNumber("elements", record.Summary.Elements);
        json.WriteString("totalDebit", record.Summary.TotalDebit.ToString());
        json.WriteString("totalCredit", record.Summary.TotalCredit.ToString());
        json.WriteString("createdAt", Wording.Of(record.CreatedAt));
        json.WriteString("updatedAt", Wording.Of(record.UpdatedAt));
        json.WriteString("partner", record.Partner.Name);
        json.WriteString("firstMovement", Wording.Of(record.Summary.FirstMovement));
        json.WriteString("lastMovement", Wording.Of(record.Summary.LastMovement));
        json.WritePeriod(record.ReferencePeriod);
        json.WriteFormat(record.Format);
    }

    public static void WritePeriod(this Utf8JsonWriter json, ReferencePeriod? period)
    {
        if (period is null)
        {
            json.WriteNull("referencePeriod");
            return;
        }
        json.WriteStartObject("referencePeriod");
        json.WriteString("label", period.Label);
        json.WriteString("start", Wording.Of(period.Start));
        json.WriteString("end", Wording.Of(period.End));
        json.WriteEndObject();
    }

    public static void WriteFormat(this Utf8JsonWriter json, ImportFormat format)
    {
        json.StringOrNull("format", format.HasValue ? format.Code : null);
        json.WriteString("formatLabel", format.Label);
    }

    public static void WriteRefusal(this Utf8JsonWriter json, Refusal refusal, Language language) => json.Object("refusal", inner =>
    {
        inner.WriteString("code", refusal.Code);
        inner.WriteString("message", refusal.Message.In(language));
        inner.WriteString("importId", refusal.Import?.ToString() ?? "");
    });

    public static void Rows(this Screen screen, IEnumerable<ImportRecord> records) => screen.Table(
        [.. Columns(screen.Language), "Id"],
        records.Select(record => (IReadOnlyList<string>)[.. Cells(record, screen.Language), record.Id.ToString()]));

    public static void Row(this Screen screen, ImportRecord record) => screen.Sheet(
        [.. Columns(screen.Language).Zip(Cells(record, screen.Language)), ("Id", record.Id.ToString())]);

    private static IEnumerable<string> Columns(Language language) =>
        Enum.GetValues<ConsoleColumn>().Where(column => column != ConsoleColumn.Origin).Select(column => ScreenTexts.Column(column).In(language));

    private static IEnumerable<string> Cells(ImportRecord record, Language language) =>
    [
        record.FileName, ScreenTexts.StatusLabel(record.Status).In(language), record.Error?.In(language) ?? "", ScreenTexts.Detail(record).In(language),
        ScreenFormat.DateAndTime(record.CreatedAt), ScreenFormat.DateAndTime(record.UpdatedAt), record.Partner.Name,
        Day(record.Summary.FirstMovement), Day(record.Summary.LastMovement), record.ReferencePeriod?.Label ?? "", record.Format.Label,
    ];

    private static string Day(NodaTime.LocalDate? date) => date is { } day ? ScreenFormat.Date(day) : "";
}
