namespace PartnerImports;

/// <summary>A store's environment failed: a disk, a network, a server.</summary>
public sealed class ImportStoreException : Exception
{
    /// <summary>Says that the store failed.</summary>
    public ImportStoreException() : this("The store failed.")
    {
    }

    /// <summary>Says how the store failed.</summary>
    public ImportStoreException(string message) : base(message)
    {
    }

    /// <summary>Says how the store failed, with its cause.</summary>
    public ImportStoreException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient { get; init; }
}
