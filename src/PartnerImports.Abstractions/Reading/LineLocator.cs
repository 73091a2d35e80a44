namespace PartnerImports;

/// <summary>The fields of a line that a finding can be about.</summary>
public enum EntryField
{
    /// <summary>The line as a whole.</summary>
    Line,

    /// <summary>The journal's code.</summary>
    Journal,

    /// <summary>The journal's label.</summary>
    JournalLabel,

    /// <summary>The number of the entry.</summary>
    Number,

    /// <summary>The date of the entry.</summary>
    Date,

    /// <summary>The general account.</summary>
    Account,

    /// <summary>The account's label.</summary>
    AccountLabel,

    /// <summary>The third party's code.</summary>
    ThirdParty,

    /// <summary>The third party's name.</summary>
    ThirdPartyLabel,

    /// <summary>The document reference.</summary>
    Reference,

    /// <summary>The document date.</summary>
    DocumentDate,

    /// <summary>The label of the line.</summary>
    Label,

    /// <summary>The debit, or the amount of a format with amount and side.</summary>
    Debit,

    /// <summary>The credit, or the side of a format with amount and side.</summary>
    Credit,

    /// <summary>The matching code.</summary>
    Matching,

    /// <summary>The matching date.</summary>
    MatchingDate,

    /// <summary>The posting lock date.</summary>
    LockDate,

    /// <summary>The due date.</summary>
    DueDate,

    /// <summary>The amount in the foreign currency.</summary>
    CurrencyAmount,

    /// <summary>The foreign currency.</summary>
    Currency,

    /// <summary>The analytic allocations.</summary>
    Allocations,
}

/// <summary>Tells where the fields of a batch's lines stand in the file, in the words and columns of its format.</summary>
/// <remarks>Set by the reader that fills a batch; meant for the lines that the batch holds now.</remarks>
public abstract class LineLocator
{
    /// <summary>
    /// Where a field of a line stands; the line as a whole when the format has no such field. Without the name of the entry, for which
    /// <see cref="NameEntry"/> is asked.
    /// </summary>
    public abstract SourcePlace Locate(EntryLineBatch batch, int row, EntryField field);

    /// <summary>The name of the entry of a line as far as it is known; the slice stays good while the batch holds the line.</summary>
    public virtual TextSlice NameEntry(EntryLineBatch batch, int row) => batch.Slices(EntryText.Entry)[row];

    /// <summary>Appends the UTF-8 of a text that stands in the block as in the file; for readers that put decoding off.</summary>
    /// <exception cref="NotSupportedException">The reader does not.</exception>
    public virtual TextSlice Decode(EntryLineBatch batch, TextSlice raw) => throw new NotSupportedException();

    /// <summary>The format's own name of a field, as <c>CompteNum</c>; empty for the line as a whole.</summary>
    public abstract string NameOf(EntryField field);
}
