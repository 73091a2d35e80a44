using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>Reads where values come from: sources, their transformations, conditions.</summary>
internal static class SourceParser
{
    /// <summary>The most columns of a file, and the highest rank.</summary>
    public const int MaxColumns = 500;

    private const int MaxTransformations = 8;

    /// <summary>A source, or an array of two to four; null when it has faults.</summary>
    public static FieldRule? Read(ModelNode? found, string name)
    {
        if (found is not { } node) return null;
        ImmutableArray<SourceRule?> sources = node.IsArray ? [.. node.Items(2, 4).Select(ReadOne)] : [ReadOne(node)];
        return sources.Contains(null) ? null : new(name, [.. sources.OfType<SourceRule>()]);
    }

    /// <summary>What a record must say to be of a type.</summary>
    public static Condition? ReadCondition(ModelNode? found)
    {
        if (found is not { } node || !node.Object("colonne", "rang", "debut", "longueur", "dans")) return null;
        var place = ReadPlace(node, allowsConstant: false, severalNames: false);
        var values = node.Require("dans") is { } list ? list.Items(1, 1_000).Select(item => item.Text(0, MaxCharacter)).OfType<string>().ToArray() : [];
        return place is null ? null : new(place, new(values.Select(value => place.Kind == SourceKind.Slice ? value.TrimEnd(' ') : value)));
    }

    private const int MaxCharacter = 4_000;

    private static SourceRule? ReadOne(ModelNode node)
    {
        if (!node.Object("colonne", "rang", "debut", "longueur", "constante", "defaut", "obligatoire", "facultative", "longueurMax", "dates", "transformations")) return null;
        var place = ReadPlace(node, allowsConstant: true, severalNames: true);
        var fallback = node.Get("defaut")?.Text(0, 250);
        var required = node.Get("obligatoire")?.Boolean() ?? false;
        var mayBeMissing = node.Get("facultative")?.Boolean() ?? false;
        var maximum = node.Get("longueurMax")?.Integer(1, MaxCharacter) ?? 0;
        var dates = node.Get("dates") is { } patterns ? FileParser.ReadDates(patterns) : [];
        var steps = node.Get("transformations") is { } list ? list.Items(0, MaxTransformations).Select(ReadStep).OfType<Transformation>().ToImmutableArray() : [];
        return place is null ? null : place with
        {
            Default = fallback is null ? null : Encoding.UTF8.GetBytes(fallback),
            IsRequired = required,
            MayBeMissing = mayBeMissing,
            MaxLength = maximum,
            Dates = dates,
            Steps = steps,
        };
    }

    private static SourceRule? ReadPlace(ModelNode node, bool allowsConstant, bool severalNames)
    {
        var names = node.Get("colonne") is { } column ? ReadNames(column, severalNames) : [];
        var rank = node.Get("rang")?.Integer(1, MaxColumns);
        var start = node.Get("debut")?.Integer(1, MaxCharacter);
        var length = node.Get("longueur")?.Integer(1, MaxCharacter);
        var constant = allowsConstant ? node.Get("constante")?.Text(0, 250) : null;
        if (node.Has("debut") != node.Has("longueur")) node.Require(node.Has("debut") ? "longueur" : "debut");
        var given = new[] { node.Has("colonne"), node.Has("rang"), node.Has("debut") || node.Has("longueur"), allowsConstant && node.Has("constante") };
        if (given.Count(has => has) != 1)
        {
            node.Fault(CustomDiagnostics.ModelChoice, "", allowsConstant ? "colonne | rang | debut + longueur | constante" : "colonne | rang | debut + longueur");
            return null;
        }
        var rule = new SourceRule { Kind = SourceKind.Constant, Pointer = node.Pointer };
        if (given[0]) return rule with { Kind = SourceKind.Column, Names = names };
        if (given[1]) return rule with { Kind = SourceKind.Rank, Start = rank ?? 1 };
        if (given[2]) return rule with { Kind = SourceKind.Slice, Start = start ?? 1, Length = length ?? 1 };
        return rule with { Constant = Encoding.UTF8.GetBytes(constant ?? "") };
    }

    private static ImmutableArray<string> ReadNames(ModelNode node, bool several)
    {
        if (!several || !node.IsArray) return node.Text(1, 200) is { } name ? [name] : [];
        return [.. node.Items(1, 10).Select(item => item.Text(1, 200)).OfType<string>()];
    }

    private static Transformation? ReadStep(ModelNode node)
    {
        var op = node.Get("op")?.OneOf("majuscules", "minuscules", "sans-accents", "rogner", "chiffres", "remplacer", "extraire", "traduire", "prefixer", "suffixer");
        switch (op)
        {
            case "remplacer":
                node.Object("op", "de", "vers");
                var from = node.Require("de")?.Text(1, 100);
                var to = node.Require("vers")?.Text(0, 100);
                return from is null || to is null ? null : new ReplaceText(from, to);
            case "extraire":
                node.Object("op", "debut", "longueur");
                var start = node.Require("debut")?.Integer(1, MaxCharacter);
                return new ExtractCharacters(start ?? 1, node.Get("longueur")?.Integer(1, MaxCharacter) ?? int.MaxValue);
            case "traduire":
                return ReadTranslation(node);
            case "prefixer" or "suffixer":
                node.Object("op", "avec");
                return node.Require("avec")?.Text(1, 100) is { } text ? op == "prefixer" ? new AddText(text, "") : new AddText("", text) : null;
            case null:
                if (node.Object("op", "de", "vers", "debut", "longueur", "table", "sinon", "avec")) node.Require("op");
                return null;
            default:
                node.Object("op");
                return op switch
                {
                    "majuscules" => new ChangeCase(true),
                    "minuscules" => new ChangeCase(false),
                    "sans-accents" => new RemoveAccents(),
                    "rogner" => new TrimBlanks(),
                    _ => new KeepDigits(),
                };
        }
    }

    private static Translate? ReadTranslation(ModelNode node)
    {
        node.Object("op", "table", "sinon");
        var otherwise = node.Get("sinon")?.OneOf("garder", "erreur", "absent") switch { "erreur" => Untranslated.Refuse, "absent" => Untranslated.Absent, _ => Untranslated.Keep };
        if (node.Require("table") is not { } table) return null;
        var pairs = table.Entries().Select(entry => (entry.Name, Text: entry.Node.Text())).Where(pair => pair.Text is not null);
        return new(pairs.ToFrozenDictionary(pair => pair.Name, pair => pair.Text!, StringComparer.Ordinal), otherwise);
    }
}
