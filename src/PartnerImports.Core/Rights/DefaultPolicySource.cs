namespace PartnerImports;

/// <summary>One policy for every dossier and partner.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class DefaultPolicySource : IImportPolicySource
{
    private readonly ImportPolicy _policy;

    /// <summary>Makes a source of <see cref="ImportPolicy.Default"/>, or of another policy.</summary>
    public DefaultPolicySource(ImportPolicy? policy = null) => _policy = policy ?? ImportPolicy.Default;

    /// <inheritdoc/>
    public ValueTask<ImportPolicy> GetAsync(DossierId dossier, PartnerId partner, CancellationToken cancellationToken = default) => new(_policy);
}
