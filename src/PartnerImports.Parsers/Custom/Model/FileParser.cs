using System.Collections.Immutable;
using System.Text;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>Reads <c>fichier</c> and <c>valeurs</c>.</summary>
internal static class FileParser
{
    /// <summary>The marks between thousands; blanks of all three kinds stand for one another.</summary>
    private static readonly string[] ThousandsMarks = ["", " ", ".", ",", "'", "\u00A0", "\u202F"];

    public static FileLayout Read(ModelNode? found)
    {
        if (found is not { } node || !node.Object("structure", "encodage", "separateur", "guillemet", "entete", "ignorerDebut", "ignorerDebutLongueurMax", "ignorerFin", "commentaire", "lignesVides"))
            return new();
        var structure = node.Require("structure")?.OneOf("delimite", "fixe");
        if (structure == "delimite") node.Require("separateur");
        if (structure == "fixe")
            foreach (var name in (ReadOnlySpan<string>)["separateur", "guillemet", "entete"])
                node.Get(name)?.Fault(CustomDiagnostics.ModelMisplaced, name, "fixe");
        var layout = new FileLayout
        {
            IsFixed = structure == "fixe",
            Encoding = ModelWords.EncodingOf(node.Get("encodage")?.OneOf(ModelWords.Encodings) ?? "auto"),
            Separator = node.Get("separateur")?.Text(IsSeparator, "[^\\r\\n\\0]") ?? "",
            Quote = node.Get("guillemet") is { } quote ? quote.IsNull ? null : quote.Text(IsQuote, "[!-~]")?[0] : '"',
            HasHeader = node.Get("entete")?.Boolean() ?? false,
            SkipFirst = node.Get("ignorerDebut")?.Integer(0, 1000) ?? 0,
            SkipFirstLength = node.Get("ignorerDebutLongueurMax")?.Integer(1, 10_000) ?? 0,
            SkipLast = node.Get("ignorerFin")?.Integer(0, 1000) ?? 0,
            Comment = Encoding.UTF8.GetBytes(node.Get("commentaire")?.Text(IsComment, "[^\\r\\n\\0]{1,4}") ?? ""),
            RefusesBlankLines = node.Get("lignesVides")?.OneOf("ignorer", "erreur") == "erreur",
        };
        if (!layout.IsFixed && layout.Quote is { } mark && layout.Separator == mark.ToString())
            node.Get("separateur")?.Fault(CustomDiagnostics.ModelConflict, layout.Separator, "guillemet");
        if (layout.SkipFirst == 0) node.Get("ignorerDebutLongueurMax")?.Fault(CustomDiagnostics.ModelDemand, "ignorerDebutLongueurMax", "ignorerDebut");
        return layout;
    }

    public static ValueRules ReadValues(ModelNode? found)
    {
        if (found is not { } node || !node.Object("dates", "pivotSiecle", "decimale", "milliers", "decimalesImplicites", "absents", "rogner"))
            return new();
        var rules = new ValueRules
        {
            Dates = node.Get("dates") is { } dates ? ReadDates(dates) : [],
            CenturyPivot = node.Get("pivotSiecle")?.Integer(0, 99) ?? 70,
            Decimal = node.Get("decimale")?.OneOf(".", ",") is "," ? ',' : '.',
            Thousands = node.Get("milliers")?.OneOf(ThousandsMarks) is { Length: 1 } mark ? mark[0] : null,
            ImpliedDecimals = node.Get("decimalesImplicites")?.Integer(0, 6) ?? 0,
            Absents = node.Get("absents") is { } absents ? ReadAbsents(absents) : TextSet.Empty,
            Trims = node.Get("rogner")?.Boolean() ?? true,
        };
        if (rules.Thousands == rules.Decimal) node.Get("milliers")?.Fault(CustomDiagnostics.ModelConflict, rules.Decimal.ToString(), "decimale");
        return rules;
    }

    public static ImmutableArray<DatePattern> ReadDates(ModelNode node) =>
        [.. node.Items(1, 5).Select(item => item.OneOf(ModelWords.DatePatterns)).OfType<string>().Select(word => (DatePattern)Array.IndexOf(ModelWords.DatePatterns, word))];

    private static TextSet ReadAbsents(ModelNode node)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in node.Items(0, 1_000))
            if (item.Text(0, 20) is { } text && !seen.Add(text)) item.Fault(CustomDiagnostics.ModelTwice, text);
        return new(seen);
    }

    private static bool IsSeparator(string text) => text.EnumerateRunes().Count() == 1 && text[0] is not ('\r' or '\n' or '\0');

    private static bool IsQuote(string text) => text is [>= '!' and <= '~'];

    private static bool IsComment(string text) => text.EnumerateRunes().Count() is >= 1 and <= 4 && text.AsSpan().IndexOfAny("\r\n\0") < 0;
}
