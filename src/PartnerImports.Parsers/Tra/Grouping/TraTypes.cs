namespace PartnerImports.Parsers.Tra;

/// <summary>The types (N, S, U, R) of the rows of a batch: normal unless an extra value says otherwise.</summary>
internal readonly ref struct TraTypes
{
    private readonly byte[]? _types;

    private TraTypes(byte[]? types) => _types = types;

    /// <summary>Reads the types of a batch.</summary>
    public static TraTypes Of(EntryLineBatch batch)
    {
        byte[]? types = null;
        foreach (var extra in batch.Extras)
        {
            if (extra.Name != TraMovements.EntryType) continue;
            types ??= new byte[batch.Count];
            types[extra.Row] = batch.Bytes(extra.Value)[0];
        }
        return new(types);
    }

    /// <summary>The type of a row.</summary>
    public byte At(int row) => _types is null || _types[row] == 0 ? (byte)'N' : _types[row];
}
