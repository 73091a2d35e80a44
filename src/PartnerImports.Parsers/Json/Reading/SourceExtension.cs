using System.Text.Json;
using NodaTime;

namespace PartnerImports.Parsers.Json;

/// <summary>The extension <c>partner-imports.source</c> of a line: what a line of another format holds and <c>import-ecritures</c> has no member for.</summary>
/// <remarks><c>{ "dateValidation": "2021-12-31", "numero": "12", "reference": "F12", "datePiece": "2021-12-30", "valeurs": { "Montant": "…" } }</c>, each part if needed.</remarks>
internal static class SourceExtension
{
    public const string Name = "partner-imports.source";
    public const string LockDate = "dateValidation";
    public const string Number = "numero";
    public const string Reference = "reference";
    public const string DocumentDate = "datePiece";
    public const string Extras = "valeurs";

    /// <summary>Gives the values back to a line; false, and nothing given, when the extension has another shape.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, EntryLineBatch lines, int row)
    {
        LocalDate lockDate = default, documentDate = default;
        string reference = "", number = "";
        var extras = new List<(string Name, string Value)>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString();
            reader.Read();
            if (member == Extras && reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    if (!reader.Read() || reader.TokenType != JsonTokenType.String) return false;
                    extras.Add((name, reader.GetString()!));
                }
                continue;
            }
            if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped && member is LockDate or DocumentDate) return false;
            switch (member)
            {
                case LockDate when JsonDates.Read(reader.ValueSpan, out lockDate) is null:
                case DocumentDate when JsonDates.Read(reader.ValueSpan, out documentDate) is null:
                    break;
                case Number:
                    number = reader.GetString()!;
                    break;
                case Reference:
                    reference = reader.GetString()!;
                    break;
                default:
                    return false;
            }
        }
        if (lockDate != default) lines.LockDates[row] = lockDate;
        if (documentDate != default) lines.DocumentDates[row] = documentDate;
        if (number.Length > 0) lines.SetText(EntryText.Number, row, number.AsSpan());
        if (reference.Length > 0) lines.SetText(EntryText.Reference, row, reference.AsSpan());
        foreach (var (name, value) in extras) lines.AddExtra(row, name, lines.Append(value.AsSpan()));
        return true;
    }
}
