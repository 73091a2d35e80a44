using System.Globalization;
using System.Text;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Custom.Grouping;

/// <summary>The keys of a file's lines, and its entries where a key is not one: what both passes know them by.</summary>
/// <remarks>
/// A key that begins with the journal is kept without it, in the scope of the journal: there, most keys come in ascending order. Memory: some
/// 30 bytes a distinct key; 8 more an entry where a key is no entry. Reading is thread-safe once nothing is added any more.
/// </remarks>
internal sealed class EntryKeys
{
    private readonly bool _isByKey, _hasRest;
    private readonly List<(int Key, int Occurrence)> _entries = [];

    public EntryKeys(GroupingRule rule)
    {
        var isByHeader = rule.Mode == GroupingMode.HeaderRecord;
        _isByKey = rule.Mode == GroupingMode.Keys;
        IsByJournal = isByHeader || rule.Keys is [KeyPart.Journal, ..];
        _hasRest = isByHeader || !IsByJournal || rule.Keys.Length > 1;
    }

    /// <summary>Whether keys begin with the journal.</summary>
    public bool IsByJournal { get; }

    /// <summary>The journals, which are the scopes of <see cref="Texts"/>.</summary>
    public KeyTable Journals { get; } = new();

    /// <summary>The keys: their parts but the journal, with U+0000 between.</summary>
    public KeyTable Texts { get; } = new();

    /// <summary>How many entries there are.</summary>
    public int Count => _isByKey ? Texts.Count : _entries.Count;

    /// <summary>Adds an entry, where a key is not one.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="occurrence">Which of the key's entries it is, from 1.</param>
    public void Add(int key, int occurrence) => _entries.Add((key, occurrence));

    /// <summary>The name of an entry, unique within the file: the values of its key, with a number where a key comes back.</summary>
    public string NameOf(int ordinal)
    {
        var (key, occurrence) = _isByKey ? (ordinal, 1) : _entries[ordinal];
        string[] journal = IsByJournal ? [Encoding.UTF8.GetString(Journals[Texts.ScopeOf(key)])] : [], rest = _hasRest ? Encoding.UTF8.GetString(Texts[key]).Split('\0') : [];
        string[] parts = [.. journal, .. rest];
        var name = string.Join('/', parts.Length == 1 ? parts : [.. parts[..^1].Select(part => part.Replace("/", "//", StringComparison.Ordinal)), parts[^1]]);
        if (name.Length == 0) name = "-";
        var isPlain = _isByKey || occurrence == 1 && !name.EndsWith(')');
        return isPlain ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({occurrence})");
    }

    /// <summary>The name of an entry at the end of a batch's block.</summary>
    public TextSlice AppendName(EntryLineBatch batch, int ordinal)
    {
        // Only names that need no number and no doubled slash are made of the key's bytes.
        if (!_isByKey || !IsByJournal || !_hasRest) return batch.Append(NameOf(ordinal).AsSpan());
        ReadOnlySpan<byte> journal = Journals[Texts.ScopeOf(ordinal)], rest = Texts[ordinal];
        if (journal.Contains((byte)'/') || rest.Contains((byte)'/')) return batch.Append(NameOf(ordinal).AsSpan());
        var room = batch.Reserve(journal.Length + 1 + rest.Length);
        journal.CopyTo(room);
        room[journal.Length] = (byte)'/';
        rest.Replace(room[(journal.Length + 1)..], (byte)0, (byte)'/');
        return batch.Commit(journal.Length + 1 + rest.Length);
    }
}
