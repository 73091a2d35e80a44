using System.Collections.Immutable;

namespace PartnerImports.Sqlite;

/// <summary>Reads the lines of one import.</summary>
internal sealed class LineReader(Connection connection, ImportRow import)
{
    private const string Columns = "id, number, name, journal, date, document, account, third_party, reference, label, debit, credit, scales, matching";
    private const int Number = 1, Name = 2, Journal = 3, Date = 4, Document = 5, Account = 6, ThirdParty = 7, Reference = 8, Label = 9, Debit = 10, Credit = 11, Scales = 12, Matching = 13;

    /// <summary>All lines from a place on; a range of the table's own key.</summary>
    internal const string RangeSql = $"SELECT {Columns} FROM line WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3";

    private readonly Dictionary<long, string> _codes = [];

    /// <summary>A page of the lines that match.</summary>
    public EntryLinePage Page(EntryLineQuery query, CancellationToken cancellationToken)
    {
        var total = import.Kept.Lines;
        if (total == 0) return new([], 0, 0);
        var everything = string.IsNullOrEmpty(query.Search) && query.Amounts.IsEmpty;
        return everything
            ? new([.. All(query.Skip, query.Take)], total, total)
            : Filtered(query, total, cancellationToken);
    }

    /// <summary>Lines in the order of the file, as they are asked for.</summary>
    public IEnumerable<LineView> All(long skip = 0, long take = long.MaxValue)
    {
        using var lines = connection.Prepare(RangeSql);
        lines.Bind(1, LineKeys.Of(import.Number, Math.Max(0, skip))).Bind(2, LineKeys.Of(import.Number + 1, 0)).Bind(3, Math.Max(0, take));
        while (lines.Step()) yield return Read(lines);
    }

    /// <summary>The first line of an entry and its id; null when the import has no entry of that name.</summary>
    public long? FirstOf(string entry)
    {
        using var found = connection.Prepare("SELECT id FROM line WHERE id >= ?1 AND id < ?2 AND name IS nullif(?3, '') ORDER BY id LIMIT 1");
        found.Bind(1, LineKeys.Of(import.Number, 0)).Bind(2, LineKeys.Of(import.Number + 1, 0)).Bind(3, entry);
        return found.Step() ? found.Int64(0) : null;
    }

    private EntryLinePage Filtered(EntryLineQuery query, long total, CancellationToken cancellationToken)
    {
        var page = ImmutableArray.CreateBuilder<LineView>();
        long matched = 0;
        using var lines = connection.Prepare(RangeSql);
        lines.Bind(1, LineKeys.Of(import.Number, 0)).Bind(2, LineKeys.Of(import.Number + 1, 0)).Bind(3, long.MaxValue);
        while (lines.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read(lines, query) is not { } view || !query.Matches(view)) continue;
            if (matched++ >= query.Skip && page.Count < query.Take) page.Add(view);
        }
        return new(page.DrainToImmutable(), matched, total);
    }

    /// <summary>Whether the amounts alone leave a line in: no text is made of those that fail.</summary>
    private static bool Meets(EntryLineQuery query, (Amount Debit, Amount Credit) amounts)
    {
        foreach (var condition in query.Amounts)
            if (!condition.Matches(amounts.Debit, amounts.Credit)) return false;
        return true;
    }

    /// <summary>A line; null when a query is given and its amounts alone leave it out.</summary>
    private LineView? Read(Statement line, EntryLineQuery? query)
    {
        try
        {
            var amounts = Amounts(line);
            return query is null || Meets(query, amounts) ? View(line, amounts) : null;
        }
        catch (Exception failure) when (SqliteFailure.IsUnreadable(failure))
        {
            throw SqliteFailure.Damaged($"import {import.Record.Id}", $"its line at place {LineKeys.PlaceOf(line.Int64(0))} cannot be read");
        }
    }

    private LineView Read(Statement line) => Read(line, null)!;

    private static (Amount Debit, Amount Credit) Amounts(Statement line) => AmountColumns.Amounts(line.Int64(Debit), line.Int64(Credit), line.Int64OrNull(Scales));

    private LineView View(Statement line, (Amount Debit, Amount Credit) amounts) => new()
    {
        Entry = line.Text(Name), Line = line.Int32(Number), Journal = Code(line.Int64(Journal)), Date = Values.Date(line.Int64(Date)),
        Document = line.Text(Document), Account = Code(line.Int64(Account)), ThirdParty = Code(line.Int64(ThirdParty)),
        Reference = line.Text(Reference), Label = line.Text(Label), Debit = amounts.Debit, Credit = amounts.Credit, Matching = line.Text(Matching),
    };

    private string Code(long term)
    {
        if (term == 0) return "";
        if (_codes.TryGetValue(term, out var code)) return code;
        using var found = connection.Prepare("SELECT code FROM term WHERE import = ?1 AND id = ?2");
        found.Bind(1, import.Number).Bind(2, term);
        if (!found.Step()) throw SqliteFailure.Damaged($"import {import.Record.Id}", $"its term {term} is missing");
        code = found.Text(0);
        _codes.Add(term, code);
        return code;
    }
}
