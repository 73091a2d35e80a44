using System.Collections.Immutable;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>Reads <c>enregistrements</c>.</summary>
internal static class RecordParser
{
    private const int MaxRecords = 20;

    public static ImmutableArray<RecordRule> Read(ModelNode node) => [.. node.Items(1, MaxRecords).Select(ReadOne)];

    private static RecordRule ReadOne(ModelNode node)
    {
        var rule = new RecordRule { Role = RecordRole.Ignore, Pointer = node.Pointer };
        if (!node.Object("role", "quand", "champs", "montants", "montantsDevise", "ventilation")) return rule;
        var role = node.Require("role")?.OneOf(ModelWords.Roles);
        if (role == "ligne")
        {
            node.Require("champs");
            node.Require("montants");
        }
        else if (role == "analytique") node.Require("ventilation");
        return rule with
        {
            Role = role is null ? RecordRole.Ignore : (RecordRole)Array.IndexOf(ModelWords.Roles, role),
            When = SourceParser.ReadCondition(node.Get("quand")),
            Fields = node.Get("champs") is { } fields ? ReadFields(fields) : ImmutableDictionary<Target, FieldRule>.Empty,
            Amounts = node.Get("montants") is { } amounts ? ReadAmounts(amounts) : [],
            CurrencyAmounts = node.Get("montantsDevise") is { } currency ? ReadAmount(currency) : null,
            Allocation = node.Get("ventilation") is { } allocation ? ReadAllocation(allocation) : null,
        };
    }

    private static ImmutableDictionary<Target, FieldRule> ReadFields(ModelNode node)
    {
        var fields = ImmutableDictionary.CreateBuilder<Target, FieldRule>();
        foreach (var (name, value) in node.Entries())
        {
            var target = Array.IndexOf(ModelWords.Targets, name);
            if (target < 0) value.Fault(CustomDiagnostics.ModelPropertyUnknown, name, string.Join(", ", ModelWords.Targets));
            if (SourceParser.Read(value, name) is { } field && target >= 0) fields[(Target)target] = field;
        }
        return fields.ToImmutable();
    }

    private static ImmutableArray<AmountRule> ReadAmounts(ModelNode node) =>
        [.. (node.IsArray ? node.Items(2, 3).Select(ReadAmount) : [ReadAmount(node)]).OfType<AmountRule>()];

    private static AmountRule? ReadAmount(ModelNode node)
    {
        if (!node.IsObject)
        {
            node.Object();
            return null;
        }
        switch (node.Require("mode")?.OneOf("debit-credit", "montant-sens", "montant-signe"))
        {
            case "debit-credit":
                node.Object("mode", "debit", "credit");
                return new() { Mode = AmountMode.DebitCredit, Debit = Field(node, "debit"), Credit = Field(node, "credit") };
            case "montant-sens":
                node.Object("mode", "montant", "signe", "sens", "valeursDebit", "valeursCredit");
                return new()
                {
                    Mode = AmountMode.AmountSide, Amount = Field(node, "montant"), Sign = SourceParser.Read(node.Get("signe"), "signe"), Side = Field(node, "sens"),
                    DebitValues = ReadValues(node.Require("valeursDebit")), CreditValues = ReadValues(node.Require("valeursCredit")),
                };
            case "montant-signe":
                node.Object("mode", "montant", "positif");
                return new() { Mode = AmountMode.SignedAmount, Amount = Field(node, "montant"), PositiveIsCredit = node.Get("positif")?.OneOf("debit", "credit") == "credit" };
            default:
                node.Object("mode", "debit", "credit", "montant", "signe", "sens", "valeursDebit", "valeursCredit", "positif");
                return null;
        }
    }

    private static TextSet ReadValues(ModelNode? node) => node is { } list ? new(list.Items(1, 1_000).Select(item => item.Text()).OfType<string>()) : TextSet.Empty;

    private static AllocationRule? ReadAllocation(ModelNode node)
    {
        if (!node.Object("axe", "section", "libelle", "montant", "taux")) return null;
        var axis = Field(node, "axe");
        var section = Field(node, "section");
        if (node.Has("montant") == node.Has("taux")) node.Fault(CustomDiagnostics.ModelChoice, null, "montant | taux");
        var (label, amount, rate) = (SourceParser.Read(node.Get("libelle"), "libelle"), SourceParser.Read(node.Get("montant"), "montant"), SourceParser.Read(node.Get("taux"), "taux"));
        return axis is null || section is null ? null : new(axis, section, label, amount, rate);
    }

    private static FieldRule? Field(ModelNode node, string name) => SourceParser.Read(node.Require(name), name);
}
