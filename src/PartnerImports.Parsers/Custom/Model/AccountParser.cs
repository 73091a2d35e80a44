namespace PartnerImports.Parsers.Custom.Model;

/// <summary>Reads <c>journaux</c>.</summary>
internal static class JournalParser
{
    public static JournalRules Read(ModelNode? found)
    {
        if (found is not { } node || !node.Object("defaut", "correspondances")) return JournalRules.None;
        var fallback = node.Get("defaut")?.Text(0, JournalCode.MaxLength) ?? "";
        var table = node.Get("correspondances") is { } list
            ? list.Entries().Select(entry => (entry.Name, Code: entry.Node.Text(0, JournalCode.MaxLength))).Where(entry => entry.Code is not null).ToArray()
            : [];
        return new(fallback, table.Select(entry => KeyValuePair.Create(entry.Name, entry.Code!)));
    }
}

/// <summary>Reads <c>comptes</c>.</summary>
internal static class AccountParser
{
    private const int MaxRules = 5_000;
    private const int MaxSubledgers = 100;

    public static AccountRules Read(ModelNode? found)
    {
        if (found is not { } node || !node.Object("longueur", "completer", "correspondances", "collectifs")) return AccountRules.None;
        var length = node.Get("longueur")?.Integer(3, 20) ?? 0;
        var pads = node.Get("completer")?.OneOf("aucun", "zeros") == "zeros";
        if (pads && length == 0) node.Get("completer")?.Fault(CustomDiagnostics.ModelDemand, "zeros", "longueur");
        var builder = new AccountRulesBuilder(length, pads);
        foreach (var rule in node.Get("correspondances")?.Items(0, MaxRules) ?? []) ReadRule(rule, builder);
        foreach (var rule in node.Get("collectifs")?.Items(0, MaxSubledgers) ?? []) ReadSubledger(rule, builder);
        return builder.ToRules();
    }

    private static void ReadRule(ModelNode node, AccountRulesBuilder builder)
    {
        if (!node.Object("compte", "racine", "de", "a", "vers")) return;
        var target = node.Require("vers")?.Text(IsAccount, "[1-9][0-9A-Z]{1,19}");
        var exact = node.Get("compte")?.Text(0, AccountNumber.MaxLength);
        var root = node.Get("racine")?.Text(0, AccountNumber.MaxLength);
        var from = node.Get("de")?.Text(0, AccountNumber.MaxLength);
        var to = node.Get("a")?.Text(0, AccountNumber.MaxLength);
        if (node.Has("de") != node.Has("a")) node.Require(node.Has("de") ? "a" : "de");
        if (new[] { node.Has("compte"), node.Has("racine"), node.Has("de") || node.Has("a") }.Count(has => has) != 1)
            node.Fault(CustomDiagnostics.ModelChoice, null, "compte | racine | de + a");
        else if (target is null) return;
        else if (exact is not null) builder.AddExact(node, exact, target);
        else if (root is not null) builder.AddRoot(node, root, new(target, IsSubledger: false));
        else if (from is not null && to is not null) builder.AddRange(node, from, to, target);
    }

    private static void ReadSubledger(ModelNode node, AccountRulesBuilder builder)
    {
        if (!node.Object("racine", "general", "nature")) return;
        var root = node.Require("racine")?.Text(1, AccountNumber.MaxLength);
        var general = node.Require("general")?.Text(IsAccount, "[1-9][0-9A-Z]{1,19}");
        node.Require("nature")?.OneOf("client", "fournisseur", "salarie", "autre");
        if (root is not null && general is not null) builder.AddRoot(node, root, new(general, IsSubledger: true));
    }

    private static bool IsAccount(string text) =>
        text.Length is >= 2 and <= 20 && text[0] is >= '1' and <= '9' && text.All(c => c is >= '0' and <= '9' or >= 'A' and <= 'Z');
}
