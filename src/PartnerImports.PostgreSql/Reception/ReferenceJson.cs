using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace PartnerImports.PostgreSql;

/// <summary>The reference data that an import names, as one JSON value: arrays of codes and labels.</summary>
internal static class ReferenceJson
{
    public static string Write(ReferenceData data)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            WriteAll(json, "journals", data.Journals, journal => [journal.Code.ToString(), journal.Label]);
            WriteAll(json, "accounts", data.Accounts, account => [account.Number.ToString(), account.Label]);
            WriteAll(json, "thirdParties", data.ThirdParties, party => [party.Code.ToString(), party.Label, party.Collective.ToString()]);
            WriteAll(json, "sections", data.Sections, section => [section.Axis.ToString(), section.Code.ToString(), section.Label]);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static ReferenceData Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var data = document.RootElement;
        return new()
        {
            Journals = ReadAll(data, "journals", values => new Journal(JournalCode.Parse(values[0]), values[1])),
            Accounts = ReadAll(data, "accounts", values => new Account(AccountNumber.Parse(values[0]), values[1])),
            ThirdParties = ReadAll(data, "thirdParties", values => new ThirdParty(ThirdPartyCode.Parse(values[0]), values[1], values[2].Length == 0 ? default : AccountNumber.Parse(values[2]))),
            Sections = ReadAll(data, "sections", values => new AnalyticSection(AxisCode.Parse(values[0]), SectionCode.Parse(values[1]), values[2])),
        };
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Func<T, string[]> values)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartArray();
            foreach (var value in values(item)) json.WriteStringValue(value);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static ImmutableArray<T> ReadAll<T>(JsonElement data, string name, Func<string[], T> item) =>
        [.. data.GetProperty(name).EnumerateArray().Select(values => item([.. values.EnumerateArray().Select(value => value.GetString()!)]))];
}
