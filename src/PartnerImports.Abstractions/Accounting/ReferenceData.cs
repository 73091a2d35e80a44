using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>A journal.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its label; empty when the file gives none.</param>
public sealed record Journal(JournalCode Code, string Label);

/// <summary>A general account.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Label">Its label; empty when the file gives none.</param>
public sealed record Account(AccountNumber Number, string Label);

/// <summary>A third party: a subledger account.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its name; empty when the file gives none.</param>
/// <param name="Collective">The general account that it details; the default value when the file names none.</param>
public sealed record ThirdParty(ThirdPartyCode Code, string Label, AccountNumber Collective = default);

/// <summary>An analytic section.</summary>
/// <param name="Axis">The axis that it belongs to.</param>
/// <param name="Code">Its code, unique within the axis.</param>
/// <param name="Label">Its label; empty when the file gives none.</param>
public sealed record AnalyticSection(AxisCode Axis, SectionCode Code, string Label);

/// <summary>Journals, accounts, third parties and analytic sections: what stays when an import is rejected.</summary>
/// <remarks>Each list is distinct by code, in order of first appearance.</remarks>
public sealed record ReferenceData
{
    /// <summary>Nothing at all.</summary>
    public static ReferenceData Empty { get; } = new();

    /// <summary>The journals.</summary>
    public ImmutableArray<Journal> Journals { get; init; } = [];

    /// <summary>The general accounts.</summary>
    public ImmutableArray<Account> Accounts { get; init; } = [];

    /// <summary>The third parties.</summary>
    public ImmutableArray<ThirdParty> ThirdParties { get; init; } = [];

    /// <summary>The analytic sections.</summary>
    public ImmutableArray<AnalyticSection> Sections { get; init; } = [];

    /// <summary>How many there are in all: the <i>éléments</i> of the console (P1).</summary>
    public int Count => Journals.Length + Accounts.Length + ThirdParties.Length + Sections.Length;
}
