namespace PartnerImports.Testing;

/// <summary>Gives a conformance case a directory of dossiers without anything in it.</summary>
public interface IDossierFixture : IAsyncDisposable
{
    /// <summary>The dossiers.</summary>
    IDossierDirectory Directory { get; }

    /// <summary>Their fiscal years.</summary>
    IFiscalCalendar Calendar { get; }

    /// <summary>Adds a dossier with its fiscal years, or changes both.</summary>
    ValueTask SaveAsync(Dossier dossier, FiscalCalendar calendar, CancellationToken cancellationToken);
}

/// <summary>What every <see cref="IDossierDirectory"/> with its <see cref="IFiscalCalendar"/> must do; run like <see cref="StoreConformance"/>.</summary>
public static class DossierConformance
{
    private static readonly DossierId Id = DossierId.Parse("DOSSIER-1");

    /// <summary>All cases.</summary>
    public static ConformanceSuite<IDossierFixture> Suite { get; } = new((ConformanceCase<IDossierFixture>[])
    [
        new("Dossiers", "An unknown dossier is null and has no fiscal years", "P10", async (f, c) =>
        {
            Expect.Null(await f.Directory.FindAsync(Id, c).ConfigureAwait(false), "An unknown dossier");
            Expect.Equal(0, (await f.Calendar.GetAsync(Id, c).ConfigureAwait(false)).Years.Length, "Its fiscal years");
        }),
        new("Dossiers", "A dossier comes as it was saved", "", async (f, c) =>
        {
            foreach (var dossier in (Dossier[])[new(Id, Siren.Parse("732829320"), false), new(DossierId.Parse("dossier-1")), new(DossierId.Parse("Été 2"), default, true)])
            {
                await f.SaveAsync(dossier, new([new(new(2025, 1, 1), new(2025, 12, 31))]), c).ConfigureAwait(false);
                Expect.Equal(dossier, await f.Directory.FindAsync(dossier.Id, c).ConfigureAwait(false), "The dossier");
            }
            Expect.Null(await f.Directory.FindAsync(DossierId.Parse("DOSSIER-9"), c).ConfigureAwait(false), "Another dossier");
        }),
        new("Dossiers", "Fiscal years come as they were saved: shifted, short, long, closed, with gaps, with their own labels", "P10", async (f, c) =>
        {
            FiscalYear[] years =
            [
                new(new(2021, 1, 1), new(2021, 12, 31), isOpen: false), new(new(2022, 1, 1), new(2022, 3, 31), isOpen: false, "COURT"),
                new(new(2022, 4, 1), new(2023, 9, 30)), new(new(2024, 10, 1), new(2025, 9, 30), isOpen: true, "EXERCICE 2025 (décalé)"), new(new(9999, 12, 31), new(9999, 12, 31)),
            ];
            await f.SaveAsync(new(Id), new(years.Reverse()), c).ConfigureAwait(false);
            Expect.Sequence(years.Select(Shown), (await f.Calendar.GetAsync(Id, c).ConfigureAwait(false)).Years.Select(Shown), "Fiscal years");
        }),
        new("Dossiers", "Saving again changes the dossier and replaces its fiscal years", "P10", async (f, c) =>
        {
            await f.SaveAsync(new(Id), new([new(new(2024, 1, 1), new(2024, 12, 31)), new(new(2025, 1, 1), new(2025, 12, 31))]), c).ConfigureAwait(false);
            await f.SaveAsync(new(Id, default, false), new([new(new(2025, 1, 1), new(2025, 12, 31), isOpen: false)]), c).ConfigureAwait(false);
            Expect.Equal(new Dossier(Id, default, false), await f.Directory.FindAsync(Id, c).ConfigureAwait(false), "The dossier");
            Expect.Sequence([Shown(new(new(2025, 1, 1), new(2025, 12, 31), isOpen: false))], (await f.Calendar.GetAsync(Id, c).ConfigureAwait(false)).Years.Select(Shown), "Fiscal years");
        }),
        new("Dossiers", "A dossier can be saved without fiscal years", "P10", async (f, c) =>
        {
            await f.SaveAsync(new(Id), FiscalCalendar.Empty, c).ConfigureAwait(false);
            Expect.Equal(new Dossier(Id), await f.Directory.FindAsync(Id, c).ConfigureAwait(false), "The dossier");
            Expect.Equal(0, (await f.Calendar.GetAsync(Id, c).ConfigureAwait(false)).Years.Length, "Its fiscal years");
        }),
    ]);

    /// <summary>All cases, as a list.</summary>
    public static IReadOnlyList<ConformanceCase<IDossierFixture>> Cases => Suite.Cases;

    private static (NodaTime.LocalDate, NodaTime.LocalDate, bool, string) Shown(FiscalYear year) => (year.Start, year.End, year.IsOpen, year.Label);
}
