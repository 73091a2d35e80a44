using System.Text.Unicode;
using NodaTime;

namespace PartnerImports.Sqlite;

/// <summary>Counts and adds up all lines and compares them with what their imports say.</summary>
internal static class LineCheck
{
    public static void Run(Connection connection, List<string> broken, CancellationToken cancellationToken)
    {
        var found = ReadLines(connection, cancellationToken);
        using var imports = connection.Prepare("SELECT number, id, dossier FROM import ORDER BY number");
        while (imports.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Remove(imports.Int64(0), out var lines);
            if (TryGet(connection, imports.Int64(0)) is { } import) Compare(import, lines ?? new(), broken);
            else broken.Add($"The record of the import {imports.GuidText(1)} of the dossier {imports.Text(2)} cannot be read.");
        }
        foreach (var (number, lines) in found) broken.Add($"{lines.Lines} lines of the import number {number} belong to no import.");
        if (connection.Scalar("""
            SELECT count(*) FROM line WHERE (journal <> 0 AND NOT EXISTS (SELECT 1 FROM term WHERE import = line.id >> 32 AND term.id = journal))
            OR (account <> 0 AND NOT EXISTS (SELECT 1 FROM term WHERE import = line.id >> 32 AND term.id = account))
            OR (third_party <> 0 AND NOT EXISTS (SELECT 1 FROM term WHERE import = line.id >> 32 AND term.id = third_party))
            """) is > 0 and var count) broken.Add($"{count} lines point to a journal, account or third party that is not there.");
    }

    private static ImportRow? TryGet(Connection connection, long number)
    {
        try
        {
            return ImportRows.Get(connection, number);
        }
        catch (ImportStoreException failure) when (failure.Code == ImportStoreFailures.Damaged)
        {
            return null;
        }
    }

    private sealed class Sums
    {
        public long Lines, Entries, Unreadable;
        public LocalDate? First, Last;
        public AmountTotal Debit, Credit;
        public bool HasGaps;
        public long Strayed;

        /// <summary>The hash of each entry's name: lines of an entry share it.</summary>
        public readonly List<int> Names = [];
    }

    private static Dictionary<long, Sums> ReadLines(Connection connection, CancellationToken cancellationToken)
    {
        var byImport = new Dictionary<long, Sums>();
        using var lines = connection.Prepare("SELECT id, entry, date, debit, credit, scales, number, name, document, reference, label, matching, currency, extras FROM line ORDER BY id");
        Sums? sums = null;
        long current = -1;
        while (lines.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = lines.Int64(0);
            if (sums is null || id >> 32 != current) byImport.Add(current = id >> 32, sums = new());
            if (LineKeys.PlaceOf(id) != sums.Lines) sums.HasGaps = true;
            sums.Lines++;
            if (!Joins(sums.Names, lines.Int64(1), lines.Bytes(7))) sums.Strayed++;
            sums.Entries = Math.Max(sums.Entries, lines.Int64(1) + 1);
            if (lines.Int64(6) < 0 || !HasReadableTexts(lines))
            {
                sums.Unreadable++;
                continue;
            }
            try
            {
                var date = Values.Date(lines.Int64(2));
                var (debit, credit) = AmountColumns.Amounts(lines.Int64(3), lines.Int64(4), lines.Int64OrNull(5));
                if (sums.First is null || date < sums.First) sums.First = date;
                if (sums.Last is null || date > sums.Last) sums.Last = date;
                sums.Debit = sums.Debit.Add(debit);
                sums.Credit = sums.Credit.Add(credit);
            }
            catch (Exception failure) when (SqliteFailure.IsUnreadable(failure))
            {
                sums.Unreadable++;
            }
        }
        return byImport;
    }

    /// <summary>Whether a line is where it can be: entries are numbered in the order of their first lines, and the lines of one bear one name.</summary>
    private static bool Joins(List<int> names, long entry, ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.AddBytes(name);
        if (entry < 0 || entry > names.Count) return false;
        if (entry < names.Count) return names[(int)entry] == hash.ToHashCode();
        names.Add(hash.ToHashCode());
        return true;
    }

    private static bool HasReadableTexts(Statement line)
    {
        for (var column = 7; column <= 13; column++)
            if (!Utf8.IsValid(line.Bytes(column))) return false;
        return true;
    }

    private static void Compare(ImportRow import, Sums lines, List<string> broken)
    {
        var (record, kept) = (import.Record, import.Kept);
        var name = $"import {record.Id} of the dossier {record.Dossier}";
        if (lines.HasGaps) broken.Add($"The lines of the {name} have gaps.");
        if (lines.Strayed > 0 && !lines.HasGaps) broken.Add($"{lines.Strayed} lines of the {name} are not in the entry that they came with.");
        if (lines.Unreadable > 0) broken.Add($"{lines.Unreadable} lines of the {name} cannot be read.");
        if (kept != new KeptLines(lines.Lines, lines.Entries, lines.First, lines.Last))
            broken.Add($"The {name} says that it keeps {kept.Lines} lines in {kept.Entries} entries, {Days(kept.First, kept.Last)}, and keeps {lines.Lines} in {lines.Entries}, {Days(lines.First, lines.Last)}.");
        if (record.Status is not (ImportStatus.Pending or ImportStatus.Validated)) return;
        var summary = record.Summary;
        if (lines.Debit != summary.TotalDebit || lines.Credit != summary.TotalCredit)
            broken.Add($"The {name} came with debits of {summary.TotalDebit} and credits of {summary.TotalCredit} and has {lines.Debit} and {lines.Credit}.");
        if (lines.First != summary.FirstMovement || lines.Last != summary.LastMovement)
            broken.Add($"The {name} came with movements {Days(summary.FirstMovement, summary.LastMovement)} and has them {Days(lines.First, lines.Last)}.");
    }

    private static string Days(LocalDate? first, LocalDate? last) => $"from {Day(first)} to {Day(last)}";

    private static string Day(LocalDate? day) => day is { } given ? NodaTime.Text.LocalDatePattern.Iso.Format(given) : "none";
}
