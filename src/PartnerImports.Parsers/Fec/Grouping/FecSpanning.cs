using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Fec;

/// <summary>Finds entries whose lines stand in several journals.</summary>
/// <remarks>A number that is unbalanced in two or more journals, balanced over them together, and occurs in no other journal, is one entry.</remarks>
internal static class FecSpanning
{
    /// <summary>A number that is unbalanced somewhere.</summary>
    private struct Candidate
    {
        public int LastPart, Parts, Occurrences;
    }

    /// <summary>All of them, by their first parts.</summary>
    public static IReadOnlyList<SpanningEntry> Find(FecGroupingPlan plan)
    {
        var numbers = new KeyTable();
        var candidates = new ChunkedList<Candidate>();
        var parts = new ChunkedList<(int Ordinal, int Before)>();
        var main = plan.Main;
        var mayBe = false;
        for (var ordinal = 0; ordinal < main.Count; ordinal++)
        {
            if (main.Balances(ordinal, plan.Tolerance) || !plan.IsChosen(plan.MainKey, ordinal) || plan.Journals.Code(main.Keys.ScopeOf(ordinal)).IsEmpty) continue;
            var number = numbers.FindOrAdd(0, main.Keys[ordinal], out var isNew);
            if (isNew) candidates.Add(new() { LastPart = -1 });
            ref var candidate = ref candidates[number];
            parts.Add((ordinal, candidate.LastPart));
            candidate.LastPart = parts.Count - 1;
            mayBe |= ++candidate.Parts > 1;
        }
        if (!mayBe) return [];
        for (var ordinal = 0; ordinal < main.Count; ordinal++)
            if (numbers.Find(0, main.Keys[ordinal]) is >= 0 and var number) candidates[number].Occurrences++;
        var found = new List<SpanningEntry>();
        for (var number = 0; number < candidates.Count; number++)
        {
            ref var candidate = ref candidates[number];
            if (candidate.Parts < 2 || candidate.Occurrences != candidate.Parts) continue;
            Int128 net = 0;
            var ordinals = new int[candidate.Parts];
            for (int i = ordinals.Length - 1, part = candidate.LastPart; i >= 0; i--, part = parts[part].Before)
            {
                ordinals[i] = parts[part].Ordinal;
                net += main.Net(ordinals[i]);
            }
            if (Int128.Abs(net) <= plan.Tolerance) found.Add(new(ordinals[0], ordinals));
        }
        found.Sort((a, b) => a.First.CompareTo(b.First));
        return found;
    }
}
