namespace PartnerImports;

/// <summary>The bytes of a push, which can be read again and again.</summary>
/// <remarks>
/// Reading twice gives the same bytes, unless somebody changes them, which the second pass finds out. Thread-safe: where
/// <see cref="ReadOptions.MaxThreads"/> allows it and streams can seek, several are open at once.
/// </remarks>
public interface IImportContent : IAsyncDisposable
{
    /// <summary>The name of the file; null when the push has none.</summary>
    string? Name { get; }

    /// <summary>The length in bytes.</summary>
    long Length { get; }

    /// <summary>The files that it was delivered in, in order: itself alone, or the parts of a FEC split in several.</summary>
    IReadOnlyList<IImportContent> Parts => [this];

    /// <summary>Opens the bytes from the start. The caller owns the stream.</summary>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    Stream OpenRead();
}
