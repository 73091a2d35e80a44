using PartnerImports;

namespace LoopBackend;

/// <summary>Who belongs to which dossier, and which partners it is connected with: what the backend knows from its own administration.</summary>
// region rights
internal sealed class LoopRights : IImportAuthorizer
{
    private static readonly HashSet<UserId> Members = [UserId.Parse("claire"), UserId.Parse("paul")];
    private static readonly HashSet<PartnerId> Connected = [PartnerId.Parse("caisse-demo")];

    public ValueTask<ActorRights> RightsOfAsync(Actor actor, DossierId dossier, CancellationToken cancellationToken = default) => ValueTask.FromResult(
        dossier == LoopDossiers.Demo && Members.Contains(actor.User) ? new ActorRights(View: true, Decide: actor.Profile.MayDecide, ConsoleOpen: true) : ActorRights.None);

    public ValueTask<bool> MayPushAsync(PartnerRef partner, DossierId dossier, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(dossier == LoopDossiers.Demo && Connected.Contains(partner.Id));
}
// endregion
