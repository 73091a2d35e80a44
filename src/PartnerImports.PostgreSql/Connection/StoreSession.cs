using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>A connection in use for one call, with the call's cancellation.</summary>
internal readonly struct StoreSession(NpgsqlConnection connection, CancellationToken cancellationToken, bool isPatient = false)
{
    public NpgsqlConnection Connection => connection;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The same, with statements that may take as long as they need: those that go through all lines.</summary>
    public StoreSession Patient => new(connection, cancellationToken, isPatient: true);

    /// <summary>Runs a statement and gives the number of rows that it changed.</summary>
    public async ValueTask<int> ExecuteAsync(string sql, params object?[] values)
    {
        var command = Command(sql, values);
        await using (command.ConfigureAwait(false)) return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first value of the first row; the default value when there is none or it is null.</summary>
    public async ValueTask<T?> ScalarAsync<T>(string sql, params object?[] values)
    {
        var command = Command(sql, values);
        await using (command.ConfigureAwait(false))
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is T value ? value : default;
    }

    public async ValueTask<List<T>> ListAsync<T>(Func<NpgsqlDataReader, T> read, string sql, params object?[] values)
    {
        var command = Command(sql, values);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var items = new List<T>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) items.Add(read(reader));
                return items;
            }
        }
    }

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = connection.Command(sql, values);
        if (isPatient) command.CommandTimeout = 0;
        return command;
    }
}
