namespace PartnerImports.Sqlite;

/// <summary>Models of custom files in an SQLite file; earlier revisions are kept.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class SqliteModels(SqliteFile file) : ICustomModelSource
{
    /// <summary>Saves a model of a dossier under its name as the newest revision; the same document again changes nothing.</summary>
    /// <returns>The number of the newest revision, from 1.</returns>
    /// <exception cref="ImportStoreException">The file cannot be written to.</exception>
    public ValueTask<int> SaveAsync(DossierId dossier, CustomModelDocument model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return file.WriteAsync(
            connection =>
            {
                var (revision, newest) = Newest(connection, dossier, model.Name);
                if (newest is not null && newest.Utf8.Span.SequenceEqual(model.Utf8.Span)) return revision;
                using var insert = connection.Prepare("INSERT INTO model VALUES (?1, ?2, ?3, ?4)");
                insert.Bind(1, dossier.ToString()).Bind(2, model.Name).Bind(3, revision + 1).BindBlob(4, model.Utf8.Span).Execute();
                return revision + 1;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CustomModelDocument?> FindAsync(DossierId dossier, string code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        return file.ReadAsync(connection => Newest(connection, dossier, code).Document, cancellationToken);
    }

    private static (int Revision, CustomModelDocument? Document) Newest(Connection connection, DossierId dossier, string code)
    {
        using var found = connection.Prepare("SELECT revision, document FROM model WHERE dossier = ?1 AND code = ?2 ORDER BY revision DESC LIMIT 1");
        found.Bind(1, dossier.ToString()).Bind(2, code);
        return found.Step() ? (found.Int32(0), new(code, found.Bytes(1).ToArray())) : (0, null);
    }
}
