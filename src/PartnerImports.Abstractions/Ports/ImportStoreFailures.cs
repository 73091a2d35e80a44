namespace PartnerImports;

/// <summary>The codes of <see cref="ImportStoreException.Code"/> that the shipped stores give, each with its <see cref="ImportStoreException.Arguments"/>.</summary>
/// <remarks>A host that shows failures in its users' language chooses its sentences by them. An adapter may give codes of its own.</remarks>
public static class ImportStoreFailures
{
    /// <summary>Another process is writing; trying again helps. Arguments: the file.</summary>
    public const string Busy = "busy";

    /// <summary>The file is of another kind. Arguments: the file.</summary>
    public const string NotAStore = "not-a-store";

    /// <summary>The database is another program's. Arguments: the file.</summary>
    public const string ForeignStore = "foreign-store";

    /// <summary>The schema is newer than the program. Arguments: the file or schema, the version found, the version known.</summary>
    public const string NewerSchema = "newer-schema";

    /// <summary>The schema is older than the program: it is to be migrated. Arguments: the schema, the version found, the version known.</summary>
    public const string OlderSchema = "older-schema";

    /// <summary>There are no tables yet: they are to be made by a migration. Arguments: the schema.</summary>
    public const string NoSchema = "no-schema";

    /// <summary>The database does not keep every character. Arguments: its encoding.</summary>
    public const string WrongEncoding = "wrong-encoding";

    /// <summary>The store is damaged. Arguments: the file or a row, what was found.</summary>
    public const string Damaged = "damaged";

    /// <summary>The file can be neither opened nor made. Arguments: the file.</summary>
    public const string CannotOpen = "cannot-open";

    /// <summary>The file can be read only. Arguments: the file.</summary>
    public const string ReadOnly = "read-only";

    /// <summary>Permission is denied. Arguments: the file.</summary>
    public const string AccessDenied = "access-denied";

    /// <summary>The disk is full; trying again helps once there is room. Arguments: the file.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>Reading or writing failed. Arguments: the file, the driver's message.</summary>
    public const string InputOutput = "input-output";

    /// <summary>There is not enough memory. Arguments: the file.</summary>
    public const string OutOfMemory = "out-of-memory";

    /// <summary>The server cannot be reached, or was lost on the way. Arguments: the driver's message.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The server or the database engine refused the work. Arguments: its message, its code.</summary>
    public const string Refused = "refused";
}
