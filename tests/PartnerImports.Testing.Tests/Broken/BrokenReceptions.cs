using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>Commits what is disposed of without a commit.</summary>
internal sealed class ForgottenRollback(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        new Reception(await Inner.OpenReceptionAsync(push, cancellationToken), push);

    private sealed class Reception(IReception inner, PushIdentity push) : ReceptionDecorator(inner)
    {
        private readonly List<EntryLine> _lines = [];
        private bool _ended = inner.Conflict is not null;

        public override ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
        {
            for (var row = 0; row < batch.Count; row++) _lines.Add(batch.ToLine(row));
            return Inner.HoldAsync(batch, cancellationToken);
        }

        public override ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default)
        {
            _ended = true;
            return Inner.CommitAsync(commit, cancellationToken);
        }

        public override async ValueTask DisposeAsync()
        {
            if (!_ended && _lines.Count > 0)
            {
                var left = new TestPush
                {
                    Id = new(Guid.CreateVersion7()), Dossier = push.Dossier, Partner = new(push.Partner, "?"), Key = push.Key, Content = "?", Lines = [.. _lines], At = Instant.FromUtc(2026, 1, 1, 0, 0),
                };
                await Inner.CommitAsync(left.ToCommit());
            }
            await base.DisposeAsync();
        }
    }
}

/// <summary>Reads a batch when the reception commits, not when it is given.</summary>
internal sealed class BatchKept(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        new Reception(await Inner.OpenReceptionAsync(push, cancellationToken));

    private sealed class Reception(IReception inner) : ReceptionDecorator(inner)
    {
        private readonly List<EntryLineBatch> _batches = [];

        public override ValueTask HoldAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
        {
            _batches.Add(batch);
            return ValueTask.CompletedTask;
        }

        public override async ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default)
        {
            foreach (var batch in _batches) await Inner.HoldAsync(batch, cancellationToken);
            return await Inner.CommitAsync(commit, cancellationToken);
        }
    }
}

/// <summary>Holds the lines of a push in another order.</summary>
internal sealed class LinesByEntry(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default) =>
        await Inner.LinesAsync(dossier, import, query, cancellationToken) is { } page ? page with { Lines = [.. page.Lines.OrderBy(line => line.Entry, StringComparer.Ordinal)] } : null;
}

/// <summary>Changes the commit of a reception.</summary>
internal sealed class OtherCommit(IImportStore inner, Func<ReceptionCommit, ReceptionCommit> change) : ImportStoreDecorator(inner)
{
    public override async ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        new Reception(await Inner.OpenReceptionAsync(push, cancellationToken), change);

    private sealed class Reception(IReception inner, Func<ReceptionCommit, ReceptionCommit> change) : ReceptionDecorator(inner)
    {
        public override ValueTask<ReceptionResult> CommitAsync(ReceptionCommit commit, CancellationToken cancellationToken = default) => Inner.CommitAsync(change(commit), cancellationToken);
    }
}

/// <summary>Recognises no push.</summary>
internal sealed class NothingBinds(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default) => ValueTask.FromResult<PushConflict?>(null);

    public override ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        Inner.OpenReceptionAsync(push with { Key = Guid.NewGuid().ToString() }, cancellationToken);
}

/// <summary>A push is recognised for ever, whatever became of its import.</summary>
internal sealed class BindsForEver(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<PushConflict?> FindConflictAsync(PushIdentity push, CancellationToken cancellationToken = default) => await MetAsync(push, cancellationToken);

    public override async ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default) =>
        new Reception(await Inner.OpenReceptionAsync(push, cancellationToken), await MetAsync(push, cancellationToken));

    private async ValueTask<PushConflict?> MetAsync(PushIdentity push, CancellationToken cancellationToken) =>
        await Inner.FindConflictAsync(push, cancellationToken)
        ?? (await Inner.ListAsync(push.Dossier, new() { Statuses = [ImportStatus.Rejected] }, cancellationToken)).Items
            .Where(record => record.Partner.Id == push.Partner && (push.Key is null ? record.Hash == push.Hash : record.PushKey == push.Key))
            .Select(record => new PushConflict(push.Key is null ? PushConflictKind.DuplicateContent : PushConflictKind.Repeat, record.Id)).FirstOrDefault();

    private sealed class Reception(IReception inner, PushConflict? met) : ReceptionDecorator(inner)
    {
        public override PushConflict? Conflict => met;
    }
}

/// <summary>Checks for an equal push when a reception opens, and not again when it commits.</summary>
internal sealed class CheckedOnlyAtOpening(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<IReception> OpenReceptionAsync(PushIdentity push, CancellationToken cancellationToken = default)
    {
        var met = await Inner.FindConflictAsync(push, cancellationToken);
        await Task.Yield();
        return new Reception(await Inner.OpenReceptionAsync(push with { Key = Guid.NewGuid().ToString() }, cancellationToken), met);
    }

    private sealed class Reception(IReception inner, PushConflict? met) : ReceptionDecorator(inner)
    {
        public override PushConflict? Conflict => met;
    }
}
