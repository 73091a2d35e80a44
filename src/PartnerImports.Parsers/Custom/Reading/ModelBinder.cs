using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Finds the columns of a model in the header of a file and reports all that are missing, at once.</summary>
internal sealed class ModelBinder(CustomModel model, ColumnNames? names, SourcePlace header, DiagnosticBag diagnostics)
{
    /// <summary>How many missing columns are told their nearest names: comparing names takes time.</summary>
    private const int MaxSuggested = 50;

    private readonly Dictionary<string, (ImmutableArray<string> Names, bool IsRequired)> _missing = new(StringComparer.Ordinal);
    private readonly HashSet<int> _told = [];
    private bool _isAmbiguous;

    public BoundModel Bind()
    {
        var records = model.Records.Select(Bind).ToImmutableArray();
        var axes = model.Axes.SelectMany(Bind).ToImmutableArray();
        var canRead = ReportMissing();
        if (names is not null && string.Join(", ", names.Unused) is { Length: > 0 } unused) diagnostics.Add(CustomDiagnostics.ColumnUnknown, header, "", CustomReport.Excerpt(unused, 500));
        return new(model, records, axes, names?.Names.Count ?? 0, canRead);
    }

    private BoundRecord Bind(RecordRule rule)
    {
        var isLine = rule.Role == RecordRole.Line;
        var fields = Enum.GetValues<Target>().Select(target => rule.Fields.TryGetValue(target, out var field) ? Bind(field, isLine && target is Target.Date or Target.Account) : null).ToImmutableArray();
        var amounts = ChooseAmounts(rule.Amounts) is { } chosen ? Bind(chosen, isRequired: true) : null;
        var currency = rule.CurrencyAmounts is { } given ? Bind(given, isRequired: false) : null;
        var allocation = rule.Allocation is { } share
            ? new BoundAllocation(Bind(share.Axis, true), Bind(share.Section, true), BindOptional(share.Label), BindOptional(share.Amount, true), BindOptional(share.Rate, true))
            : null;
        var used = fields.OfType<BoundField>().Concat(amounts?.Fields ?? []).Concat(currency?.Fields ?? []).ToArray();
        var required = used.Where(field => field.IsRequired).Concat(new[] { fields[(int)Target.Date], fields[(int)Target.Account] }.OfType<BoundField>().Where(_ => isLine)).Concat(amounts?.Fields ?? []);
        return new()
        {
            Role = rule.Role, Fields = fields, Amounts = amounts, CurrencyAmounts = currency, Allocation = allocation,
            ConditionSource = rule.When is { } condition ? Bind(condition.Source, "quand", isRequired: true) : null, ConditionValues = rule.When?.Values ?? TextSet.Empty,
            RequiredCount = required.Select(field => field.Sources.Where(source => source.Index >= 0).Select(source => source.Index + 1).DefaultIfEmpty().Min()).DefaultIfEmpty().Max(),
            UsedCount = used.SelectMany(field => field.Sources).Select(source => source.Index + 1).DefaultIfEmpty().Max(),
        };
    }

    /// <summary>The first way to write amounts whose columns the header has; else the one that lacks the fewest of them; null, and all are missing, where it has none of any.</summary>
    private AmountRule? ChooseAmounts(ImmutableArray<AmountRule> ways)
    {
        if (names is null || ways.Length < 2) return ways.FirstOrDefault();
        if (ways.FirstOrDefault(way => way.Fields.All(IsThere)) is { } whole) return whole;
        var best = ways.MaxBy(way => way.Fields.Count(IsThere))!;
        if (best.Fields.Any(IsThere)) return best;
        var alternatives = ways.Select(way => string.Join(" + ", way.Fields.Select(field => field.Sources[0].Names[0])));
        _missing[string.Join(" | ", alternatives)] = ([.. ways.SelectMany(way => way.Fields).SelectMany(field => field.Sources).SelectMany(source => source.Names)], true);
        return null;
    }

    private bool IsThere(FieldRule field) => field.Sources.Any(source => source.Kind != SourceKind.Column || names!.Has(source.Names));

    private BoundAmounts Bind(AmountRule rule, bool isRequired) =>
        new(rule, BindOptional(rule.Debit, isRequired), BindOptional(rule.Credit, isRequired), BindOptional(rule.Amount, isRequired), BindOptional(rule.Sign), BindOptional(rule.Side, isRequired));

