namespace PartnerImports.Sqlite;

/// <summary>Dossiers and their fiscal years in an SQLite file.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class SqliteDossiers(SqliteFile file) : IDossierDirectory, IFiscalCalendar
{
    /// <summary>Adds a dossier with its fiscal years, or changes both.</summary>
    /// <exception cref="ImportStoreException">The file cannot be written to.</exception>
    public async ValueTask SaveAsync(Dossier dossier, FiscalCalendar calendar, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(calendar);
        await file.WriteAsync(
            connection =>
            {
                Save(connection, dossier, calendar);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<Dossier?> FindAsync(DossierId dossier, CancellationToken cancellationToken = default) =>
        file.ReadAsync(
            connection =>
            {
                using var found = connection.Prepare("SELECT siren, console_open FROM dossier WHERE code = ?1");
                found.Bind(1, dossier.ToString());
                return found.Step() ? new Dossier(dossier, found.TextOrNull(0) is { } siren ? Siren.Parse(siren) : default, found.Bool(1)) : null;
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<FiscalCalendar> GetAsync(DossierId dossier, CancellationToken cancellationToken = default) =>
        file.ReadAsync(
            connection =>
            {
                using var rows = connection.Prepare("""SELECT start, "end", is_open, label FROM fiscal_year WHERE dossier = ?1 ORDER BY start""");
                rows.Bind(1, dossier.ToString());
                var years = new List<FiscalYear>();
                while (rows.Step()) years.Add(new(Values.Date(rows.Int64(0)), Values.Date(rows.Int64(1)), rows.Bool(2), rows.Text(3)));
                return years.Count == 0 ? FiscalCalendar.Empty : new(years);
            },
            cancellationToken);

    private static void Save(Connection connection, Dossier dossier, FiscalCalendar calendar)
    {
        using (var insert = connection.Prepare("INSERT INTO dossier VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET siren = ?2, console_open = ?3"))
            insert.Bind(1, dossier.Id.ToString()).Bind(2, dossier.Siren.HasValue ? dossier.Siren.ToString() : null).Bind(3, dossier.ConsoleOpen).Execute();
        using (var delete = connection.Prepare("DELETE FROM fiscal_year WHERE dossier = ?1")) delete.Bind(1, dossier.Id.ToString()).Execute();
        foreach (var year in calendar.Years)
        {
            using var insert = connection.Prepare("INSERT INTO fiscal_year VALUES (?1, ?2, ?3, ?4, ?5)");
            insert.Bind(1, dossier.Id.ToString()).Bind(2, Values.Of(year.Start)).Bind(3, Values.Of(year.End)).Bind(4, year.IsOpen).Bind(5, year.Label).Execute();
        }
    }
}
