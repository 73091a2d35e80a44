using System.Buffers;
using System.Globalization;
using NodaTime;

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

    /// <summary>The fields whose texts are what the file says.</summary>
    private static readonly EntryLineField[] Texts =
    [
        EntryLineField.Entry, EntryLineField.Journal, EntryLineField.Document, EntryLineField.Account, EntryLineField.ThirdParty, EntryLineField.Reference,
        EntryLineField.Label, EntryLineField.Matching,
    ];

    /// <summary>The fields whose texts are made of numbers, by which a search for a word is not held up.</summary>
    private static readonly EntryLineField[] Numbers = [EntryLineField.Line, EntryLineField.Date, EntryLineField.Debit, EntryLineField.Credit];

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789-/.,");

    private static bool MatchesText(string search, EntryLineField? field, LineView line)
    {
        if (field is { } one) return Contains(one, line, search);
        foreach (var each in Texts)
            if (Contains(each, line, search)) return true;
        if (search.AsSpan().ContainsAnyExcept(NumberCharacters)) return false;
        foreach (var each in Numbers)
            if (Contains(each, line, search)) return true;
        return false;
    }

    private static bool Contains(EntryLineField field, LineView line, string search) => field switch
    {
        EntryLineField.Entry => Has(line.Entry, search),
        EntryLineField.Line => HasNumber(line.Line, search),
        EntryLineField.Journal => Has(line.Journal, search),
        EntryLineField.Date => HasDate(line.Date, search),
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

    private static bool Has(ReadOnlySpan<char> text, string search) => text.Contains(search, StringComparison.OrdinalIgnoreCase);

    private static bool HasNumber(int number, string search)
    {
        Span<char> text = stackalloc char[11];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return Has(text[..length], search);
    }

    /// <summary>As <c>dd/MM/yyyy</c> or <c>yyyy-MM-dd</c>.</summary>
    private static bool HasDate(LocalDate date, string search)
    {
        Span<char> text = stackalloc char[12];
        return text.TryWrite(CultureInfo.InvariantCulture, $"{date.Day:00}/{date.Month:00}/{date.Year:0000}", out var length) && Has(text[..length], search)
            || text.TryWrite(CultureInfo.InvariantCulture, $"{date.Year:0000}-{date.Month:00}-{date.Day:00}", out length) && Has(text[..length], search);
    }

    /// <summary>With a point or a comma; a zero side is empty.</summary>
    private static bool HasAmount(Amount amount, string search)
    {
        if (amount.IsZero) return false;
        Span<char> text = stackalloc char[32];
        amount.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        if (Has(text[..length], search)) return true;
        text[..length].Replace('.', ',');
        return Has(text[..length], search);
    }
}
