using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace PartnerImports.Parsers.Tra;

/// <summary>The layouts of all TRA records, read from the table that the package carries.</summary>
/// <remarks>Source: Cegid, "Format TRA", version 11. Thread-safe.</remarks>
public static class TraLayouts
{
    private static readonly Lazy<FrozenDictionary<string, TraRecordLayout>> Table = new(Load);

    /// <summary>The header.</summary>
    public static TraRecordLayout Header => Table.Value["HEADER"];

    /// <summary>A movement of layout STD: columns 1 to 222.</summary>
    public static TraRecordLayout Movement => Table.Value["MVT/STD"];

    /// <summary>A general movement of layout ETE: columns 1 to 1407.</summary>
    public static TraRecordLayout ExtendedMovement => Table.Value["MVT/ETE"];

    /// <summary>An analytic movement of layout ETE: columns 1 to 1231.</summary>
    public static TraRecordLayout ExtendedAnalyticMovement => Table.Value["MVT/ETE/A"];

    /// <summary>A document (GED): column 31 is <c>G</c>.</summary>
    public static TraRecordLayout Document => Table.Value["GED"];

    /// <summary>A technical variable: column 31 is <c>V</c>.</summary>
    public static TraRecordLayout TechnicalVariable => Table.Value["VT"];

    /// <summary>An approval (bon à payer): column 31 is <c>P</c>.</summary>
    public static TraRecordLayout Approval => Table.Value["BAP"];

    /// <summary>A budget movement: column 31 is <c>B</c>.</summary>
    public static TraRecordLayout Budget => Table.Value["MVT-BUDGET"];

    /// <summary>All layouts, by code.</summary>
    public static IReadOnlyCollection<TraRecordLayout> All => Table.Value.Values;

    /// <summary>The layout of a parameter record, by the three letters behind <c>***</c>; null when no layout is known.</summary>
    public static TraRecordLayout? Find(string code) => Table.Value.GetValueOrDefault(code switch
    {
        ['T', 'L', >= '0' and <= '9'] => "TLx",
        "CTL" or "XTL" => "CTL/XTL",
        "CGE" => "CGN", // its name before version 002
        _ => code,
    });

    private static FrozenDictionary<string, TraRecordLayout> Load()
    {
        using var stream = typeof(TraLayouts).Assembly.GetManifestResourceStream("Tra.Layouts.csv")
            ?? throw new InvalidOperationException("The TRA layouts are missing from the assembly.");
        using var reader = new StreamReader(stream);
        var records = new Dictionary<string, List<TraField>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } row)
        {
            if (row.StartsWith('#')) continue;
            var cells = row.Split(';');
            if (!records.TryGetValue(cells[0], out var fields)) records.Add(cells[0], fields = []);
            fields.Add(Field(cells, fields));
        }
        // The table gives the extended parts from column 223 on only.
        records["MVT/ETE"] = Join(records["MVT/STD"], records["MVT/ETE-G"]);
        records["MVT/ETE/A"] = Join(records["MVT/STD"], records["MVT/ETE-A"]);
        records.Remove("MVT/ETE-G");
        records.Remove("MVT/ETE-A");
        return records.ToFrozenDictionary(record => record.Key, record => new TraRecordLayout(record.Key, [.. record.Value]), StringComparer.Ordinal);
    }

    private static TraField Field(string[] cells, List<TraField> before)
    {
        var name = cells[5];
        var same = before.Count(field => field.Name == name || field.Name.StartsWith(name + "#", StringComparison.Ordinal));
        var length = int.Parse(cells[2], CultureInfo.InvariantCulture);
        return new(
            same == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}#{same + 1}"),
            int.Parse(cells[1], CultureInfo.InvariantCulture), length, Kind(cells[3], length), cells[4] == "Y");
    }

    /// <summary>The layout marks some amounts as <c>d</c> like dates; only eight and twelve columns hold a date.</summary>
    private static TraFieldKind Kind(string type, int length) => type switch
    {
        "n" => TraFieldKind.Number,
        "d" when length is 8 or 12 => TraFieldKind.Date,
        "d" when length > 1 => TraFieldKind.Number,
        "b" when length == 1 => TraFieldKind.Flag,
        _ => TraFieldKind.Text,
    };

    private static List<TraField> Join(List<TraField> standard, List<TraField> extended) => [.. standard, .. extended];
}
