using System.Collections.Immutable;

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

    /// <summary>What failed, as one of <see cref="ImportStoreFailures"/>; empty when it is none of them.</summary>
    public string Code { get; init; } = "";

    /// <summary>What the sentence of the code is about, as <see cref="ImportStoreFailures"/> says: a file, a version, the driver's own message.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];
}
