using System.Collections.Immutable;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>Reads <c>regroupement</c>.</summary>
internal static class GroupingParser
{
    public static GroupingRule Read(ModelNode? found, ImmutableArray<RecordRule> records)
    {
        if (found is not { } node) return Default(records);
        var given = new[] { node.Has("par"), node.Has("equilibre"), node.Has("entete") };
        if (!node.IsObject || given.Count(has => has) != 1)
        {
            if (node.Object("par", "contigu", "equilibre", "dans", "entete")) node.Fault(CustomDiagnostics.ModelChoice, null, "par | equilibre | entete");
            return Default(records);
        }
        if (given[0])
        {
            node.Object("par", "contigu");
            var keys = ReadKeys(node.Get("par"), 1, ModelWords.KeyParts);
            return new(node.Get("contigu")?.Boolean() == true ? GroupingMode.ContiguousKeys : GroupingMode.Keys, keys);
        }
        if (given[1])
        {
            node.Object("equilibre", "dans");
            MustBeTrue(node.Get("equilibre"));
            return new(GroupingMode.RunningBalance, node.Has("dans") ? ReadKeys(node.Get("dans"), 0, "journal", "date") : [KeyPart.Journal, KeyPart.Date]);
        }
        node.Object("entete");
        MustBeTrue(node.Get("entete"));
        return new(GroupingMode.HeaderRecord, []);
    }

    /// <summary>A header record opens an entry; else journal and number; else journal, date and document reference.</summary>
    private static GroupingRule Default(ImmutableArray<RecordRule> records)
    {
        if (records.Any(record => record.Role == RecordRole.Header)) return new(GroupingMode.HeaderRecord, []);
        return records.Any(record => record.Role == RecordRole.Line && record.Fields.ContainsKey(Target.Number))
            ? new(GroupingMode.Keys, [KeyPart.Journal, KeyPart.Number])
            : new(GroupingMode.Keys, [KeyPart.Journal, KeyPart.Date, KeyPart.Reference]);
    }

    private static ImmutableArray<KeyPart> ReadKeys(ModelNode? found, int minimum, params string[] words)
    {
        var keys = new List<KeyPart>();
        if (found is { } node)
        {
            foreach (var item in node.Items(minimum, words.Length))
            {
                if (item.OneOf(words) is not { } word) continue;
                var key = (KeyPart)Array.IndexOf(ModelWords.KeyParts, word);
                if (keys.Contains(key)) item.Fault(CustomDiagnostics.ModelTwice, word);
                else keys.Add(key);
            }
        }
        return [.. keys.Order()];
    }

    private static void MustBeTrue(ModelNode? node)
    {
        if (node?.Boolean() == false) node?.Fault(CustomDiagnostics.ModelWord, "false", "true");
    }
}
