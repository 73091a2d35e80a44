using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>Reads a model's JSON and reports every fault at once, each with its pointer.</summary>
internal static class ModelParser
{
    /// <summary>The longest model: 256 KiB.</summary>
    public const int MaxLength = 256 * 1024;

    /// <summary>The model; null when it has faults.</summary>
    public static CustomModel? Parse(ReadOnlyMemory<byte> utf8, ModelFaults faults)
    {
        if (utf8.Length > MaxLength)
        {
            faults.Add(CustomDiagnostics.ModelTooLong, "", Number(utf8.Length), Number(MaxLength));
            return null;
        }
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8.Span))
        {
            faults.Add(CustomDiagnostics.ModelText, "");
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return Read(new(document.RootElement, "", faults), faults);
        }
        catch (JsonException e)
        {
            faults.Add(CustomDiagnostics.ModelUnreadable, "", $"{Number((e.LineNumber ?? 0) + 1)}:{Number((e.BytePositionInLine ?? 0) + 1)}");
            return null;
        }
    }

    private static CustomModel? Read(ModelNode root, ModelFaults faults)
    {
        if (!root.Object("$schema", "format", "version", "code", "revision", "libelle", "fichier", "valeurs", "enregistrements", "regroupement", "journaux", "comptes", "analytique"))
            return null;
        root.Get("$schema")?.Text();
        root.Require("format")?.OneOf("modele-import");
        root.Require("version")?.Text(IsVersion, "1.0");
        var code = root.Require("code")?.Text(IsCode, "[A-Z0-9_-]{1,32}");
        var file = FileParser.Read(root.Require("fichier"));
        var values = FileParser.ReadValues(root.Get("valeurs"));
        var axes = root.Get("analytique") is { } analytics ? AxisParser.Read(analytics) : [];
        var records = root.Require("enregistrements") is { } list ? RecordParser.Read(list) : [];
        var grouping = GroupingParser.Read(root.Get("regroupement"), records);
        var model = new CustomModel
        {
            Code = code ?? "", Revision = root.Get("revision")?.Integer(1, int.MaxValue) ?? 1, Label = root.Get("libelle")?.Text(0, 250) ?? "",
            File = file, Values = values, Records = records, Grouping = grouping,
            Journals = JournalParser.Read(root.Get("journaux")), Accounts = AccountParser.Read(root.Get("comptes")), Axes = axes,
        };
        if (faults.Count > 0) return null;
        ModelConsistency.Check(model, faults);
        return faults.Count == 0 ? model : null;
    }

    private static bool IsVersion(string text) => text.Length > 2 && text.StartsWith("1.", StringComparison.Ordinal) && text.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsCode(string text) => text.Length is >= 1 and <= 32 && text.All(c => c is >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-');

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
