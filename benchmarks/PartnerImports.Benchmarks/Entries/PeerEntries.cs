using System.Globalization;
using CsvHelper;
using DuckDB.NET.Data;
using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Summary;
using CsvDataReader = Sylvan.Data.Csv.CsvDataReader;

namespace PartnerImports.Benchmarks.Entries;

/// <summary>An object a line, with all eighteen fields, by each peer.</summary>
internal static class PeerEntries
{
    private const int BufferLength = 256 * 1024;

    /// <summary>CsvHelper's generated mapper; strings that repeat are shared when wanted.</summary>
    public static EntriesTruth CsvHelper(string path, bool poolStrings)
    {
        using var reader = CsvReader.FromFile(path, new() { Separator = '\t', Mode = CsvMode.NoEscape, BufferSize = BufferLength, FormatProvider = French.Numbers, PoolStrings = poolStrings });
        var totals = new PeerTotals();
        foreach (var line in reader.GetRecords<PeerLine>()) totals.Add(line);
        return totals.Finish();
    }

    /// <summary>Sylvan's getters.</summary>
    public static EntriesTruth SylvanTyped(string path)
    {
        using var text = new StreamReader(path, DataFolder.Codec(ContentEncoding.Utf8), false, BufferLength);
        using var reader = CsvDataReader.Create(text, SylvanSummary.Options());
        var totals = new PeerTotals();
        while (reader.Read())
            totals.Add(new()
            {
                JournalCode = reader.GetString(0), JournalLib = reader.GetString(1), EcritureNum = reader.GetString(2), EcritureDate = DateOnly.FromDateTime(reader.GetDateTime(3)),
                CompteNum = reader.GetString(4), CompteLib = reader.GetString(5), CompAuxNum = reader.GetString(6), CompAuxLib = reader.GetString(7), PieceRef = reader.GetString(8),
                PieceDate = Date(reader, 9), EcritureLib = reader.GetString(10), Debit = reader.GetDecimal(11), Credit = reader.GetDecimal(12), EcritureLet = reader.GetString(13),
                DateLet = Date(reader, 14), ValidDate = Date(reader, 15), Montantdevise = reader.GetString(16), Idevise = reader.GetString(17),
            });
        return totals.Finish();

        static DateOnly? Date(CsvDataReader reader, int column) => reader.GetFieldSpan(column).IsEmpty ? null : DateOnly.FromDateTime(reader.GetDateTime(column));
    }

    /// <summary>Sylvan's characters, digits parsed by hand, strings of the columns that repeat shared.</summary>
    public static EntriesTruth SylvanByHand(string path)
    {
        using var text = new StreamReader(path, DataFolder.Codec(ContentEncoding.Utf8), false, BufferLength);
        using var reader = CsvDataReader.Create(text, SylvanSummary.Options());
        var (totals, pool) = (new PeerTotals(), new CharPool());
        while (reader.Read())
            totals.Add(new()
            {
                JournalCode = pool.Get(reader.GetFieldSpan(0)), JournalLib = pool.Get(reader.GetFieldSpan(1)), EcritureNum = reader.GetString(2), EcritureDate = Date(reader.GetFieldSpan(3))!.Value,
                CompteNum = pool.Get(reader.GetFieldSpan(4)), CompteLib = pool.Get(reader.GetFieldSpan(5)), CompAuxNum = pool.Get(reader.GetFieldSpan(6)), CompAuxLib = pool.Get(reader.GetFieldSpan(7)),
                PieceRef = reader.GetString(8), PieceDate = Date(reader.GetFieldSpan(9)), EcritureLib = pool.Get(reader.GetFieldSpan(10)),
                Debit = Amount(reader.GetFieldSpan(11)), Credit = Amount(reader.GetFieldSpan(12)), EcritureLet = reader.GetString(13),
                DateLet = Date(reader.GetFieldSpan(14)), ValidDate = Date(reader.GetFieldSpan(15)), Montantdevise = reader.GetString(16), Idevise = pool.Get(reader.GetFieldSpan(17)),
            });
        return totals.Finish();

        static DateOnly? Date(ReadOnlySpan<char> text) => text.IsEmpty ? null : Digits.Date(text) is var date ? new DateOnly(date / 10_000, date / 100 % 100, date % 100) : null;
        static decimal Amount(ReadOnlySpan<char> text) => new((int)Digits.Cents(text), (int)(Digits.Cents(text) >> 32), 0, false, 2);
    }

    /// <summary><c>ReadLine</c>, <c>Split</c> and <c>Parse</c>.</summary>
    public static EntriesTruth Split(string path)
    {
        using var reader = new StreamReader(path, DataFolder.Codec(ContentEncoding.Utf8), false, BufferLength);
        reader.ReadLine();
        var totals = new PeerTotals();
        while (reader.ReadLine() is { } line)
        {
            var f = line.Split('\t');
            totals.Add(new()
            {
                JournalCode = f[0], JournalLib = f[1], EcritureNum = f[2], EcritureDate = Date(f[3])!.Value, CompteNum = f[4], CompteLib = f[5], CompAuxNum = f[6], CompAuxLib = f[7], PieceRef = f[8],
                PieceDate = Date(f[9]), EcritureLib = f[10], Debit = decimal.Parse(f[11], French.Numbers), Credit = decimal.Parse(f[12], French.Numbers), EcritureLet = f[13],
                DateLet = Date(f[14]), ValidDate = Date(f[15]), Montantdevise = f[16], Idevise = f[17],
            });
        }
        return totals.Finish();

        static DateOnly? Date(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);
    }

    /// <summary>DuckDB's reader over all columns.</summary>
    public static EntriesTruth DuckDb(DuckDBConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM " + DuckDbSummary.Table(path, ContentEncoding.Utf8);
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        var totals = new PeerTotals();
        while (reader.Read())
            totals.Add(new()
            {
                JournalCode = Text(reader, 0), JournalLib = Text(reader, 1), EcritureNum = Text(reader, 2), EcritureDate = reader.GetFieldValue<DateOnly>(3), CompteNum = Text(reader, 4),
                CompteLib = Text(reader, 5), CompAuxNum = Text(reader, 6), CompAuxLib = Text(reader, 7), PieceRef = Text(reader, 8), PieceDate = Date(reader, 9), EcritureLib = Text(reader, 10),
                Debit = reader.GetDecimal(11), Credit = reader.GetDecimal(12), EcritureLet = Text(reader, 13), DateLet = Date(reader, 14), ValidDate = Date(reader, 15),
                Montantdevise = Text(reader, 16), Idevise = Text(reader, 17),
            });
        return totals.Finish();

        static string Text(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? "" : reader.GetString(column);
        static DateOnly? Date(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
    }

    /// <summary>Strings that repeat, shared.</summary>
    private sealed class CharPool
    {
        private readonly HashSet<string> _known = [];
        private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

        public CharPool() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

        public string Get(ReadOnlySpan<char> text)
        {
            if (text.IsEmpty) return "";
            if (_lookup.TryGetValue(text, out var known)) return known;
            var made = text.ToString();
            _known.Add(made);
            return made;
        }
    }
}
