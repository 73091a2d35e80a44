namespace PartnerImports.Sqlite;

/// <summary>Models of custom files in an SQLite file; earlier revisions are kept.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class SqliteModels(SqliteFile file) : ICustomModelSource
{
    /// <summary>Saves a model of a dossier under its name as the newest revision; the same document again changes nothing.</summary>
    /// <exception cref="ImportStoreException">The file cannot be written to.</exception>
    public async ValueTask SaveAsync(DossierId dossier, CustomModelDocument model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        await file.WriteAsync(
            connection =>
            {
                if (Find(connection, dossier, model.Name) is { } newest && newest.Utf8.Span.SequenceEqual(model.Utf8.Span)) return false;
                using var insert = connection.Prepare("""
                    INSERT INTO model SELECT ?1, ?2, 1 + coalesce((SELECT max(revision) FROM model WHERE dossier = ?1 AND code = ?2), 0), ?3
                    """);
                insert.Bind(1, dossier.ToString()).Bind(2, model.Name).BindBlob(3, model.Utf8.Span).Execute();
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<CustomModelDocument?> FindAsync(DossierId dossier, string code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        return file.ReadAsync(connection => Find(connection, dossier, code), cancellationToken);
    }

    private static CustomModelDocument? Find(Connection connection, DossierId dossier, string code)
    {
        using var found = connection.Prepare("SELECT document FROM model WHERE dossier = ?1 AND code = ?2 ORDER BY revision DESC LIMIT 1");
        found.Bind(1, dossier.ToString()).Bind(2, code);
        return found.Step() ? new(code, found.Bytes(0).ToArray()) : null;
    }
}
