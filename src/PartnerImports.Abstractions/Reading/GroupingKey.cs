using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>What lines of one entry have in common.</summary>
public enum GroupingKey
{
    /// <summary>The format has entries of its own (JSON).</summary>
    Entry,

    /// <summary>Journal and entry number.</summary>
    JournalAndNumber,

    /// <summary>Entry number alone.</summary>
    Number,

    /// <summary>Journal, entry date and document reference.</summary>
    JournalDateAndReference,

    /// <summary>Journal and entry date.</summary>
    JournalAndDate,

    /// <summary>The journal as a whole.</summary>
    Journal,

    /// <summary>An entry ends where the running balance returns to zero.</summary>
    RunningBalance,

    /// <summary>The document reference.</summary>
    Reference,

    /// <summary>Not the same in every journal.</summary>
    Mixed,
}

/// <summary>How the lines of a file were grouped into entries.</summary>
/// <param name="Key">The key of every journal, or <see cref="GroupingKey.Mixed"/>.</param>
public sealed record Grouping(GroupingKey Key)
{
    /// <summary>The key of each journal, in order of first appearance, when they differ; empty otherwise.</summary>
    public ImmutableArray<KeyValuePair<string, GroupingKey>> ByJournal { get; init; } = [];
}
