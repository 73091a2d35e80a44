using System.Globalization;
using SQLitePCL;

namespace PartnerImports.Sqlite;

/// <summary>SQLite's result codes in one sentence each.</summary>
internal static class SqliteFailure
{
    public static ImportStoreException Of(string path, int result, int extended, string message) => (result & 0xFF) switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Busy(path),
        raw.SQLITE_NOTADB => new($"{path} is not an SQLite file.") { Code = ImportStoreFailures.NotAStore, Arguments = [path] },
        raw.SQLITE_CORRUPT => Damaged(path, message),
        raw.SQLITE_CANTOPEN => new($"{path} cannot be opened or made: it is a folder, its folder is missing, or permission is denied.") { Code = ImportStoreFailures.CannotOpen, Arguments = [path] },
        raw.SQLITE_READONLY => new($"{path} cannot be written to.") { Code = ImportStoreFailures.ReadOnly, Arguments = [path] },
        raw.SQLITE_PERM or raw.SQLITE_AUTH => new($"{path}: permission is denied.") { Code = ImportStoreFailures.AccessDenied, Arguments = [path] },
        raw.SQLITE_FULL => new($"The disk of {path} is full.") { Code = ImportStoreFailures.DiskFull, Arguments = [path], IsTransient = true },
        raw.SQLITE_IOERR => new($"Reading or writing {path} failed ({extended}: {message}).") { Code = ImportStoreFailures.InputOutput, Arguments = [path, $"{extended}: {message}"], IsTransient = true },
        raw.SQLITE_NOMEM => new($"There is not enough memory to work on {path}.") { Code = ImportStoreFailures.OutOfMemory, Arguments = [path], IsTransient = true },
        _ => new($"{path}: SQLite failed with {extended}: {message}.") { Code = ImportStoreFailures.Refused, Arguments = [message, Text(extended)] },
    };

    public static ImportStoreException Busy(string path) => new($"{path} is in use by another process; try again.") { Code = ImportStoreFailures.Busy, Arguments = [path], IsTransient = true };

    /// <summary>Whether a value of the file was not what only this program writes there.</summary>
    public static bool IsUnreadable(Exception failure) => failure is FormatException or ArgumentException or OverflowException;

    public static ImportStoreException Damaged(string path, string message) => new($"{path} is damaged: {message}.") { Code = ImportStoreFailures.Damaged, Arguments = [path, message] };

    public static ImportStoreException NewerSchema(string path, long found, int known) =>
        new($"{path} has the schema version {found}, and this program knows versions up to {known}: use a newer program.") { Code = ImportStoreFailures.NewerSchema, Arguments = [path, Text(found), Text(known)] };

    public static ImportStoreException ForeignFile(string path) => new($"{path} is an SQLite file of another program.") { Code = ImportStoreFailures.ForeignStore, Arguments = [path] };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
