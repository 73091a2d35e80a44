namespace PartnerImports;

/// <summary>The dossiers of the host. Thread-safe.</summary>
public interface IDossierDirectory
{
    /// <summary>A dossier; null when there is none of that code.</summary>
    ValueTask<Dossier?> FindAsync(DossierId dossier, CancellationToken cancellationToken = default);
}

/// <summary>The fiscal years of dossiers. Thread-safe.</summary>
public interface IFiscalCalendar
{
    /// <summary>The fiscal years of a dossier; <see cref="FiscalCalendar.Empty"/> when it has none.</summary>
    ValueTask<FiscalCalendar> GetAsync(DossierId dossier, CancellationToken cancellationToken = default);
}

/// <summary>Says who may do what. Thread-safe.</summary>
public interface IImportAuthorizer
{
    /// <summary>The rights of an actor in a dossier; <see cref="ActorRights.None"/> for the unknown.</summary>
    ValueTask<ActorRights> RightsOfAsync(Actor actor, DossierId dossier, CancellationToken cancellationToken = default);

    /// <summary>Whether a partner may push into a dossier.</summary>
    ValueTask<bool> MayPushAsync(PartnerRef partner, DossierId dossier, CancellationToken cancellationToken = default);
}

/// <summary>The policy of a dossier towards a partner. Thread-safe.</summary>
public interface IImportPolicySource
{
    /// <summary>The policy. An exception, or a policy that contradicts itself, refuses the push as <c>bad-policy</c>.</summary>
    ValueTask<ImportPolicy> GetAsync(DossierId dossier, PartnerId partner, CancellationToken cancellationToken = default);
}

/// <summary>What a dossier takes from a partner.</summary>
public sealed record ImportPolicy
{
    /// <summary>All defaults: the rule set <c>standard</c>, unknown reference data is created, no tolerance.</summary>
    public static ImportPolicy Default { get; } = new();

    /// <summary>
    /// The severities, those of reception included. Movements in several fiscal years (<c>IMP0302</c>) or outside the year that a FEC names
    /// (<c>IMP0303</c>) are warnings; <c>Severities = SeverityPolicy.Standard.With("IMP0302", Severity.Blocking)</c> takes one fiscal year an import only (P10).
    /// </summary>
    public SeverityPolicy Severities { get; init; } = SeverityPolicy.Standard;

    /// <summary>Whether unknown journals are created; else they block.</summary>
    public bool CreateJournals { get; init; } = true;

    /// <summary>Whether unknown accounts are created; else they block.</summary>
    public bool CreateAccounts { get; init; } = true;

    /// <summary>Whether unknown third parties are created; else they block.</summary>
    public bool CreateThirdParties { get; init; } = true;

    /// <summary>Whether unknown sections are created; else they block.</summary>
    public bool CreateSections { get; init; } = true;

    /// <summary>How far debit and credit of an entry may lie apart; zero or more.</summary>
    public Amount BalanceTolerance { get; init; }
}

/// <summary>Delivers notifications to users: at least once, with the same id. Thread-safe.</summary>
public interface INotificationSink
{
    /// <summary>Delivers one. An exception means that it will be tried again.</summary>
    ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken = default);
}

/// <summary>The notifications that users see. Thread-safe.</summary>
public interface INotificationInbox
{
    /// <summary>The notifications of a dossier, newest first: of one user, or of all when null.</summary>
    ValueTask<IReadOnlyList<Notification>> ListAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default);

    /// <summary>How many are unread: of one user, or of all when null.</summary>
    ValueTask<int> CountUnreadAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default);

    /// <summary>Marks them read: those of one user, or all when null.</summary>
    ValueTask MarkReadAsync(DossierId dossier, UserId? user, CancellationToken cancellationToken = default);
}

/// <summary>Tells partners what became of their pushes: at least once, with the same id. Thread-safe.</summary>
public interface IPartnerEventSink
{
    /// <summary>Publishes one event. An exception means that it will be tried again.</summary>
    ValueTask PublishAsync(PartnerEvent partnerEvent, CancellationToken cancellationToken = default);
}

/// <summary>The saved models of custom files. Thread-safe.</summary>
public interface ICustomModelSource
{
    /// <summary>The newest revision of a model; null when the dossier has none of that code.</summary>
    ValueTask<CustomModelDocument?> FindAsync(DossierId dossier, string code, CancellationToken cancellationToken = default);
}

/// <summary>Makes identities. Thread-safe.</summary>
public interface IIdGenerator
{
    /// <summary>A UUID never given before.</summary>
    Guid NewId();
}
