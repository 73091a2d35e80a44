using System.Collections.Immutable;
using System.CommandLine;
using PartnerImports.Cli.CommandLine;

namespace PartnerImports.Cli.Hosting;

/// <summary>The options that choose lines.</summary>
internal sealed class LineQueryOptions
{
    private static readonly (string Word, AmountComparison Comparison)[] Comparisons =
    [
        ("eq", AmountComparison.Equal), ("ne", AmountComparison.NotEqual), ("lt", AmountComparison.Less), ("le", AmountComparison.AtMost),
        ("gt", AmountComparison.Greater), ("ge", AmountComparison.AtLeast), ("between", AmountComparison.Between),
    ];

    private static readonly string[] Fields = ["entry", "line", "journal", "date", "document", "account", "thirdParty", "reference", "label", "debit", "credit", "matching"];

    private readonly Option<string?> _search = new("--search") { Description = "TEXT" };
    private readonly Option<string?> _field = new("--in") { Description = string.Join(" | ", Fields) };
    private readonly Option<string[]> _amounts = new("--amount") { Description = "eq|ne|lt|le|gt|ge VALUE | between VALUE VALUE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> _skip = PageOptions.Skip();
    private readonly Option<int> _take = PageOptions.Take();

    public LineQueryOptions() => _field.AcceptOnlyFromAmong(Fields);

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_search, _field, _amounts, _skip, _take]) command.Options.Add(option);
    }

    public EntryLineQuery Read(ParseResult parsed) => new()
    {
        Search = parsed.GetValue(_search),
        SearchIn = parsed.GetValue(_field) is { } field ? (EntryLineField)Array.IndexOf(Fields, field) : null,
        Amounts = Conditions(parsed.GetValue(_amounts) ?? []),
        Skip = Arguments.Count(parsed.GetValue(_skip), "--skip"),
        Take = Arguments.Count(parsed.GetValue(_take), "--take"),
    };

    private static ImmutableArray<AmountCondition> Conditions(string[] words)
    {
        var conditions = ImmutableArray.CreateBuilder<AmountCondition>();
        for (var at = 0; at < words.Length;)
        {
            var operation = words[at++];
            if (Comparisons.FirstOrDefault(pair => pair.Word == operation) is not { Word: not null } found)
                throw new UsageException($"« {operation} » n'est pas une comparaison : eq, ne, lt, le, gt, ge ou between.", $"\"{operation}\" is no comparison: eq, ne, lt, le, gt, ge or between.");
            var count = found.Comparison == AmountComparison.Between ? 2 : 1;
            if (words.Length - at < count)
                throw new UsageException($"--amount {operation} attend {count} montant(s).", $"--amount {operation} takes {count} amount(s).");
            conditions.Add(new(found.Comparison, Arguments.Amount(words[at]), count == 2 ? Arguments.Amount(words[at + 1]) : default));
            at += count;
        }
        if (conditions.Count > 2) throw new UsageException("Deux conditions de montant au plus.", "At most two amount conditions.");
        return conditions.ToImmutable();
    }
}
