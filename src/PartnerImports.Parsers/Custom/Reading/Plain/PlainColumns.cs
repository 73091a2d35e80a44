using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>The columns of a plain model: one kind of record, nearly every value a column as it stands.</summary>
/// <remarks>Whatever is unusual about a line is left to the general way, which gives the same row for a plain one. Not thread-safe.</remarks>
internal sealed class PlainColumns
{
    private static readonly (Target Target, EntryText Column)[] Texts =
    [
        (Target.Journal, EntryText.Journal), (Target.JournalLabel, EntryText.JournalLabel), (Target.Number, EntryText.Number), (Target.Reference, EntryText.Reference),
        (Target.Account, EntryText.Account), (Target.AccountLabel, EntryText.AccountLabel), (Target.ThirdParty, EntryText.ThirdParty),
        (Target.ThirdPartyLabel, EntryText.ThirdPartyLabel), (Target.Label, EntryText.Label), (Target.Matching, EntryText.Matching),
    ];

    /// <summary>What hardly any line has, though the model knows it.</summary>
    private static readonly Target[] Rare = [Target.Currency, Target.CurrencyAmount, Target.PaymentMode, Target.Document];

    private readonly List<PlainColumn> _values = [], _texts = [];

    private PlainColumns()
    {
    }

    /// <summary>How many fields a line must have for all columns.</summary>
    public int LeastFields { get; private set; }

    /// <summary>The columns of a model; null when it is not plain.</summary>
    public static PlainColumns? Of(BoundModel bound)
    {
        var model = bound.Model;
        if (model.File.IsFixed || bound.Records is not [{ Role: RecordRole.Line, ConditionSource: null, Amounts: { } amounts } type]) return null;
        if (!model.Accounts.IsEmpty || !model.Journals.IsEmpty || model.Grouping.Mode == GroupingMode.HeaderRecord) return null;
        if (type[Target.Journal] is null || type[Target.Date]?.PlainSource is null) return null;
        var columns = new PlainColumns();
        var isPlain = columns.AddAmounts(amounts, model.Values);
        foreach (var target in Enum.GetValues<Target>().Where(ModelWords.IsDate)) isPlain &= columns.AddDates(type[target], target, model.Values);
        foreach (var (target, column) in Texts) isPlain &= columns.AddTexts(type[target], column, model.Values, isRequired: target == Target.Journal);
        var rare = Rare.Select(target => type[target]).Concat(type.CurrencyAmounts?.Fields ?? []).Concat(bound.Axes.Select(axis => axis.Section)).Append(amounts.Sign);
        foreach (var field in rare.OfType<BoundField>()) isPlain &= columns.AddBlanks(field);
        return isPlain ? columns : null;
    }

    /// <summary>Fills rows and tells how many of the lines are plain to the last value.</summary>
    public int Fill(in PlainRun run, EntryLineBatch batch, int row)
    {
        var count = run.Count;
        foreach (var column in _values) count = column.Fill(run, count, batch, row);
        if (count == 0) return 0;
        var (start, stop) = (run.Starts[0], run.StopOf(count));
        var copied = run.At(batch.Append(run.Block[start..stop]).Start - start);
        foreach (var column in _texts) count = column.Fill(copied, count, batch, row);
        return count;
    }

    private bool AddAmounts(BoundAmounts amounts, ValueRules rules)
    {
        switch (amounts)
        {
            case { Rule.Mode: AmountMode.DebitCredit, Debit: { IsPlain: true } debit, Credit: { IsPlain: true } credit }:
                Use(debit, credit);
                _values.Add(new PlainSide(debit, isCredit: false, rules));
                _values.Add(new PlainSide(credit, isCredit: true, rules));
                return true;
            case { Rule.Mode: AmountMode.SignedAmount, Amount: { IsPlain: true } amount }:
                Use(amount);
                _values.Add(new PlainSigned(amount, amounts.Rule.PositiveIsCredit, rules));
                return true;
            case { Rule.Mode: AmountMode.AmountSide, Amount: { IsPlain: true } amount, Side: { IsPlain: true } side }:
                Use(amount, side);
                _values.Add(new PlainSides(amount, side, amounts.Rule, rules));
                return true;
            default:
                return false;
        }
    }

    private bool AddDates(BoundField? field, Target target, ValueRules rules)
    {
        if (field is null || field.IsNever) return true;
        if (!field.IsPlain) return false;
        Use(field);
        _values.Add(new PlainDates(field.PlainSource!, target, rules, field.IsRequired || target == Target.Date));
        return true;
    }

    private bool AddTexts(BoundField? field, EntryText column, ValueRules rules, bool isRequired)
    {
        if (field is null || field.IsNever) return true;
        if (field.Sources is [{ Rule: { Kind: SourceKind.Constant, Constant: { Length: > 0 } constant } }])
        {
            _texts.Add(new PlainConstant(constant, column));
            return ControlCharacters.FirstIn(constant) is null;
        }
        if (field.PlainSource is not { } source) return false;
        Use(field);
        _texts.Add(new PlainTexts(source, column, rules, field.IsRequired || isRequired));
        return true;
    }

    private bool AddBlanks(BoundField field)
    {
        if (!field.MayBeBlank) return false;
        Use(field);
        foreach (var source in field.Sources.Where(source => source.Index >= 0)) _values.Add(new PlainBlank(source.Index));
        return true;
    }

    private void Use(params ReadOnlySpan<BoundField> fields)
    {
        foreach (var field in fields)
            foreach (var source in field.Sources) LeastFields = Math.Max(LeastFields, source.Index + 1);
    }
}
