namespace PartnerImports.Parsers.Analysis;

/// <summary>Which code of an index each line of a batch names.</summary>
/// <remarks>Not thread-safe.</remarks>
/// <typeparam name="T">What else the index keeps of a code.</typeparam>
/// <param name="index">The codes of all batches.</param>
/// <param name="add">Adds the code of a row to the index, or finds it there, with its label, and gives its ordinal.</param>
internal sealed class CodeColumn<T>(CodeIndex<T> index, Func<EntryLineBatch, int, int> add)
{
    private const int CacheBits = 9;

    private readonly ulong[] _cachedKeys = new ulong[1 << CacheBits];
    private readonly int[] _cachedOrdinals = new int[1 << CacheBits];
    private int[] _ordinals = [];
    private BatchCodes? _codes;

    /// <summary>The ordinals of the codes that the batch taken last lists, in its order.</summary>
    public ReadOnlySpan<int> Ordinals => _ordinals.AsSpan(0, _codes?.List.Length ?? 0);

    /// <summary>The ordinal of the code that a line of the batch taken last names; -1 when it names none.</summary>
    public int this[int row] => _codes!.Places[row] is >= 0 and var place ? _ordinals[place] : -1;

    /// <summary>Takes the codes of a batch.</summary>
    public void Take(EntryLineBatch batch, BatchCodes codes)
    {
        _codes = codes;
        var list = codes.List;
        if (_ordinals.Length < list.Length) _ordinals = new int[Math.Max(list.Length, _ordinals.Length * 2)];
        for (var place = 0; place < list.Length; place++) _ordinals[place] = Find(batch, list[place]);
    }

    /// <summary>A code that is known with its label, or comes without one, need not be looked up twice.</summary>
    private int Find(EntryLineBatch batch, in BatchCodes.Code code)
    {
        var slot = (int)(code.Key * 0x9E3779B97F4A7C15 >> 64 - CacheBits);
        if (code.Key != 0 && _cachedKeys[slot] == code.Key && (code.LabelledRow < 0 || index.IsLabelled(_cachedOrdinals[slot]))) return _cachedOrdinals[slot];
        var ordinal = add(batch, code.Row);
        if (code.LabelledRow > code.Row) add(batch, code.LabelledRow);
        if (code.Key != 0) (_cachedKeys[slot], _cachedOrdinals[slot]) = (code.Key, ordinal);
        return ordinal;
    }
}
