using System.Collections.Concurrent;

namespace PartnerImports;

/// <summary>Dossiers and their fiscal years in memory.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class InMemoryDossiers : IDossierDirectory, IFiscalCalendar
{
    private readonly ConcurrentDictionary<DossierId, (Dossier Dossier, FiscalCalendar Calendar)> _dossiers = new();

    /// <summary>Adds a dossier with its fiscal years, or changes both.</summary>
    public void Save(Dossier dossier, FiscalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(calendar);
        _dossiers[dossier.Id] = (dossier, calendar);
    }

    /// <inheritdoc/>
    public ValueTask<Dossier?> FindAsync(DossierId dossier, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_dossiers.TryGetValue(dossier, out var found) ? found.Dossier : null);
    }

    /// <inheritdoc/>
    public ValueTask<FiscalCalendar> GetAsync(DossierId dossier, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_dossiers.TryGetValue(dossier, out var found) ? found.Calendar : FiscalCalendar.Empty);
    }
}
