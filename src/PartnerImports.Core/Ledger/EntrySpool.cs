using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PartnerImports;

/// <summary>Keeps the lines of a reception in a temporary file of its owner's, to be read back entry by entry. Memory: sixteen bytes a line.</summary>
internal sealed class EntrySpool : IAsyncDisposable
{
    private readonly List<(int Entry, long Offset)> _lines = [];
    private FileStream? _file;
    private BinaryWriter? _writer;

    public void Add(EntryLineBatch batch)
    {
        _file ??= Create();
        _writer ??= new(_file);
        for (var row = 0; row < batch.Count; row++)
        {
            _lines.Add((batch.Entries[row], _file.Position));
            EntryLineCodec.Write(_writer, batch.ToLine(row));
        }
    }

    /// <summary>The entries in the order of their first lines, each with all its lines wherever they stood.</summary>
    public async IAsyncEnumerable<JournalEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_file is null) yield break;
        await _file.FlushAsync(cancellationToken).ConfigureAwait(false);
        using var reader = new BinaryReader(_file, System.Text.Encoding.UTF8, leaveOpen: true);
        var ordered = _lines.OrderBy(line => line.Entry).ToArray();
        var entry = ImmutableArray.CreateBuilder<EntryLine>();
        for (var i = 0; i < ordered.Length; i++)
        {
            if (i > 0 && ordered[i].Entry != ordered[i - 1].Entry)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new(entry.DrainToImmutable());
            }
            if (_file.Position != ordered[i].Offset) _file.Position = ordered[i].Offset;
            entry.Add(EntryLineCodec.Read(reader));
        }
        if (entry.Count > 0) yield return new(entry.DrainToImmutable());
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null) await _writer.DisposeAsync().ConfigureAwait(false);
        if (_file is not null) await _file.DisposeAsync().ConfigureAwait(false);
        (_writer, _file) = (null, null);
    }

    private static FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
