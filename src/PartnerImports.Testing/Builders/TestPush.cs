using System.Collections.Immutable;
using System.Text;
using NodaTime;

namespace PartnerImports.Testing;

/// <summary>A push as a store meets it: who pushes what to which dossier.</summary>
/// <remarks>Immutable: change it by <c>with</c>.</remarks>
public sealed record TestPush
{
    /// <summary>The identity of the import that it would make.</summary>
    public required ImportId Id { get; init; }

    /// <summary>The dossier addressed.</summary>
    public required DossierId Dossier { get; init; }

    /// <summary>The partner.</summary>
    public required PartnerRef Partner { get; init; }

    /// <summary>The idempotency key; null when there is none.</summary>
    public string? Key { get; init; }

    /// <summary>What stands for the bytes pushed.</summary>
    public required string Content { get; init; }

    /// <summary>The name of the file.</summary>
    public string FileName { get; init; } = "MAI2020.tra";

    /// <summary>The format.</summary>
    public ImportFormat Format { get; init; } = ImportFormat.Fec;

    /// <summary>The fingerprint of the entries.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The lines; none when <see cref="Status"/> is <see cref="ImportStatus.Error"/>.</summary>
    public ImmutableArray<EntryLine> Lines { get; init; } = [];

    /// <summary>The partner's ids of the entries.</summary>
    public ImmutableArray<string> EntryIds { get; init; } = [];

    /// <summary>Whether the content is accepted or not: <see cref="ImportStatus.Pending"/> or <see cref="ImportStatus.Error"/>.</summary>
    public ImportStatus Status { get; init; } = ImportStatus.Pending;

    /// <summary>When it comes.</summary>
    public required Instant At { get; init; }

    /// <summary>The reference period.</summary>
    public ReferencePeriod? Period { get; init; } = new(new(2025, 1, 1), new(2025, 12, 31), "EXERCICE 2025");

    /// <summary>The import that it replaces.</summary>
    public ImportId? Replaces { get; init; }

    /// <summary>The messages to write with it.</summary>
    public ImmutableArray<OutboxMessage> Messages { get; init; } = [];

    /// <summary>What a store recognises it by.</summary>
    public PushIdentity Identity => new(Dossier, Partner.Id, Key, Hash);

    /// <summary>The SHA-256 of <see cref="Content"/>.</summary>
    public ContentHash Hash => ContentHash.Of(Encoding.UTF8.GetBytes(Content));

    /// <summary>The import that it makes.</summary>
    public ImportRecord ToRecord() => new()
    {
        Id = Id, Dossier = Dossier, FileName = FileName, Format = Format, Partner = Partner, PushKey = Key, Hash = Hash, Fingerprint = Fingerprint,
        Replaces = Replaces, Status = Status, Error = Status == ImportStatus.Error ? new("1 anomalie(s) bloquante(s)", "1 blocking anomaly") : null,
        Summary = TestEntries.Summary(Lines), ReferencePeriod = Period, CreatedAt = At, UpdatedAt = At,
    };

    /// <summary>What a reception commits for it: everything it names is to be created.</summary>
    public ReceptionCommit ToCommit()
    {
        var named = TestEntries.Named(Lines);
        return new()
        {
            Record = ToRecord(), Create = Status == ImportStatus.Pending ? named : ReferenceData.Empty, Named = named, EntryIds = EntryIds, Messages = Messages,
            Audit = new() { Dossier = Dossier, Import = Id, At = At, Actor = "partner:" + Partner.Id, Command = "receive", Result = AuditResult.Accepted, StatusAfter = Status },
        };
    }
}
