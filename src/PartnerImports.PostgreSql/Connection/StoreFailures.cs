using System.Net.Sockets;
using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>Turns the driver's failures into the port's.</summary>
internal static class StoreFailures
{
    public static async ValueTask<T> TranslateAsync<T>(Func<ValueTask<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (Translate(failure) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>The port's exception for a failure of the driver; null for any other.</summary>
    public static ImportStoreException? Translate(Exception failure) => failure switch
    {
        PostgresException refused => new($"PostgreSQL refused the work: {refused.MessageText} (SQLSTATE {refused.SqlState}).", refused)
        {
            Code = ImportStoreFailures.Refused, Arguments = [refused.MessageText, $"SQLSTATE {refused.SqlState}"], IsTransient = refused.IsTransient,
        },
        NpgsqlException broken => new($"PostgreSQL cannot be reached: {broken.Message}", broken) { Code = ImportStoreFailures.Unreachable, Arguments = [broken.Message], IsTransient = IsTransient(broken) },
        IOException or SocketException or TimeoutException => new($"The connection to PostgreSQL failed: {failure.Message}", failure) { Code = ImportStoreFailures.Unreachable, Arguments = [failure.Message], IsTransient = true },
        _ => null,
    };

    /// <summary>Whether a value of the database was not what only this library writes there.</summary>
    public static bool IsUnreadable(Exception failure) => failure is FormatException or ArgumentException or OverflowException or InvalidCastException;

    public static ImportStoreException Damaged(string what, Exception failure) =>
        new($"{what} is damaged: it cannot be read.", failure) { Code = ImportStoreFailures.Damaged, Arguments = [what, "it cannot be read"] };

    /// <summary>The driver calls transient what a connection lost on the way means; a server that shuts down says so in an inner exception.</summary>
    private static bool IsTransient(NpgsqlException failure) => failure.IsTransient || failure.InnerException is EndOfStreamException or PostgresException { IsTransient: true };
}
