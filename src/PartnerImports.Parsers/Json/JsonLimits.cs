namespace PartnerImports.Parsers.Json;

/// <summary>How much a JSON push may hold; each limit has its diagnostic.</summary>
/// <remarks>Immutable. The longest single text or number is <see cref="ReadOptions.MaxLineLength"/>.</remarks>
public sealed record JsonLimits
{
    /// <summary>All defaults.</summary>
    public static JsonLimits Default { get; } = new();

    /// <summary>The longest content in bytes: 250 MiB.</summary>
    public long MaxContentLength { get; init; } = 250L << 20;

    /// <summary>The most lines of a lot.</summary>
    public int MaxLines { get; init; } = 1_000_000;

    /// <summary>The most lines of an entry.</summary>
    public int MaxLinesPerEntry { get; init; } = 10_000;

    /// <summary>How many objects and arrays may be open at once.</summary>
    public int MaxDepth { get; init; } = 16;

    /// <summary>The longest number, in characters.</summary>
    public int MaxNumberLength { get; init; } = 64;

    /// <summary>The longest value of an extension, in bytes.</summary>
    public int MaxExtensionLength { get; init; } = 64 * 1024;
}
