using DuckDB.NET.Data;
using NodaTime;
using PartnerImports.Benchmarks.Data;

namespace PartnerImports.Benchmarks.Summary;

/// <summary>The summary by DuckDB, grouped by entry.</summary>
internal sealed class DuckDbSummary : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDbSummary(int threads)
    {
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = $"SET threads = {threads}";
        command.ExecuteNonQuery();
    }

    /// <summary>One query over the file.</summary>
    public SummaryTruth Run(string path, ContentEncoding encoding)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"""
            SELECT sum(n)::BIGINT, count(*), (sum(d) * 100)::BIGINT, (sum(c) * 100)::BIGINT, min(a), max(z), count(*) FILTER (d <> c)
            FROM (
                SELECT JournalCode, EcritureNum, count(*) AS n, sum(Debit) AS d, sum(Credit) AS c, min(EcritureDate) AS a, max(EcritureDate) AS z
                FROM {Table(path, encoding)} GROUP BY JournalCode, EcritureNum)
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), Date(reader.GetFieldValue<DateOnly>(4)), Date(reader.GetFieldValue<DateOnly>(5)), reader.GetInt64(6));
    }

    /// <summary>The file as a table, with nothing to be guessed.</summary>
    public static string Table(string path, ContentEncoding encoding) => $$"""
        read_csv('{{path}}', delim = '\t', header = true, quote = '', escape = '', new_line = '\r\n', auto_detect = false, strict_mode = false, dateformat = '%Y%m%d', decimal_separator = ',',
            encoding = '{{(encoding == ContentEncoding.Utf8 ? "utf-8" : "latin-1")}}', columns = {
                'JournalCode': 'VARCHAR', 'JournalLib': 'VARCHAR', 'EcritureNum': 'VARCHAR', 'EcritureDate': 'DATE', 'CompteNum': 'VARCHAR', 'CompteLib': 'VARCHAR',
                'CompAuxNum': 'VARCHAR', 'CompAuxLib': 'VARCHAR', 'PieceRef': 'VARCHAR', 'PieceDate': 'DATE', 'EcritureLib': 'VARCHAR', 'Debit': 'DECIMAL(18,2)', 'Credit': 'DECIMAL(18,2)',
                'EcritureLet': 'VARCHAR', 'DateLet': 'DATE', 'ValidDate': 'DATE', 'Montantdevise': 'VARCHAR', 'Idevise': 'VARCHAR'})
        """;

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static LocalDate Date(DateOnly date) => LocalDate.FromDateOnly(date);
}
