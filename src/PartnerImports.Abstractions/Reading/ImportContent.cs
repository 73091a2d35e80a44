namespace PartnerImports;

/// <summary>Makes contents of bytes, files and streams.</summary>
public static class ImportContent
{
    /// <summary>The bytes of an array, which must not change afterwards.</summary>
    public static IImportContent FromBytes(ReadOnlyMemory<byte> bytes, string? name = null) => new MemoryContent(bytes, name);

    /// <summary>A file of the file system.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IImportContent FromFile(string path) => new FileContent(new FileInfo(path), deleteOnDispose: false, Path.GetFileName(path));

    /// <summary>
    /// What a stream still holds. A stream that cannot seek is copied to a temporary file that only its owner may read
    /// and that is deleted on disposal. The caller keeps the stream.
    /// </summary>
    /// <param name="stream">Read to its end.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="folder">Where to put the temporary file; the system's folder when null.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    public static async ValueTask<IImportContent> FromStreamAsync(Stream stream, string? name = null, string? folder = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = Path.Combine(folder ?? Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var file = new FileStream(path, options);
            await using (file.ConfigureAwait(false)) await stream.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            System.IO.File.Delete(path);
            throw;
        }
        return new FileContent(new FileInfo(path), deleteOnDispose: true, name);
    }

    /// <summary>One file delivered in several parts, each with its own header: a FEC split as <c>_1</c>, <c>_2</c>.</summary>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public static IImportContent FromParts(IReadOnlyList<IImportContent> parts) =>
        parts is { Count: > 0 } ? parts.Count == 1 ? parts[0] : new SplitContent(parts) : throw new ArgumentException("At least one part is needed.", nameof(parts));

    private sealed class MemoryContent(ReadOnlyMemory<byte> bytes, string? name) : IImportContent
    {
        /// <summary>The bytes of a memory that is no array: copied once, however many threads read them.</summary>
        private readonly Lazy<byte[]> _copy = new(bytes.ToArray);

        public string? Name => name;
        public long Length => bytes.Length;
        public Stream OpenRead() => System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(_copy.Value, writable: false);
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class FileContent(FileInfo file, bool deleteOnDispose, string? name) : IImportContent
    {
        public string? Name => name;
        public long Length { get; } = file.Length;
        public Stream OpenRead() => new FileStream(file.FullName, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.SequentialScan, BufferSize = 0 });

        public ValueTask DisposeAsync()
        {
            if (deleteOnDispose) file.Delete();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class SplitContent(IReadOnlyList<IImportContent> parts) : IImportContent
    {
        public string? Name => parts[0].Name;
        public long Length => parts.Sum(part => part.Length);
        public IReadOnlyList<IImportContent> Parts => parts;
        public Stream OpenRead() => throw new NotSupportedException("A split content is read part by part.");

        public async ValueTask DisposeAsync()
        {
            foreach (var part in parts) await part.DisposeAsync().ConfigureAwait(false);
        }
    }
}
