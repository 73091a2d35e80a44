namespace PartnerImports;

/// <summary>The books that the shipped stores keep for a dossier: they stand in for the accounting software's own.</summary>
/// <remarks>Reads, and the few things that users of the accounting software do to held entries. Thread-safe.</remarks>
public interface IBooks
{
    /// <summary>The reference data that the dossier holds now, by code, with the import that created each.</summary>
    ValueTask<IReadOnlyList<ReferenceItem>> ReferenceDataAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken = default);

    /// <summary>Ordinary or held lines, by import in order of arrival, then by line.</summary>
    IAsyncEnumerable<BooksLine> LinesAsync(DossierId dossier, bool held, CancellationToken cancellationToken = default);

    /// <summary>Marks a held entry; false when the import holds no entry of that name.</summary>
    ValueTask<bool> MarkAsync(DossierId dossier, ImportId import, string entry, HeldEntryMark mark, CancellationToken cancellationToken = default);
}

/// <summary>The kinds of reference data.</summary>
public enum ReferenceKind
{
    /// <summary>Journals.</summary>
    Journal,

    /// <summary>General accounts.</summary>
    Account,

    /// <summary>Third parties.</summary>
    ThirdParty,

    /// <summary>Analytic sections.</summary>
    Section,
}

/// <summary>A journal, account, third party or section of a dossier.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its label.</param>
/// <param name="Axis">The axis of a section; empty for the others.</param>
/// <param name="CreatedByImport">The import that created it; null when the dossier had it before.</param>
public sealed record ReferenceItem(string Code, string Label, string Axis, ImportId? CreatedByImport);

/// <summary>A line in the books and the import that it came with.</summary>
/// <param name="Import">The import.</param>
/// <param name="Line">The line.</param>
public sealed record BooksLine(ImportId Import, LineView Line);

/// <summary>What a user of the accounting software may have done with a held entry: an obstacle to a decision.</summary>
public enum HeldEntryMark
{
    /// <summary>Matched with others (<i>lettrée</i>).</summary>
    Lettered,

    /// <summary>Locked.</summary>
    Locked,

    /// <summary>Exported.</summary>
    Exported,
}
