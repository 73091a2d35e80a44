namespace PartnerImports;

/// <summary>What comes with the bytes of a push.</summary>
/// <remarks>Immutable.</remarks>
public sealed record PushRequest
{
    /// <summary>The dossier addressed.</summary>
    public required DossierId Dossier { get; init; }

    /// <summary>Who pushes.</summary>
    public required PartnerRef Partner { get; init; }

    /// <summary>The idempotency key; null when none is given (P8).</summary>
    public string? Key { get; init; }

    /// <summary>How to read the content. Severities and balance tolerance are the policy's, whatever is given here.</summary>
    public ReadOptions Options { get; init; } = ReadOptions.Default;

    /// <summary>The code of a model saved in the dossier, for a custom file; null when the options hold the model, or none is needed.</summary>
    public string? ModelCode { get; init; }
}
