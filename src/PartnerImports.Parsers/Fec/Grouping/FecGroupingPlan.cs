using System.Text;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Fec;

/// <summary>An entry whose lines stand in several journals under one number.</summary>
internal sealed record SpanningEntry(int First, int[] Parts);

/// <summary>How the lines of a file are grouped, settled after its first pass: what the second pass assigns entries by.</summary>
internal sealed class FecGroupingPlan
{
    private readonly GroupingKey[] _keys;
    private readonly FecEntries[] _tables;
    private readonly Amount _tolerance;
    private readonly Lazy<FecNumbering> _numbering;

    /// <summary>Whether every entry of the main table is one of the file, and no others are.</summary>
    private bool _isUniform = true;

    public FecGroupingPlan(GroupingKey mainKey, bool isForced, Amount tolerance, FecJournals journals, FecEntries main, FecEntries[] fallbacks)
    {
        (MainKey, IsForced, Journals, Main, _tolerance) = (mainKey, isForced, journals, main, tolerance);
        _keys = new GroupingKey[journals.Count];
        _keys.AsSpan().Fill(mainKey);
        _tables = [main, .. fallbacks];
        _numbering = new(() => new(this, _tables));
        Mark = MarkFor(journals);
    }

    /// <summary>The key of <see cref="Main"/>.</summary>
    public GroupingKey MainKey { get; }

    /// <summary>Whether the caller forced one key for the whole file.</summary>
    public bool IsForced { get; }

    /// <summary>How far debits and credits may lie apart, in billionths.</summary>
    public Int128 Tolerance => _tolerance.Billionths;

    /// <summary>Whether the lines of every entry of <see cref="Main"/> follow each other.</summary>
    public bool HasWholeEntries { get; init; }

    /// <summary>Whether one key holds for the whole file and no entry has parts under several.</summary>
    public bool IsPlain => Spanning.Count == 0 && Array.TrueForAll(_keys, key => key == MainKey);

    /// <summary>The journals, in order of first appearance.</summary>
    public FecJournals Journals { get; }

    /// <summary>The entries by the key that comes first.</summary>
    public FecEntries Main { get; }

    /// <summary>The entries that span journals.</summary>
    public IReadOnlyList<SpanningEntry> Spanning { get; private set; } = [];

    /// <summary>How many entries there are.</summary>
    public int EntryCount { get; private set; }

    /// <summary>What stands between the parts of a name: a character that no journal code holds.</summary>
    public string Mark { get; }

    /// <summary>The keys in use, in the order of the first journal of each.</summary>
    public IEnumerable<GroupingKey> Keys => _keys.Distinct();

    /// <summary>The key of a journal.</summary>
    public GroupingKey KeyOf(int journal) => _keys[journal];

    /// <summary>The entries of a key.</summary>
    public FecEntries TableOf(GroupingKey key) => _tables[IndexOf(key)];

    /// <summary>Which of the tables has the entries of a key.</summary>
    public int IndexOf(GroupingKey key) => key == MainKey ? 0 : 1 + Array.IndexOf(FecGrouper.Fallbacks, key);

    /// <summary>The key of a table.</summary>
    public GroupingKey KeyOfTable(int index) => index == 0 ? MainKey : FecGrouper.Fallbacks[index - 1];

    /// <summary>Chooses the key of every journal and counts the entries.</summary>
    public void Settle()
    {
        if (!IsForced)
        {
            ChooseFallbacks();
            _isUniform = Array.TrueForAll(_keys, key => key == MainKey);
            Spanning = FecSpanning.Find(this);
        }
        EntryCount = _isUniform ? Main.Count : CountChosen();
        foreach (var spanning in Spanning) EntryCount -= spanning.Parts.Length - 1;
    }

    /// <summary>Whether an entry of a table is one of the file, under the keys chosen.</summary>
    public bool IsChosen(GroupingKey key, int ordinal) => _isUniform ? key == MainKey : _keys[TableOf(key).Keys.ScopeOf(ordinal)] == key;

    /// <summary>What is said of the grouping to others.</summary>
    public Grouping ToGrouping() => _keys.AsSpan().IndexOfAnyExcept(_keys[0]) < 0
        ? new(_keys[0])
        : new(GroupingKey.Mixed) { ByJournal = [.. _keys.Select((key, journal) => KeyValuePair.Create(Encoding.UTF8.GetString(Journals.Code(journal)), key))] };

    /// <summary>Makes what names the entries of a second pass. Thread-safe.</summary>
    public EntryAssigner CreateAssigner() => IsPlain && HasWholeEntries ? new FecCountingAssigner(this, _numbering.Value) : new FecAssigner(this, _numbering.Value);

    /// <summary>The name of an entry.</summary>
    public string NameOf(GroupingKey key, int ordinal)
    {
        if (key == GroupingKey.RunningBalance) return (ordinal + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var keys = TableOf(key).Keys;
        return FecKey.NameOf(key, keys[ordinal], Journals.Code(keys.ScopeOf(ordinal)), Mark);
    }

    /// <summary>The first key under which a journal balances that does not use its numbers; journal and date when there is none.</summary>
    private void ChooseFallbacks()
    {
        var open = 0;
        var isSettled = new bool[_keys.Length];
        for (var journal = 0; journal < _keys.Length; journal++)
        {
            if (isSettled[journal] = Journals.IsUsed(journal)) continue;
            _keys[journal] = GroupingKey.JournalAndDate;
            open++;
        }
        foreach (var key in FecGrouper.Fallbacks)
        {
            if (open == 0) return;
            var isUnbalanced = new bool[_keys.Length];
            var table = TableOf(key);
            for (var i = 0; i < table.Count; i++)
                if (!table.Balances(i, Tolerance)) isUnbalanced[table.Keys.ScopeOf(i)] = true;
            for (var journal = 0; journal < isSettled.Length; journal++)
            {
                if (isSettled[journal] || isUnbalanced[journal]) continue;
                (_keys[journal], isSettled[journal]) = (key, true);
                open--;
            }
        }
    }

    private int CountChosen()
    {
        var count = 0;
        for (var table = 0; table < _tables.Length; table++)
        {
            var key = KeyOfTable(table);
            for (var i = 0; i < _tables[table].Count; i++)
                if (IsChosen(key, i)) count++;
        }
        return count;
    }

    private static string MarkFor(FecJournals journals)
    {
        foreach (var mark in "/:|#~")
            if (IsFree(mark)) return mark.ToString();
        var rare = '\u2500';
        while (!IsFree(rare)) rare++;
        return rare.ToString();

        bool IsFree(char mark)
        {
            var bytes = Encoding.UTF8.GetBytes([mark]);
            for (var journal = 0; journal < journals.Count; journal++)
                if (journals.Code(journal).IndexOf(bytes) >= 0) return false;
            return true;
        }
    }
}
