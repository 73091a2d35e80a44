using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>What a caller may settle about reading a file; the defaults fit every format.</summary>
/// <remarks>Immutable.</remarks>
public sealed record ReadOptions
{
    /// <summary>All defaults.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>The format to read as; the default value lets the content decide.</summary>
    public ImportFormat Format { get; init; }

    /// <summary>The model of a custom file; null for other formats.</summary>
    public CustomModelDocument? Model { get; init; }

    /// <summary>The severities to record findings by.</summary>
    public SeverityPolicy Severities { get; init; } = SeverityPolicy.Standard;

    /// <summary>One grouping key for the whole file, whatever the file looks like; null lets the format's rule decide.</summary>
    public GroupingKey? Grouping { get; init; }

    /// <summary>The regime of a FEC, <c>bic</c>, <c>com</c>, <c>bat</c> or <c>bnct</c>; null lets the header decide.</summary>
    public string? Regime { get; init; }

    /// <summary>The encoding to read by; null lets the bytes decide.</summary>
    public ContentEncoding? Encoding { get; init; }

    /// <summary>How far the debits and credits of an entry may lie apart without a finding; zero by default.</summary>
    public Amount BalanceTolerance { get; init; }

    /// <summary>Whether simulation, situation and revision lines enter the books; they are reported and left out by default.</summary>
    public bool IncludeSimulations { get; init; }

    /// <summary>Further checks, run over every batch of the first pass.</summary>
    public ImmutableArray<IBatchCheck> Checks { get; init; } = [];

    /// <summary>How many diagnostics are given per severity: the first in the order of the file.</summary>
    public int MaxDiagnostics { get; init; } = 1_000;

    /// <summary>The longest line (record, JSON value) that is read, in bytes: 1 MiB by default.</summary>
    public int MaxLineLength { get; init; } = 1 << 20;

    /// <summary>Whether the SHA-256 of the bytes is taken, which a push is known again by. A reception always takes it; who only looks into a file may do without.</summary>
    public bool TakesHash { get; init; } = true;

    /// <summary>How many threads the first pass may use: one by default; beyond 16 they are not used. A flat FEC is cut into ranges that they read side by side; the result is the same.</summary>
    public int MaxThreads { get; init; } = 1;
}

/// <summary>A check that is run over every batch of lines of the first pass.</summary>
/// <remarks>
/// The batches of a file come one at a time, in its order; all of them again when a FEC proves only by its end how it is to be read. One
/// instance may be asked by several analyses at once: it keeps no state of its own.
/// </remarks>
public interface IBatchCheck
{
    /// <summary>Looks at the lines and records what it finds.</summary>
    void Check(EntryLineBatch batch, DiagnosticBag diagnostics);
}

/// <summary>The document of a custom model, as saved.</summary>
/// <param name="Name">The name that a user knows it by: its code, or a file name.</param>
/// <param name="Utf8">The JSON document.</param>
public sealed record CustomModelDocument(string Name, ReadOnlyMemory<byte> Utf8);
