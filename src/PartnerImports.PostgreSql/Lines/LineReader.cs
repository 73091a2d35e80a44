using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>Reads rows of <c>entry_lines</c> as lines on screen.</summary>
internal static class LineReader
{
    /// <summary>What <see cref="Read"/> reads, of the table <c>l</c>.</summary>
    public const string Columns =
        "l.entry, l.line_number, l.journal, l.entry_date, l.number, l.account, l.third_party, l.reference, l.label, l.debit, l.credit, l.scales, l.matching";

    /// <exception cref="ImportStoreException">The row is damaged.</exception>
    public static LineView Read(NpgsqlDataReader row, int at)
    {
        try
        {
            return Parse(row, at);
        }
        catch (Exception failure) when (StoreFailures.IsUnreadable(failure))
        {
            throw StoreFailures.Damaged($"The line {row.GetInt32(at + 1)} of the entry {row.GetString(at)}", failure);
        }
    }

    private static LineView Parse(NpgsqlDataReader row, int at)
    {
        var scales = row.GetInt16(at + 11);
        return new()
        {
            Entry = row.GetString(at), Line = row.GetInt32(at + 1), Journal = row.GetString(at + 2), Date = row.Date(at + 3), Document = row.GetString(at + 4),
            Account = row.GetString(at + 5), ThirdParty = row.GetString(at + 6), Reference = row.GetString(at + 7), Label = row.GetString(at + 8),
            Debit = Amount.Create(row.GetInt64(at + 9), scales % 10), Credit = Amount.Create(row.GetInt64(at + 10), scales / 10 % 10),
            Matching = row.GetString(at + 12),
        };
    }
}
