namespace PartnerImports;

/// <summary>A partner: an identity and the name shown on screen, kept apart.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Name">The name in the column <i>Partenaire</i>.</param>
public sealed record PartnerRef(PartnerId Id, string Name);

/// <summary>A user of the accounting firm who acts on imports.</summary>
/// <param name="User">Who.</param>
/// <param name="Profile">With which profile.</param>
public sealed record Actor(UserId User, Profile Profile);

/// <summary>What an actor may do in a dossier.</summary>
/// <param name="View">May see the dossier's imports.</param>
/// <param name="Decide">May validate and reject.</param>
/// <param name="ConsoleOpen">The console is open for this firm (P12).</param>
public readonly record struct ActorRights(bool View, bool Decide, bool ConsoleOpen)
{
    /// <summary>What the unknown get.</summary>
    public static ActorRights None => default;
}
