namespace PartnerImports;

/// <summary>What a file wishes for the reference data that the dossier lacks: true to have it created, false not to, null when it says nothing.</summary>
/// <remarks>The dossier's policy decides (P2). Immutable.</remarks>
public sealed record CreationWishes
{
    /// <summary>The file says nothing.</summary>
    public static CreationWishes None { get; } = new();

    /// <summary>Whether journals are to be created.</summary>
    public bool? Journals { get; init; }

    /// <summary>Whether accounts are to be created.</summary>
    public bool? Accounts { get; init; }

    /// <summary>Whether third parties are to be created.</summary>
    public bool? ThirdParties { get; init; }
}
