namespace PartnerImports;

/// <summary>The first checks of P4: the dossier, access to it, the console.</summary>
internal sealed class DossierAccess(IDossierDirectory dossiers, IImportAuthorizer authorizer)
{
    /// <summary>The rights of an actor, or that there is no such dossier.</summary>
    public async ValueTask<(ActorRights Rights, Refusal? UnknownDossier)> FindAsync(Actor actor, DossierId dossier, CancellationToken cancellationToken)
    {
        if (await dossiers.FindAsync(dossier, cancellationToken).ConfigureAwait(false) is null) return (ActorRights.None, Refusals.UnknownDossier(dossier));
        return (await authorizer.RightsOfAsync(actor, dossier, cancellationToken).ConfigureAwait(false), null);
    }

    /// <summary>The rights of an actor, or why the console shows nothing to them.</summary>
    public async ValueTask<(ActorRights Rights, Refusal? Refusal)> RightsOfAsync(Actor actor, DossierId dossier, CancellationToken cancellationToken)
    {
        var (rights, unknown) = await FindAsync(actor, dossier, cancellationToken).ConfigureAwait(false);
        return (rights, unknown ?? ImportLifecycle.CheckAccess(rights));
    }
}
