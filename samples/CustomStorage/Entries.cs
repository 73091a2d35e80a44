using System.Collections.Immutable;
using NodaTime;
using PartnerImports;

namespace CustomStorage;

/// <summary>One line of the file: exactly one property is set. What was asked for is kept, not what came of it: asked again in the same order, the same comes of it.</summary>
internal sealed record Entry
{
    public Reception? Received { get; init; }
    public DecisionCommit? Committed { get; init; }
    public AuditEvent? Audited { get; init; }
    public ClaimQuery? Claimed { get; init; }
    public Release? Released { get; init; }
    public MessageQuery? Taken { get; init; }
    public Settlement? Settled { get; init; }
    public Mark? Marked { get; init; }
}

internal sealed record Reception(PushIdentity Push, ReceptionCommit Commit, ImmutableArray<LineView> Lines);

internal sealed record Release(RequestClaim Claim, Instant NotBefore);

/// <summary>A message delivered, or returned when <paramref name="NotBefore"/> is given.</summary>
internal sealed record Settlement(DossierId Dossier, Guid Message, Instant? NotBefore);

internal sealed record Mark(DossierId Dossier, ImportId Import, string Entry, HeldEntryMark Kind);
