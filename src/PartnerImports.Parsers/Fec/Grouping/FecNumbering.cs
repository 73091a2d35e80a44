namespace PartnerImports.Parsers.Fec;

/// <summary>The numbers that entries have in the end: by their first lines, whatever table they are of. Only a second pass needs it.</summary>
internal sealed class FecNumbering
{
    private readonly FecGroupingPlan _plan;

    /// <summary>Final ordinals by table and ordinal within it; null when the main table's are final.</summary>
    private readonly int[][]? _final;

    public FecNumbering(FecGroupingPlan plan, FecEntries[] tables)
    {
        _plan = plan;
        Lines = new int[plan.EntryCount];
        if (plan.IsPlain)
        {
            for (var i = 0; i < Lines.Length; i++) Lines[i] = plan.Main[i].Lines;
            return;
        }
        var joined = FirstParts(plan);
        var entries = new List<(int Index, int Table, int Ordinal)>(plan.EntryCount);
        for (var table = 0; table < tables.Length; table++)
            for (var i = 0; i < tables[table].Count; i++)
                if (plan.IsChosen(plan.KeyOfTable(table), i) && !(table == 0 && joined.TryGetValue(i, out var first) && first != i)) entries.Add((tables[table][i].Index, table, i));
        entries.Sort();
        _final = [.. tables.Select(table => new int[table.Count])];
        for (var final = 0; final < entries.Count; final++)
        {
            var (_, table, ordinal) = entries[final];
            _final[table][ordinal] = final;
            Lines[final] = tables[table][ordinal].Lines;
        }
        foreach (var (part, first) in joined)
        {
            if (part == first) continue;
            _final[0][part] = _final[0][first];
            Lines[_final[0][first]] += plan.Main[part].Lines;
        }
    }

    /// <summary>How many lines each entry has.</summary>
    public int[] Lines { get; }

    /// <summary>The final ordinal of an entry of a table.</summary>
    public int Final(GroupingKey key, int ordinal) => _final is null ? ordinal : _final[_plan.IndexOf(key)][ordinal];

    /// <summary>The first part of each part of an entry that spans journals.</summary>
    public static Dictionary<int, int> FirstParts(FecGroupingPlan plan)
    {
        var firsts = new Dictionary<int, int>();
        foreach (var spanning in plan.Spanning)
            foreach (var part in spanning.Parts) firsts.Add(part, spanning.First);
        return firsts;
    }
}