    private IEnumerable<BoundAxis> Bind(AxisRule rule)
    {
        if (rule.Header is null)
        {
            yield return new(rule.Axis, Bind(rule.Section!, false), BindOptional(rule.Label), BindOptional(rule.Rate));
            yield break;
        }
        if (names is null) yield break;
        var (before, after, next) = (ColumnNames.Fold(rule.Header.Before), ColumnNames.Fold(rule.Header.After), ColumnNames.Fold(rule.Header.FollowedBy));
        var count = 0;
        for (var rank = 0; rank < names.Names.Count && count < rule.Header.Maximum; rank++)
        {
            var name = names.Names[rank].Trim();
            var folded = ColumnNames.Fold(name);
            if (folded.Length <= before.Length + after.Length || !folded.StartsWith(before, StringComparison.Ordinal) || !folded.EndsWith(after, StringComparison.Ordinal)) continue;
            count++;
            names.MarkUsed(rank);
            var hasLabel = next.Length > 0 && rank + 1 < names.Names.Count && ColumnNames.Fold(names.Names[rank + 1]) == next;
            if (hasLabel) names.MarkUsed(rank + 1);
            var axis = name.Length == folded.Length ? name[before.Length..^after.Length] : folded[before.Length..^after.Length];
            yield return new(Encoding.UTF8.GetBytes(axis.Trim().Replace('\0', '\uFFFD')), ColumnAt(rank, "section"), hasLabel ? ColumnAt(rank + 1, "libelle") : null, null);
        }
    }

    private BoundField ColumnAt(int rank, string word) => new(word, [new(new SourceRule { Kind = SourceKind.Column }, rank, names!.Shown(rank))]);

    private BoundField? BindOptional(FieldRule? rule, bool isRequired = false) => rule is null ? null : Bind(rule, isRequired);

    private BoundField Bind(FieldRule rule, bool isRequired)
    {
        isRequired |= rule.Sources.Any(source => source.IsRequired);
        var hasOther = rule.Sources.Any(source => source.Kind != SourceKind.Column || source.Default is not null || names is not null && names.Has(source.Names));
        return new(rule.Name, [.. rule.Sources.Select(source => Bind(source, rule.Name, isRequired && !hasOther))]);
    }

    private BoundSource Bind(SourceRule rule, string word, bool isRequired)
    {
        if (rule.Kind is SourceKind.Slice or SourceKind.Constant) return new(rule, -1, word);
        if (rule.Kind == SourceKind.Rank)
        {
            names?.MarkUsed(rule.Start - 1);
            return new(rule, rule.Start - 1, names is not null && rule.Start <= names.Names.Count && names.Shown(rule.Start - 1) is { Length: > 0 } own ? own : word);
        }
        var rank = names?.Find(rule.Names) ?? -1;
        if (rank < 0)
        {
            if (!rule.MayBeMissing || isRequired) Miss(rule.Names, isRequired);
            return new(rule, -1, rule.Names[0]);
        }
        if (names!.RepeatsOf(rank) is { } repeats && _told.Add(rank))
        {
            _isAmbiguous = true;
            diagnostics.Add(CustomDiagnostics.ColumnTwice, header with { Column = rank + 1 }, names.Shown(rank), names.Shown(rank), string.Join(", ", repeats.Select(repeat => (repeat + 1).ToString(CultureInfo.InvariantCulture))));
        }
        return new(rule, rank, names.Shown(rank));
    }

    private void Miss(ImmutableArray<string> wanted, bool isRequired)
    {
        var key = string.Join(" | ", wanted);
        _missing[key] = (wanted, isRequired || _missing.TryGetValue(key, out var known) && known.IsRequired);
    }

    private bool ReportMissing()
    {
        var compared = 0;
        foreach (var (key, (wanted, isRequired)) in _missing.OrderByDescending(missing => missing.Value.IsRequired))
        {
            var nearest = compared++ < MaxSuggested ? string.Join(", ", names!.NearestTo(wanted)) : "";
            diagnostics.Add(isRequired ? CustomDiagnostics.ColumnMissing : CustomDiagnostics.OptionalColumnMissing, header, wanted[0], key, nearest.Length > 0 ? nearest : "—");
        }
        return _missing.Values.All(missing => !missing.IsRequired) && !_isAmbiguous;
    }
}
