using NodaTime;

namespace PartnerImports;

/// <summary>How much an import holds and when: counted on arrival and never changed (P1, P11).</summary>
public sealed record ImportSummary
{
    /// <summary>Nothing at all.</summary>
    public static ImportSummary Empty { get; } = new();

    /// <summary>Entries: balanced sets of lines.</summary>
    public long Entries { get; init; }

    /// <summary>Accounting lines; no analytic or document records.</summary>
    public long Lines { get; init; }

    /// <summary>The exact sum of the debits.</summary>
    public AmountTotal TotalDebit { get; init; }

    /// <summary>The exact sum of the credits.</summary>
    public AmountTotal TotalCredit { get; init; }

    /// <summary>The smallest entry date over the accounting lines; null without lines (P11).</summary>
    public LocalDate? FirstMovement { get; init; }

    /// <summary>The greatest entry date over the accounting lines; null without lines (P11).</summary>
    public LocalDate? LastMovement { get; init; }

    /// <summary>Distinct journals named, in records or lines.</summary>
    public int Journals { get; init; }

    /// <summary>Distinct accounts named.</summary>
    public int Accounts { get; init; }

    /// <summary>Distinct third parties named.</summary>
    public int ThirdParties { get; init; }

    /// <summary>Distinct analytic sections named.</summary>
    public int Sections { get; init; }

    /// <summary>Journals, accounts, third parties and sections together (<i>éléments</i>).</summary>
    public int Elements => Journals + Accounts + ThirdParties + Sections;
}
