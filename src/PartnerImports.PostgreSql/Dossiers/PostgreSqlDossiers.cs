using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>Dossiers and their fiscal years in the same database as the imports. Thread-safe.</summary>
/// <param name="database">The database; the caller disposes it.</param>
public sealed class PostgreSqlDossiers(PostgreSqlDatabase database) : IDossierDirectory, IFiscalCalendar
{
    private const string SaveSql =
        "INSERT INTO dossiers (dossier_id, siren, console_open) VALUES ($1, $2, $3) " +
        "ON CONFLICT (dossier_id) DO UPDATE SET siren = excluded.siren, console_open = excluded.console_open";

    /// <summary>Saves a dossier with all its fiscal years, in the place of what was known of it.</summary>
    /// <exception cref="ImportStoreException">The server failed.</exception>
    public async ValueTask SaveAsync(Dossier dossier, FiscalCalendar calendar, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(calendar);
        var id = dossier.Id.ToString();
        await database.TransactAsync(async session =>
        {
            var batch = new NpgsqlBatch(session.Connection);
            await using (batch.ConfigureAwait(false))
            {
                batch.Add(SaveSql, id, dossier.Siren.HasValue ? dossier.Siren.ToString() : null, dossier.ConsoleOpen);
                batch.Add("DELETE FROM fiscal_years WHERE dossier_id = $1", id);
                foreach (var year in calendar.Years)
                    batch.Add("INSERT INTO fiscal_years (dossier_id, first_day, last_day, is_open, label) VALUES ($1, $2, $3, $4, $5)",
                        id, year.Start.ToDateOnly(), year.End.ToDateOnly(), year.IsOpen, year.Label == ReferencePeriod.LabelFor(year.End) ? null : year.Label);
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            return (true, true);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<Dossier?> FindAsync(DossierId dossier, CancellationToken cancellationToken = default) =>
        database.RunAsync(async session =>
        {
            var found = await session.ListAsync(row => new Dossier(dossier, row.Text(0) is { } siren ? Siren.Parse(siren) : default, row.GetBoolean(1)),
                "SELECT siren, console_open FROM dossiers WHERE dossier_id = $1", dossier.ToString()).ConfigureAwait(false);
            return found.Count == 0 ? null : found[0];
        }, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<FiscalCalendar> GetAsync(DossierId dossier, CancellationToken cancellationToken = default) =>
        database.RunAsync(async session =>
        {
            var years = await session.ListAsync(row => new FiscalYear(row.Date(0), row.Date(1), row.GetBoolean(2), row.Text(3)),
                "SELECT first_day, last_day, is_open, label FROM fiscal_years WHERE dossier_id = $1 ORDER BY first_day", dossier.ToString()).ConfigureAwait(false);
            return years.Count == 0 ? FiscalCalendar.Empty : new(years);
        }, cancellationToken);
}
