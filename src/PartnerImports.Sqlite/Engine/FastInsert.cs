using System.Runtime.InteropServices;
using SQLitePCL;

namespace PartnerImports.Sqlite;

/// <summary>A prepared insert for millions of rows: calls SQLite without marshalling and binds texts where they are.</summary>
/// <remarks>
/// SQLitePCLRaw guards its handle at each call and copies each text, which costs as much as the insert itself. A text bound here must
/// stay where it is until <see cref="Execute"/> returns. Not thread-safe.
/// </remarks>
internal sealed unsafe partial class FastInsert(Connection connection, Statement statement) : IDisposable
{
    private readonly nint _handle = statement.Handle.DangerousGetHandle();

    public void Bind(int index, long value) => Check(BindInt64(_handle, index, value));

    public void BindNull(int index) => Check(BindNull(_handle, index));

    /// <summary>Binds UTF-8 text that does not move; NULL when it is empty.</summary>
    public void BindText(int index, byte* utf8, int length)
    {
        if (length == 0) BindNull(index);
        else Check(BindText(_handle, index, utf8, length, 0));
    }

    /// <summary>Inserts the row; the values stay bound.</summary>
    public void Execute()
    {
        var result = Step(_handle);
        if (result != raw.SQLITE_DONE) throw connection.Failure(result);
        Check(Reset(_handle));
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw connection.Failure(result);
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    private static partial int BindInt64(nint statement, int index, long value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    private static partial int BindNull(nint statement, int index);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_text")]
    [SuppressGCTransition]
    private static partial int BindText(nint statement, int index, byte* text, int length, nint keep);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_reset")]
    private static partial int Reset(nint statement);
}
