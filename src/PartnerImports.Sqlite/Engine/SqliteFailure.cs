using SQLitePCL;

namespace PartnerImports.Sqlite;

/// <summary>SQLite's result codes in one sentence each.</summary>
internal static class SqliteFailure
{
    public static ImportStoreException Of(string path, int result, int extended, string message) => (result & 0xFF) switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Busy(path),
        raw.SQLITE_NOTADB => new($"{path} is not an SQLite file."),
        raw.SQLITE_CORRUPT => new($"{path} is damaged: {message}."),
        raw.SQLITE_CANTOPEN => new($"{path} cannot be opened or made: it is a folder, its folder is missing, or permission is denied."),
        raw.SQLITE_READONLY => new($"{path} cannot be written to."),
        raw.SQLITE_PERM or raw.SQLITE_AUTH => new($"{path}: permission is denied."),
        raw.SQLITE_FULL => new($"The disk of {path} is full.") { IsTransient = true },
        raw.SQLITE_IOERR => new($"Reading or writing {path} failed ({extended}: {message}).") { IsTransient = true },
        raw.SQLITE_NOMEM => new($"There is not enough memory to work on {path}.") { IsTransient = true },
        _ => new($"{path}: SQLite failed with {extended}: {message}."),
    };

    public static ImportStoreException Busy(string path) => new($"{path} is in use by another process; try again.") { IsTransient = true };

    public static ImportStoreException NewerSchema(string path, long found, int known) =>
        new($"{path} has the schema version {found}, and this program knows versions up to {known}: use a newer program.");

    public static ImportStoreException ForeignFile(string path) => new($"{path} is an SQLite file of another program.");
}
