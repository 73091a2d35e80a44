using NodaTime;
using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>Statements with positional values, and the values' forms in the database.</summary>
internal static class Sql
{
    /// <summary>The lock under which a dossier's receptions commit and its requests are queued, one at a time; its one value is the dossier.</summary>
    public const string LockDossier = "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || chr(1) || $1, 0))";

    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        batch.BatchCommands.Add(command);
    }

    public static string? Text(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static LocalDate Date(this NpgsqlDataReader reader, int column) => LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(column));

    public static LocalDate? DateOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Date(column);

    public static Instant Instant(this NpgsqlDataReader reader, int column) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(reader.GetInt64(column));

    public static object? Value(this LocalDate? date) => date?.ToDateOnly();

    /// <summary>Nanoseconds since the epoch.</summary>
    /// <exception cref="OverflowException">Before 1677 or after 2262.</exception>
    public static long Value(this Instant instant) => (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    /// <summary>The same, with instants beyond the range brought to its ends: for schedules, where "never before" and "for ever" are meant.</summary>
    public static long Schedule(this Instant instant)
    {
        var sinceEpoch = instant - NodaConstants.UnixEpoch;
        if (sinceEpoch >= Duration.FromNanoseconds(long.MaxValue)) return long.MaxValue;
        return sinceEpoch <= Duration.FromNanoseconds(long.MinValue) ? long.MinValue : sinceEpoch.ToInt64Nanoseconds();
    }

    public static byte[] Value(this ContentHash hash) => Convert.FromHexString(hash.ToString());

    public static ContentHash Hash(byte[] digest) => digest.Length == 0 ? default : ContentHash.FromDigest(digest);
}
