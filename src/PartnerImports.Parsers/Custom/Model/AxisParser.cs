using System.Collections.Immutable;
using System.Text;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>Reads <c>analytique</c>.</summary>
internal static class AxisParser
{
    private const int MaxAxes = 20;

    public static ImmutableArray<AxisRule> Read(ModelNode node) => [.. node.Items(0, MaxAxes).Select(ReadOne)];

    private static AxisRule ReadOne(ModelNode node)
    {
        if (node.Has("entetes")) return ReadHeaders(node);
        if (!node.Object("axe", "section", "libelle", "taux")) return new();
        return new()
        {
            Axis = Encoding.UTF8.GetBytes(node.Require("axe")?.Text(1, AxisCode.MaxLength) ?? ""), Section = SourceParser.Read(node.Require("section"), "section"),
            Label = SourceParser.Read(node.Get("libelle"), "libelle"), Rate = SourceParser.Read(node.Get("taux"), "taux"),
        };
    }

    private static AxisRule ReadHeaders(ModelNode node)
    {
        node.Object("entetes");
        if (node.Get("entetes") is not { } headers || !headers.Object("avant", "apres", "libelleSuivant", "maximum")) return new();
        return new()
        {
            Header = new(headers.Require("avant")?.Text(1, 200) ?? "", headers.Get("apres")?.Text(0, 200) ?? "", headers.Get("libelleSuivant")?.Text(1, 200) ?? "", headers.Get("maximum")?.Integer(1, MaxAxes) ?? MaxAxes),
        };
    }
}
