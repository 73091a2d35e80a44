namespace PartnerImports;

/// <summary>The text columns of an <see cref="EntryLineBatch"/>.</summary>
public enum EntryText
{
    /// <summary>The name of the entry, unique within the import; filled by the second pass.</summary>
    Entry,

    /// <summary>The journal's code.</summary>
    Journal,

    /// <summary>The journal's label.</summary>
    JournalLabel,

    /// <summary>The number of the entry.</summary>
    Number,

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

    /// <summary>The label of the line.</summary>
    Label,

    /// <summary>The matching code.</summary>
    Matching,

    /// <summary>The foreign currency.</summary>
    Currency,
}
