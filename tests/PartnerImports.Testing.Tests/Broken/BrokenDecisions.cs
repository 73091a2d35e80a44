using System.Collections.Immutable;
using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>Commits whatever version the import has: the last writer wins.</summary>
internal sealed class LostUpdate(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default) =>
        await Inner.FindAsync(commit.Next.Dossier, commit.Next.Id, cancellationToken) is { } current
            ? await Inner.CommitAsync(commit with { ExpectedVersion = current.Version, Next = commit.Next with { Version = current.Version + 1 } }, cancellationToken)
            : await Inner.CommitAsync(commit, cancellationToken);
}

/// <summary>Writes the audit event even when the commit is refused: two transactions instead of one.</summary>
internal sealed class AuditOutsideTransaction(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default)
    {
        var result = await Inner.CommitAsync(commit, cancellationToken);
        if (result is not CommitResult.Committed) await Inner.AppendAuditAsync(commit.Audit, cancellationToken);
        return result;
    }
}

/// <summary>Deletes half of what is to be deleted.</summary>
internal sealed class HalfDelete(IImportStore inner) : ImportStoreDecorator(inner)
{
    public List<BooksLine> Left { get; } = [];

    public override async ValueTask<CommitResult> CommitAsync(DecisionCommit commit, CancellationToken cancellationToken = default)
    {
        var lines = await Inner.LinesAsync(commit.Next.Dossier, commit.Next.Id, new(), cancellationToken);
        var result = await Inner.CommitAsync(commit, cancellationToken);
        if (result is CommitResult.Committed && commit.Effect == BooksEffect.Delete && lines is not null)
            Left.AddRange(lines.Lines.Take(lines.Lines.Length / 2).Select(line => new BooksLine(commit.Next.Id, line)));
        return result;
    }

    internal sealed class Books(IBooks inner, HalfDelete store) : BooksDecorator(inner)
    {
        public override IAsyncEnumerable<BooksLine> LinesAsync(DossierId dossier, bool held, CancellationToken cancellationToken = default) =>
            held ? Inner.LinesAsync(dossier, held, cancellationToken).Concat(store.Left.ToAsyncEnumerable()) : Inner.LinesAsync(dossier, held, cancellationToken);
    }
}

/// <summary>Deletes the reference data of a rejected import with its entries.</summary>
internal sealed class ReferenceDataGoes(IBooks inner, IImportStore store) : BooksDecorator(inner)
{
    public override async ValueTask<IReadOnlyList<ReferenceItem>> ReferenceDataAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken = default)
    {
        List<ReferenceItem> kept = [];
        foreach (var item in await Inner.ReferenceDataAsync(dossier, kind, cancellationToken))
            if (item.CreatedByImport is not { } by || await store.FindAsync(dossier, by, cancellationToken) is not { Status: ImportStatus.Rejected }) kept.Add(item);
        return kept;
    }
}

/// <summary>Forgets what users did to held entries.</summary>
internal sealed class ForgottenMarks(IBooks inner) : BooksDecorator(inner)
{
    public override async ValueTask<bool> MarkAsync(DossierId dossier, ImportId import, string entry, HeldEntryMark mark, CancellationToken cancellationToken = default)
    {
        await foreach (var line in Inner.LinesAsync(dossier, held: true, cancellationToken))
            if (line.Import == import && line.Line.Entry == entry) return true;
        return false;
    }
}

/// <summary>Shows held lines as ordinary ones.</summary>
internal sealed class HeldIsOrdinary(IBooks inner) : BooksDecorator(inner)
{
    public override IAsyncEnumerable<BooksLine> LinesAsync(DossierId dossier, bool held, CancellationToken cancellationToken = default) =>
        held ? Inner.LinesAsync(dossier, true, cancellationToken) : Inner.LinesAsync(dossier, false, cancellationToken).Concat(Inner.LinesAsync(dossier, true, cancellationToken));
}

/// <summary>Counts an import anew when it has changed.</summary>
internal sealed class RecountedSummary(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        await Inner.FindAsync(dossier, import, cancellationToken) is { } record
            ? record.Status == ImportStatus.Rejected ? record with { Summary = ImportSummary.Empty } : record
            : null;
}

/// <summary>Says that only what the import created is kept.</summary>
internal sealed class PlanKeepsCreated(IImportStore inner, IBooks books) : ImportStoreDecorator(inner)
{
    public override async ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default)
    {
        var plan = await Inner.PlanAsync(dossier, import, decision, cancellationToken);
        var created = (await books.ReferenceDataAsync(dossier, ReferenceKind.Account, cancellationToken)).Where(item => item.CreatedByImport == import).Select(item => item.Code).ToHashSet();
        return plan is null ? null : plan with { Keeps = plan.Keeps with { Accounts = plan.Keeps.Accounts.Where(account => created.Contains(account.Number.ToString())).ToImmutableArray() } };
    }
}
