using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>Compares dossiers without regard to case.</summary>
internal sealed class DossierCase(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        Inner.FindAsync(DossierId.Parse(dossier.ToString().ToUpperInvariant()), import, cancellationToken);
}

/// <summary>Changes the lines that are read.</summary>
internal sealed class OtherLines(IImportStore inner, Func<LineView, LineView> change) : ImportStoreDecorator(inner)
{
    public override async ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default) =>
        await Inner.LinesAsync(dossier, import, query, cancellationToken) is { } page ? page with { Lines = [.. page.Lines.Select(change)] } : null;

    public static LineView Composed(LineView line) => line with { Label = line.Label.Replace("e\u0301", "é", StringComparison.Ordinal) };

    public static LineView ThroughDouble(LineView line) => line with { Debit = ThroughDouble(line.Debit), Credit = ThroughDouble(line.Credit) };

    private static Amount ThroughDouble(Amount amount) => Amount.TryFromDecimal((decimal)(double)amount.ToDecimal(), out var changed) ? changed : Amount.Zero;
}

/// <summary>Changes the query for lines.</summary>
internal sealed class OtherLineQuery(IImportStore inner, Func<EntryLineQuery, EntryLineQuery> change) : ImportStoreDecorator(inner)
{
    public override ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default) =>
        Inner.LinesAsync(dossier, import, change(query), cancellationToken);
}

/// <summary>Changes the query for a list.</summary>
internal sealed class OtherListQuery(IImportStore inner, Func<ImportQuery, ImportQuery> change) : ImportStoreDecorator(inner)
{
    public override ValueTask<Page<ImportRecord>> ListAsync(DossierId dossier, ImportQuery query, CancellationToken cancellationToken = default) => Inner.ListAsync(dossier, change(query), cancellationToken);
}

/// <summary>Loses refusals and repeats.</summary>
internal sealed class LostAudit(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask AppendAuditAsync(AuditEvent auditEvent, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}

/// <summary>Keeps instants to the second.</summary>
internal sealed class WholeSeconds(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override async ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default) =>
        await Inner.FindAsync(dossier, import, cancellationToken) is { } record ? record with { CreatedAt = Instant.FromUnixTimeSeconds(record.CreatedAt.ToUnixTimeSeconds()) } : null;
}

/// <summary>Finds something wrong with itself where nothing is.</summary>
internal sealed class AlwaysComplains(IImportStore inner) : ImportStoreDecorator(inner)
{
    public override ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<IReadOnlyList<string>>(["Something is wrong."]);
}
