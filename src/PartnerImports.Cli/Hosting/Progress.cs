using System.Diagnostics;
using System.Globalization;

namespace PartnerImports.Cli.Hosting;

/// <summary>Shows bytes, lines and speed on a terminal while a file is read for longer than a second.</summary>
internal sealed class Progress : IBatchCheck, IDisposable
{
    private readonly TextWriter _error;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Timer? _timer;
    private long _bytes, _lines;

    public Progress(TextWriter error)
    {
        _error = error;
        if (!Console.IsErrorRedirected) _timer = new(_ => Show(), null, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(250));
    }

    /// <summary>The same content, whose reads are counted.</summary>
    public IImportContent Watch(IImportContent content) => _timer is null ? content : content.Parts.Count > 1
        ? ImportContent.FromParts([.. content.Parts.Select(part => new Watched(part, this))])
        : new Watched(content, this);

    /// <summary>The same options, with lines counted.</summary>
    public ReadOptions Watch(ReadOptions options) => _timer is null ? options : options with { Checks = options.Checks.Add(this) };

    public void Check(EntryLineBatch batch, DiagnosticBag diagnostics) => Interlocked.Add(ref _lines, batch.Count);

    public void Dispose()
    {
        if (_timer is null) return;
        _timer.Dispose();
        if (_watch.Elapsed > TimeSpan.FromSeconds(1)) _error.Write("\r\e[K");
    }

    private void Show()
    {
        var megabytes = Interlocked.Read(ref _bytes) / 1e6;
        _error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\e[K{megabytes:0.0} MB, {Interlocked.Read(ref _lines)} lignes/lines, {megabytes / _watch.Elapsed.TotalSeconds:0.0} MB/s"));
    }

    private sealed class Watched(IImportContent content, Progress progress) : IImportContent
    {
        public string? Name => content.Name;
        public long Length => content.Length;
        public Stream OpenRead() => new CountedStream(content.OpenRead(), progress);
        public ValueTask DisposeAsync() => content.DisposeAsync();
    }

    private sealed class CountedStream(Stream stream, Progress progress) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => stream.CanSeek;
        public override bool CanWrite => false;
        public override long Length => stream.Length;
        public override long Position { get => stream.Position; set => stream.Position = value; }

        public override int Read(Span<byte> buffer) => Counted(stream.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => Counted(stream.Read(buffer, offset, count));

        /// <summary>Files of the command line are open for reads that block whichever thread makes them.</summary>
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(Counted(stream.Read(buffer.Span)));
        }

        public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

        public override void Flush() => stream.Flush();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            await base.DisposeAsync().ConfigureAwait(false);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) stream.Dispose();
            base.Dispose(disposing);
        }

        private int Counted(int read)
        {
            Interlocked.Add(ref progress._bytes, read);
            return read;
        }
    }
}
