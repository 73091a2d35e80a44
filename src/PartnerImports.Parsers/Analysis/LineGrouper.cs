namespace PartnerImports.Parsers.Analysis;

/// <summary>Finds out, over the first pass, which lines make one entry.</summary>
internal abstract class LineGrouper
{
    /// <summary>Takes the lines of a batch, in the order of the file.</summary>
    public abstract void Add(LineDigest digest);

    /// <summary>Settles the grouping and reports entries that do not balance.</summary>
    public abstract GroupingResult Complete(DiagnosticBag diagnostics);
}

/// <summary>What the first pass found about entries.</summary>
/// <param name="Grouping">How lines were grouped; null without lines.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="CreateAssigner">Makes what names the entries of the lines of a second pass; each pass needs its own.</param>
internal sealed record GroupingResult(Grouping? Grouping, long Entries, Func<EntryAssigner> CreateAssigner);

/// <summary>Names, in a second pass, the entry of every line.</summary>
internal abstract class EntryAssigner
{
    /// <summary>Fills <see cref="EntryLineBatch.Entries"/>, <see cref="EntryText.Entry"/> and <see cref="LineMarks.LastOfEntry"/>.</summary>
    public abstract void Assign(EntryLineBatch batch);
}
