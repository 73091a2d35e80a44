using NodaTime;
using PartnerImports;

namespace LoopBackend;

/// <summary>The backend's dossiers and their fiscal years, as imports need to know them.</summary>
internal sealed class LoopDossiers : IDossierDirectory, IFiscalCalendar
{
    public static DossierId Demo { get; } = DossierId.Parse("D000123");

    private static readonly Dossier Known = new(Demo, Siren.Parse("123456782"));
    private static readonly FiscalCalendar Years = new(
    [
        new FiscalYear(new LocalDate(2024, 1, 1), new LocalDate(2024, 12, 31), isOpen: false),
        new FiscalYear(new LocalDate(2025, 1, 1), new LocalDate(2025, 12, 31)),
    ]);

    public ValueTask<Dossier?> FindAsync(DossierId dossier, CancellationToken cancellationToken = default) => ValueTask.FromResult(dossier == Demo ? Known : null);

    public ValueTask<FiscalCalendar> GetAsync(DossierId dossier, CancellationToken cancellationToken = default) => ValueTask.FromResult(dossier == Demo ? Years : FiscalCalendar.Empty);
}
