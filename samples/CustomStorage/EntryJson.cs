using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using PartnerImports;

namespace CustomStorage;

/// <summary>How the library's values are written: each as the text that it parses.</summary>
internal static class EntryJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            Text(DossierId.Parse), Text(ImportId.Parse), Text(PartnerId.Parse), Text(UserId.Parse), Text(Amount.Parse), Text(AmountTotal.Parse),
            Text(JournalCode.Parse), Text(AccountNumber.Parse), Text(ThirdPartyCode.Parse), Text(AxisCode.Parse), Text(SectionCode.Parse), Text(ContentHash.Parse),
            Text(text => text.Split('|') is [var code, var label] ? new ImportFormat(code, label) : default, format => format.HasValue ? $"{format.Code}|{format.Label}" : ""),
            Text(text => InstantPattern.ExtendedIso.Parse(text).Value, instant => InstantPattern.ExtendedIso.Format(instant)),
            Text(text => LocalDatePattern.Iso.Parse(text).Value, date => LocalDatePattern.Iso.Format(date)),
            Text(text => Duration.FromNanoseconds(long.Parse(text, CultureInfo.InvariantCulture)), duration => duration.ToInt64Nanoseconds().ToString(CultureInfo.InvariantCulture)),
        },
    };

    private static TextConverter<T> Text<T>(Func<string, T> parse, Func<T, string>? print = null) where T : struct => new(parse, print ?? (value => value.ToString() ?? ""));

    private sealed class TextConverter<T>(Func<string, T> parse, Func<T, string> print) : JsonConverter<T> where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() is { Length: > 0 } text ? parse(text) : default;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(print(value));
    }
}
