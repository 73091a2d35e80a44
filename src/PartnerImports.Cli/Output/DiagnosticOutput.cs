using System.Globalization;
using System.Text.Json;

namespace PartnerImports.Cli.Output;

/// <summary>Findings, for programs and for people.</summary>
internal static class DiagnosticOutput
{
    public static void WriteDiagnostics(this Utf8JsonWriter json, DiagnosticCounts counts, IEnumerable<ImportDiagnostic> diagnostics, Language language, IReadOnlyList<string>? parts = null)
    {
        json.WriteStartObject("diagnosticCounts");
        json.WriteNumber("blocking", counts.Blocking);
        json.WriteNumber("warning", counts.Warning);
        json.WriteNumber("information", counts.Information);
        json.WriteEndObject();
        json.Array("diagnostics", diagnostics, (_, diagnostic) => json.Write(diagnostic, language, parts ?? []));
    }

    public static void Diagnostics(this Screen screen, DiagnosticCounts counts, IEnumerable<ImportDiagnostic> diagnostics, IReadOnlyList<string>? parts = null)
    {
        screen.Line(screen.In(
            $"{counts.Blocking} bloquante(s), {counts.Warning} avertissement(s), {counts.Information} information(s)",
            $"{counts.Blocking} blocking, {counts.Warning} warning(s), {counts.Information} information(s)"));
        foreach (var diagnostic in diagnostics)
        {
            var count = diagnostic.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (×{diagnostic.Count})") : "";
            screen.Line($"  {Mark(diagnostic.Severity)} {diagnostic.Code}{count}  {Message(diagnostic, screen.Language, parts ?? [])}");
        }
    }

    private static void Write(this Utf8JsonWriter json, ImportDiagnostic diagnostic, Language language, IReadOnlyList<string> parts) => json.Object(() =>
    {
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", Wording.Of(diagnostic.Severity));
        json.WriteNumber("count", diagnostic.Count);
        json.WriteNumber("line", diagnostic.First.Line);
        json.WriteNumber("column", diagnostic.First.Column);
        json.WriteNumber("offset", diagnostic.First.Offset);
        json.StringOrNull("pointer", diagnostic.First.Pointer);
        json.WriteString("entry", diagnostic.First.Entry);
        json.WriteString("field", diagnostic.Field);
        json.WriteString("read", diagnostic.Read);
        json.WriteString("expected", diagnostic.Expected);
        json.WriteString("message", Message(diagnostic, language, parts));
        json.Array("places", diagnostic.Places, (_, place) => json.Object(() =>
        {
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", place.Column);
            json.WriteString("entry", place.Entry);
        }));
    });

    /// <summary>The sentence, behind the name of the part when the file came in several: each part counts its own lines.</summary>
    private static string Message(ImportDiagnostic diagnostic, Language language, IReadOnlyList<string> parts) =>
        parts.Count > diagnostic.First.Part ? $"{parts[diagnostic.First.Part]}: {diagnostic.MessageIn(language)}" : diagnostic.MessageIn(language);

    private static string Mark(Severity severity) => severity switch
    {
        Severity.Blocking => "✗",
        Severity.Warning => "!",
        _ => "i",
    };
}
