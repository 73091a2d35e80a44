namespace PartnerImports;

/// <summary>The default rights: every profile views, profile 3 and above decides, every partner may push; an unknown dossier gives nothing.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class ProfileAuthorizer : IImportAuthorizer
{
    private readonly IDossierDirectory _dossiers;

    /// <summary>Makes an authorizer over the dossiers of the host.</summary>
    public ProfileAuthorizer(IDossierDirectory dossiers) => _dossiers = dossiers ?? throw new ArgumentNullException(nameof(dossiers));

    /// <inheritdoc/>
    public async ValueTask<ActorRights> RightsOfAsync(Actor actor, DossierId dossier, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Profile == default) return ActorRights.None;
        return await _dossiers.FindAsync(dossier, cancellationToken).ConfigureAwait(false) is { } found
            ? new(View: true, Decide: actor.Profile.MayDecide, ConsoleOpen: found.ConsoleOpen)
            : ActorRights.None;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> MayPushAsync(PartnerRef partner, DossierId dossier, CancellationToken cancellationToken = default) =>
        await _dossiers.FindAsync(dossier, cancellationToken).ConfigureAwait(false) is not null;
}
