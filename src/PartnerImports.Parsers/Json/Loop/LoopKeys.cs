using System.Runtime.InteropServices;
using System.Text;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Json;

/// <summary>The journals and keys of flat lines, in order of first appearance.</summary>
/// <remarks>A key is kept in the scope of its journal, where most ascend.</remarks>
internal sealed class LoopKeys(GroupingKey key)
{
    private readonly KeyTable _journals = new(), _texts = new();
    private readonly List<(bool Keyed, bool Running)> _uses = [];
    private int _last = -1;

    /// <summary>How many keys there are.</summary>
    public int Count => _texts.Count;

    /// <summary>The ordinal of the key of a run that begins with a line.</summary>
    public int FindOrAdd(LoopRuns run, ReadOnlySpan<byte> journal)
    {
        if (_last < 0 || !_journals.Is(_last, 0, journal))
        {
            _last = _journals.FindOrAdd(0, journal, out var isNew);
            if (isNew) _uses.Add(default);
        }
        ref var use = ref CollectionsMarshal.AsSpan(_uses)[_last];
        use = (use.Keyed | run.IsKeyed, use.Running | !run.IsKeyed);
        return key == GroupingKey.Reference ? _texts.FindOrAdd(0, run.Key, out _) : _texts.FindOrAdd(_last, run.KeyInJournal, out _);
    }

    /// <summary>A key as the name of an entry.</summary>
    public string NameOf(int ordinal)
    {
        var text = LoopRuns.NameOf(_texts[ordinal]);
        if (key == GroupingKey.Reference) return text;
        var journal = Encoding.UTF8.GetString(_journals[_texts.ScopeOf(ordinal)]);
        return journal.Length == 0 || text.Length == 0 ? journal + text : $"{journal}/{text}";
    }

    /// <summary>How lines were grouped; null without lines.</summary>
    public Grouping? Grouping()
    {
        if (_uses.Count == 0) return null;
        var first = Of(_uses[0]);
        return first != GroupingKey.Mixed && _uses.TrueForAll(use => Of(use) == first)
            ? new(first)
            : new(GroupingKey.Mixed) { ByJournal = [.. _uses.Select((use, i) => KeyValuePair.Create(Encoding.UTF8.GetString(_journals[i]), Of(use)))] };
    }

    private GroupingKey Of((bool Keyed, bool Running) use) => !use.Running ? key : !use.Keyed ? GroupingKey.RunningBalance : GroupingKey.Mixed;
}
