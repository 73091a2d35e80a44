namespace PartnerImports.PostgreSql;

/// <summary>Saved models of custom files in the same database as the imports, every revision kept. Thread-safe.</summary>
/// <param name="database">The database; the caller disposes it.</param>
public sealed class PostgreSqlModels(PostgreSqlDatabase database) : ICustomModelSource
{
    private const string SaveSql =
        "INSERT INTO custom_models (dossier_id, code, revision, document) " +
        "SELECT $1, $2, coalesce(max(revision), 0) + 1, $3 FROM custom_models WHERE dossier_id = $1 AND code = $2 RETURNING revision";

    /// <summary>Saves a document as the newest revision of a model.</summary>
    /// <returns>The number of the revision, from 1.</returns>
    /// <exception cref="ImportStoreException">The server failed.</exception>
    public ValueTask<int> SaveAsync(DossierId dossier, string code, ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return database.TransactAsync(async session =>
        {
            await session.ExecuteAsync(Sql.LockDossier, dossier.ToString()).ConfigureAwait(false);
            return (await session.ScalarAsync<int>(SaveSql, dossier.ToString(), code, utf8.ToArray()).ConfigureAwait(false), true);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CustomModelDocument?> FindAsync(DossierId dossier, string code, CancellationToken cancellationToken = default) =>
        database.RunAsync(async session =>
        {
            var document = await session.ScalarAsync<byte[]>("SELECT document FROM custom_models WHERE dossier_id = $1 AND code = $2 ORDER BY revision DESC LIMIT 1", dossier.ToString(), code).ConfigureAwait(false);
            return document is null ? null : new CustomModelDocument(code, document);
        }, cancellationToken);
}
