using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports;

public sealed partial class InMemoryImportStore
{
    /// <inheritdoc/>
    public ValueTask<ImportRecord?> FindAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(Find(dossier, import)?.Record);
    }

    /// <inheritdoc/>
    public ValueTask<Page<ImportRecord>> ListAsync(DossierId dossier, ImportQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var found = OfDossier(dossier).Select(import => import.Record).Where(record => query.Statuses.Contains(record.Status)).ToList();
            found.Sort((left, right) => Compare(left, right, query));
            return ValueTask.FromResult(new Page<ImportRecord>([.. found.Skip(query.Skip).Take(query.Take)], found.Count));
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> CountWaitingAsync(DossierId dossier, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(OfDossier(dossier).Count(import => import.Record is { Status: ImportStatus.Pending, Request: null }));
    }

    /// <inheritdoc/>
    public ValueTask<EntryLinePage?> LinesAsync(DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        ImmutableArray<LineView> lines;
        lock (_gate)
        {
            if (Find(dossier, import) is not { } found) return ValueTask.FromResult<EntryLinePage?>(null);
            lines = found.Lines;
        }
        var page = ImmutableArray.CreateBuilder<LineView>();
        long matched = 0;
        foreach (var line in lines)
        {
            if (!query.Matches(line)) continue;
            if (matched++ >= query.Skip && page.Count < query.Take) page.Add(line);
        }
        return ValueTask.FromResult<EntryLinePage?>(new(page.DrainToImmutable(), matched, lines.Length));
    }

    /// <inheritdoc/>
    public ValueTask<DecisionPlan?> PlanAsync(DossierId dossier, ImportId import, ImportDecision decision, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (Find(dossier, import) is not { } found) return ValueTask.FromResult<DecisionPlan?>(null);
            var held = found.Record.Status == ImportStatus.Pending ? found.Lines : [];
            (LocalDate, LocalDate)? dates = held.IsEmpty ? null : (held.Min(line => line.Date), held.Max(line => line.Date));
            return ValueTask.FromResult<DecisionPlan?>(new()
            {
                Record = found.Record,
                HeldEntries = held.DistinctBy(line => line.Entry).Count(),
                HeldLines = held.Length,
                Keeps = found.Named,
                HeldDates = dates,
                Obstacles = found.Obstacles(),
            });
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LocalDate>> HeldDaysAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ImmutableArray<LineView> held;
        lock (_gate) held = Find(dossier, import) is { Record.Status: ImportStatus.Pending } found ? found.Lines : [];
        return ValueTask.FromResult<IReadOnlyList<LocalDate>>([.. held.Select(line => line.Date).Distinct().Order()]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditEvent>> AuditAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<AuditEvent>>(Find(dossier, import) is not null && _audit.TryGetValue((dossier, import), out var events) ? [.. events] : []);
    }

    private static int Compare(ImportRecord left, ImportRecord right, ImportQuery query)
    {
        var missing = IsMissing(left, query.Sort).CompareTo(IsMissing(right, query.Sort));
        if (missing != 0) return missing;
        var order = query.Sort switch
        {
            ImportSort.CreatedAt => 0,
            ImportSort.UpdatedAt => left.UpdatedAt.CompareTo(right.UpdatedAt),
            ImportSort.FileName => string.CompareOrdinal(left.FileName, right.FileName),
            ImportSort.Status => left.Status.CompareTo(right.Status),
            ImportSort.Partner => string.CompareOrdinal(left.Partner.Name, right.Partner.Name),
            ImportSort.Format => string.CompareOrdinal(left.Format.Code, right.Format.Code),
            ImportSort.FirstMovement => Nullable.Compare(left.Summary.FirstMovement, right.Summary.FirstMovement),
            ImportSort.LastMovement => Nullable.Compare(left.Summary.LastMovement, right.Summary.LastMovement),
            ImportSort.ReferencePeriod => Nullable.Compare(left.ReferencePeriod?.End, right.ReferencePeriod?.End),
            ImportSort.Entries => left.Summary.Entries.CompareTo(right.Summary.Entries),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Sort, "There is no such column."),
        };
        if (order == 0) order = left.CreatedAt.CompareTo(right.CreatedAt);
        if (order == 0) order = left.Id.CompareTo(right.Id);
        return query.Descending ? -order : order;
    }

    private static bool IsMissing(ImportRecord record, ImportSort sort) => sort switch
    {
        ImportSort.FirstMovement => record.Summary.FirstMovement is null,
        ImportSort.LastMovement => record.Summary.LastMovement is null,
        ImportSort.ReferencePeriod => record.ReferencePeriod is null,
        _ => false,
    };
}
