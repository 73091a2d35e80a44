using System.Collections.Concurrent;
using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>Notes the dossier of each import that it receives.</summary>
internal sealed class HomeReception(IReception inner, ConcurrentDictionary<ImportId, DossierId> homes) : ReceptionDecorator(inner)
{
    public static async ValueTask<IReception> OpenAsync(IImportStore store, PushIdentity push, ConcurrentDictionary<ImportId, DossierId> homes, CancellationToken cancellationToken) =>
        new HomeReception(await store.OpenReceptionAsync(push, cancellationToken), homes);

    public override ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default)
    {
        homes[commit.Record.Id] = commit.Record.Dossier;
        return Inner.CommitAsync(commit, cancellationToken);
    }
}

/// <summary>Finds an import by its id alone.</summary>
internal sealed class DossierLeak(IImportStore inner) : ImportStoreDecorator(inner)
{
    private readonly ConcurrentDictionary<ImportId, DossierId> _homes = new();

    public override ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) => HomeReception.OpenAsync(Inner, push, _homes, cancellationToken);

    public override ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default) =>
        Inner.LinesAsync(_homes.GetValueOrDefault(import, dossier), import, query, cancellationToken);
}

/// <summary>Takes a claim for a right to carry out anything.</summary>
internal sealed class ClaimForAny(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default) =>
        Inner.CommitAsync(commit.Claim is { } claim && claim.Record.Id != commit.Next.Id ? commit with { Claim = null } : commit, cancellationToken);
}

/// <summary>Writes an event into the audit of the import of its id, whatever its dossier.</summary>
internal sealed class AuditLeak(IImportStore inner) : ImportStoreDecorator(inner)
{
    private readonly ConcurrentDictionary<ImportId, DossierId> _homes = new();

    public override ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) => HomeReception.OpenAsync(Inner, push, _homes, cancellationToken);

    public override ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default) =>
        Inner.AppendAuditAsync(auditEvent with { Dossier = _homes.GetValueOrDefault(auditEvent.Import, auditEvent.Dossier) }, cancellationToken);
}

/// <summary>Settles a message by its id alone.</summary>
internal sealed class SettlesAnyMessage(IImportStore inner) : ImportStoreDecorator(inner)
{
    private readonly ConcurrentDictionary<Guid, DossierId> _homes = new();

    public override async ValueTask<IReadOnlyList<OutboxMessage>> TakeMessagesAsync(MessageQuery query, CancellationToken cancellationToken = default)
    {
        var messages = await Inner.TakeMessagesAsync(query, cancellationToken);
        foreach (var message in messages) _homes[message.Id] = message.Dossier;
        return messages;
    }

    public override ValueTask MarkDeliveredAsync(DossierId dossier, Guid message, CancellationToken cancellationToken = default) =>
        Inner.MarkDeliveredAsync(_homes.GetValueOrDefault(message, dossier), message, cancellationToken);

    public override ValueTask ReturnMessageAsync(DossierId dossier, Guid message, Instant notBefore, CancellationToken cancellationToken = default) =>
        Inner.ReturnMessageAsync(_homes.GetValueOrDefault(message, dossier), message, notBefore, cancellationToken);
}

/// <summary>Names as replaced what a push of the same key was in another dossier.</summary>
internal sealed class ReplacesForeign(IImportStore inner) : ImportStoreDecorator(inner)
{
    private readonly ConcurrentDictionary<string, (DossierId Dossier, ImportId Import)> _keys = new();

    public override async ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        new Reception(await Inner.OpenReceptionAsync(push, cancellationToken), push, _keys);

    private sealed class Reception(IReception inner, PushIdentity push, ConcurrentDictionary<string, (DossierId Dossier, ImportId Import)> keys) : ReceptionDecorator(inner)
    {
        public override ImportId? Replaces => Inner.Replaces ?? (push.Key is { } key && keys.TryGetValue(key, out var known) && known.Dossier != push.Dossier ? known.Import : null);

        public override ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default)
        {
            if (commit.Record.PushKey is { } key) keys.TryAdd(key, (commit.Record.Dossier, commit.Record.Id));
            return Inner.CommitAsync(commit, cancellationToken);
        }
    }
}
