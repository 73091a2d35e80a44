using System.Globalization;

namespace PartnerImports;

/// <summary>What <see cref="EntryLineQuery"/> means, once for every store: an adapter that filters elsewhere gives the same lines.</summary>
public static class LineFilter
{
    /// <summary>Whether a line matches the text and all amount conditions of a query.</summary>
    public static bool Matches(this EntryLineQuery query, LineView line)
    {
        foreach (var condition in query.Amounts)
            if (!condition.Matches(line.Debit, line.Credit)) return false;
        return string.IsNullOrEmpty(query.Search) || MatchesText(query.Search, query.SearchIn, line);
    }

    private static bool MatchesText(string search, EntryLineField? field, LineView line)
    {
        if (field is { } one) return Contains(one, line, search);
        foreach (var each in Enum.GetValues<EntryLineField>())
            if (Contains(each, line, search)) return true;
        return false;
    }

    private static bool Contains(EntryLineField field, LineView line, string search) => field switch
    {
        EntryLineField.Entry => Has(line.Entry, search),
        EntryLineField.Line => Has(line.Line.ToString(CultureInfo.InvariantCulture), search),
        EntryLineField.Journal => Has(line.Journal, search),
        EntryLineField.Date => Has(line.Date.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture), search) || Has(line.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), search),
        EntryLineField.Document => Has(line.Document, search),
        EntryLineField.Account => Has(line.Account, search),
        EntryLineField.ThirdParty => Has(line.ThirdParty, search),
        EntryLineField.Reference => Has(line.Reference, search),
        EntryLineField.Label => Has(line.Label, search),
        EntryLineField.Debit => HasAmount(line.Debit, search),
        EntryLineField.Credit => HasAmount(line.Credit, search),
        EntryLineField.Matching => Has(line.Matching, search),
        _ => throw new InvalidOperationException($"{field} is no field of a line."),
    };

    private static bool Has(string text, string search) => text.Contains(search, StringComparison.OrdinalIgnoreCase);

    private static bool HasAmount(Amount amount, string search) =>
        !amount.IsZero && amount.ToString() is var text && (Has(text, search) || Has(text.Replace('.', ','), search));
}
