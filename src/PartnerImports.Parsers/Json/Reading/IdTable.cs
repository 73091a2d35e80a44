using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Json;

/// <summary>The distinct ids of a lot, in order: ASCII by their rule.</summary>
internal sealed class IdTable
{
    private readonly List<string> _rising = [];
    private KeyTable? _all;

    /// <summary>Adds an id unless it is there already.</summary>
    public bool TryAdd(ReadOnlySpan<byte> id)
    {
        // Ids mostly rise, and one that is greater than the greatest is new: only others need a table.
        if (_all is null && (_rising.Count == 0 || IsGreater(id, _rising[^1])))
        {
            _rising.Add(Encoding.Latin1.GetString(id));
            return true;
        }
        if (_all is null)
        {
            _all = new();
            foreach (var known in _rising) _all.FindOrAdd(0, Encoding.Latin1.GetBytes(known), out _);
        }
        _all.FindOrAdd(0, id, out var isNew);
        return isNew;
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<string> ToStrings()
    {
        if (_all is null) return [.. _rising];
        var ids = new string[_all.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = i < _rising.Count ? _rising[i] : Encoding.Latin1.GetString(_all[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(ids);
    }

    private static bool IsGreater(ReadOnlySpan<byte> id, string than)
    {
        if (id.Length != than.Length) return id.Length > than.Length;
        for (var i = 0; i < id.Length; i++)
            if (id[i] != than[i]) return id[i] > than[i];
        return false;
    }
}
