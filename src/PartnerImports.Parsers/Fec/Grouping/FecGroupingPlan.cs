using System.Text;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Fec;

/// <summary>How the lines of a file are grouped, settled after its first pass: what the second pass assigns entries by.</summary>
internal sealed class FecGroupingPlan(GroupingKey mainKey, bool isForced, Amount tolerance, List<FecJournal> journals, FecEntries main, FecEntries[] fallbacks)
{
    private readonly GroupingKey[] _keys = [.. Enumerable.Repeat(mainKey, journals.Count)];
    private readonly List<SpanningEntry> _spanning = [];

    /// <summary>Final ordinals by table and ordinal within it; null when the main table's are final.</summary>
    private int[][]? _final;

    private int[] _lines = [];

    /// <summary>An entry whose lines stand in several journals under one number.</summary>
    public sealed record SpanningEntry(int First, int[] Parts);

    /// <summary>Whether the caller forced one key for the whole file.</summary>
    public bool IsForced => isForced;

    /// <summary>How far debits and credits may lie apart, in billionths.</summary>
    public Int128 Tolerance => tolerance.Billionths;

    /// <summary>The journals, in order of first appearance.</summary>
    public IReadOnlyList<FecJournal> Journals => journals;

    /// <summary>The entries that span journals.</summary>
    public IReadOnlyList<SpanningEntry> Spanning => _spanning;

    /// <summary>How many entries there are.</summary>
    public int EntryCount => _lines.Length;

    /// <summary>What stands between the parts of a name: a character that no journal code holds.</summary>
    public string Mark { get; } = MarkFor(journals);

    /// <summary>The key of a journal.</summary>
    public GroupingKey KeyOf(int journal) => _keys[journal];

    /// <summary>The entries of a key.</summary>
    public FecEntries TableOf(GroupingKey key) => key == mainKey ? main : fallbacks[Array.IndexOf(FecGrouper.Fallbacks, key)];

    /// <summary>Chooses the key of every journal and numbers the entries by their first lines.</summary>
    public void Settle()
    {
        if (!IsForced)
        {
            ChooseFallbacks();
            FindSpanning();
        }
        Number();
    }

    /// <summary>Whether an entry of a table is one of the file, under the keys chosen.</summary>
    public bool IsChosen(GroupingKey key, in FecEntry entry) => _keys[entry.Journal] == key || !HasJournal(mainKey);

    /// <summary>What is said of the grouping to others.</summary>
    public Grouping ToGrouping() => _keys.Distinct().Take(2).Count() == 1
        ? new(_keys[0])
        : new(GroupingKey.Mixed) { ByJournal = [.. journals.Select(journal => KeyValuePair.Create(Encoding.UTF8.GetString(journal.Code), _keys[journal.Ordinal]))] };

    /// <summary>Makes what names the entries of a second pass.</summary>
    public EntryAssigner CreateAssigner() => new FecAssigner(this, mainKey, main, (int[])_lines.Clone());

    /// <summary>The final ordinal of an entry of a table.</summary>
    public int Final(GroupingKey key, int ordinal) => _final is null ? ordinal : _final[key == mainKey ? 0 : 1 + Array.IndexOf(FecGrouper.Fallbacks, key)][ordinal];

    private static bool HasJournal(GroupingKey key) => key is not (GroupingKey.Number or GroupingKey.Reference or GroupingKey.RunningBalance);

    /// <summary>The first key under which a journal balances that does not use its numbers; journal and date when there is none.</summary>
    private void ChooseFallbacks()
    {
        if (journals.TrueForAll(journal => journal.IsUsed)) return;
        var isSettled = new bool[journals.Count];
        foreach (var journal in journals)
        {
            isSettled[journal.Ordinal] = journal.IsUsed;
            if (!journal.IsUsed) _keys[journal.Ordinal] = GroupingKey.JournalAndDate;
        }
        foreach (var key in FecGrouper.Fallbacks)
        {
            var isUnbalanced = new bool[journals.Count];
            var table = TableOf(key);
            for (var i = 0; i < table.Count; i++) isUnbalanced[table[i].Journal] |= !table[i].Balances(Tolerance);
            for (var journal = 0; journal < isSettled.Length; journal++)
                if (!isSettled[journal] && !isUnbalanced[journal]) (_keys[journal], isSettled[journal]) = (key, true);
        }
    }

