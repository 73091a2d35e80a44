using NodaTime;

namespace PartnerImports.Sqlite;

/// <summary>Counts and adds up all lines and compares them with what their imports say.</summary>
internal static class LineCheck
{
    public static void Run(Connection connection, List<string> broken, CancellationToken cancellationToken)
    {
        var found = ReadLines(connection, cancellationToken);
        using var imports = connection.Prepare("SELECT number FROM import ORDER BY number");
        while (imports.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var import = ImportRows.Get(connection, imports.Int64(0));
            found.Remove(import.Number, out var lines);
            Compare(import, lines ?? new(), broken);
        }
        foreach (var (number, lines) in found) broken.Add($"{lines.Lines} lines belong to the import number {number}, which is not there.");
        if (connection.Scalar("""
            SELECT count(*) FROM line WHERE (journal <> 0 AND NOT EXISTS (SELECT 1 FROM term WHERE import = line.id >> 32 AND term.id = journal))
            OR (account <> 0 AND NOT EXISTS (SELECT 1 FROM term WHERE import = line.id >> 32 AND term.id = account))
            OR (third_party <> 0 AND NOT EXISTS (SELECT 1 FROM term WHERE import = line.id >> 32 AND term.id = third_party))
            """) is > 0 and var count) broken.Add($"{count} lines point to a journal, account or third party that is not there.");
    }

    private sealed class Sums
    {
        public long Lines, Entries;
        public LocalDate? First, Last;
        public AmountTotal Debit, Credit;
        public bool HasGaps;
    }

    private static Dictionary<long, Sums> ReadLines(Connection connection, CancellationToken cancellationToken)
    {
        var byImport = new Dictionary<long, Sums>();
        using var lines = connection.Prepare("SELECT id, entry, date, debit, credit, scales FROM line ORDER BY id");
        Sums? sums = null;
        long current = -1;
        while (lines.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = lines.Int64(0);
            if (sums is null || id >> 32 != current) byImport.Add(current = id >> 32, sums = new());
            if (LineKeys.PlaceOf(id) != sums.Lines) sums.HasGaps = true;
            var date = Values.Date(lines.Int64(2));
            if (sums.First is null || date < sums.First) sums.First = date;
            if (sums.Last is null || date > sums.Last) sums.Last = date;
            var (debit, credit) = AmountColumns.Amounts(lines.Int64(3), lines.Int64(4), lines.Int64OrNull(5));
            sums.Lines++;
            sums.Entries = Math.Max(sums.Entries, lines.Int64(1) + 1);
            sums.Debit = sums.Debit.Add(debit);
            sums.Credit = sums.Credit.Add(credit);
        }
        return byImport;
    }

    private static void Compare(ImportRow import, Sums lines, List<string> broken)
    {
        var record = import.Record;
        if (lines.HasGaps) broken.Add($"The lines of {record.Id} have gaps.");
        if (import.Kept != new KeptLines(lines.Lines, lines.Entries, lines.First, lines.Last))
            broken.Add($"{record.Id} says that it keeps {import.Kept} and keeps {new KeptLines(lines.Lines, lines.Entries, lines.First, lines.Last)}.");
        if (record.Status is not (ImportStatus.Pending or ImportStatus.Validated)) return;
        if (lines.Debit != record.Summary.TotalDebit || lines.Credit != record.Summary.TotalCredit)
            broken.Add($"{record.Id} came with debits of {record.Summary.TotalDebit} and credits of {record.Summary.TotalCredit} and has {lines.Debit} and {lines.Credit}.");
        if (lines.First != record.Summary.FirstMovement || lines.Last != record.Summary.LastMovement)
            broken.Add($"{record.Id} came with movements from {record.Summary.FirstMovement} to {record.Summary.LastMovement} and has them from {lines.First} to {lines.Last}.");
    }
}