    /// <summary>
    /// A number that is unbalanced in two or more journals, balanced over them together, and occurs in no other journal, is one entry.
    /// </summary>
    private void FindSpanning()
    {
        var unbalanced = new Dictionary<byte[], List<int>>(Text.Utf8Keys.Comparer);
        for (var ordinal = 0; ordinal < main.Count; ordinal++)
        {
            if (!IsChosen(mainKey, main[ordinal]) || main[ordinal].Balances(Tolerance) || journals[main[ordinal].Journal].Code.Length == 0) continue;
            var number = main.KeyOf(ordinal)[4..];
            if (!unbalanced.TryGetValue(number, out var parts)) unbalanced.Add(number, parts = []);
            parts.Add(ordinal);
        }
        if (!unbalanced.Values.Any(parts => parts.Count > 1)) return;
        var occurrences = new Dictionary<byte[], int>(Text.Utf8Keys.Comparer);
        var lookup = unbalanced.GetAlternateLookup<ReadOnlySpan<byte>>();
        for (var ordinal = 0; ordinal < main.Count; ordinal++)
            if (lookup.TryGetValue(main.KeyOf(ordinal).AsSpan(4), out var number, out _)) occurrences[number] = occurrences.GetValueOrDefault(number) + 1;
        foreach (var (number, parts) in unbalanced)
        {
            if (parts.Count < 2 || occurrences[number] != parts.Count) continue;
            Int128 net = 0;
            foreach (var part in parts) net += main[part].Net;
            if (Int128.Abs(net) > Tolerance) continue;
            parts.Sort();
            _spanning.Add(new(parts[0], [.. parts]));
        }
        _spanning.Sort((a, b) => a.First.CompareTo(b.First));
    }

    private void Number()
    {
        if (_spanning.Count == 0 && _keys.All(key => key == mainKey))
        {
            _lines = new int[main.Count];
            for (var i = 0; i < main.Count; i++) _lines[i] = main[i].Lines;
            return;
        }
        FecEntries[] tables = [main, .. fallbacks];
        _final = [.. tables.Select(table => new int[table.Count])];
        var joined = new Dictionary<int, int>();
        foreach (var spanning in _spanning)
            foreach (var part in spanning.Parts.Skip(1)) joined.Add(part, spanning.First);
        var entries = new List<(int Index, int Table, int Ordinal)>();
        for (var table = 0; table < tables.Length; table++)
        {
            var key = table == 0 ? mainKey : FecGrouper.Fallbacks[table - 1];
            for (var i = 0; i < tables[table].Count; i++)
                if (IsChosen(key, tables[table][i]) && !(table == 0 && joined.ContainsKey(i))) entries.Add((tables[table][i].Index, table, i));
        }
        entries.Sort();
        _lines = new int[entries.Count];
        for (var final = 0; final < entries.Count; final++)
        {
            var (_, table, ordinal) = entries[final];
            _final[table][ordinal] = final;
            _lines[final] += tables[table][ordinal].Lines;
        }
        foreach (var (part, first) in joined)
        {
            _final[0][part] = _final[0][first];
            _lines[_final[0][first]] += main[part].Lines;
        }
    }

    /// <summary>The name of an entry.</summary>
    public string NameOf(GroupingKey key, int ordinal)
    {
        if (key == GroupingKey.RunningBalance) return (ordinal + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var table = TableOf(key);
        return FecKey.NameOf(key, table.KeyOf(ordinal), journals[table[ordinal].Journal].Code, Mark);
    }

    private static string MarkFor(List<FecJournal> journals)
    {
        foreach (var mark in "/:|#~")
            if (IsFree(mark)) return mark.ToString();
        var rare = '\u2500';
        while (!IsFree(rare)) rare++;
        return rare.ToString();

        bool IsFree(char mark) => journals.TrueForAll(journal => journal.Code.AsSpan().IndexOf(Encoding.UTF8.GetBytes([mark])) < 0);
    }
}
