using System.Text;
using PartnerImports.Parsers.Tra;

namespace PartnerImports.Parsers.Tests.Tra;

public sealed class TraStreamingTests
{
    private const int Lines = 1_000_000;

    [Fact]
    public async Task A_million_movements_stream_in_bounded_memory()
    {
        // Everything completes synchronously, so that what this thread allocates is all there is.
        var content = new Generated(Lines);
        var thread = Environment.CurrentManagedThreadId;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var analysis = await TraReading.Parser.AnalyseAsync(content, ReadOptions.Default, CancellationToken.None);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        analysis.Summary.Lines.Should().Be(Lines);
        analysis.Summary.Entries.Should().Be(Lines / Generated.LinesPerEntry);
        analysis.Summary.TotalDebit.ToString().Should().Be("50000000.00");
        analysis.Diagnostics.Should().BeEmpty();
        allocated.Should().BeLessThan(12_000_000, "buffers are reused and only distinct keys are kept");

        before = GC.GetAllocatedBytesForCurrentThread();
        var (read, ended) = await ReadAllAsync(content, analysis);
        (read, ended).Should().Be((Lines, Lines / Generated.LinesPerEntry));
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(12_000_000);
        Environment.CurrentManagedThreadId.Should().Be(thread);
    }

    private static async Task<(int Lines, int Entries)> ReadAllAsync(IImportContent content, ImportAnalysis analysis)
    {
        await using var reader = new TraFormat().OpenEntries(content, analysis);
        var batch = new EntryLineBatch();
        var (lines, entries) = (0, 0);
        while (await reader.ReadAsync(batch, CancellationToken.None))
        {
            lines += batch.Count;
            entries += batch.Marks.ToArray().Count(mark => (mark & LineMarks.LastOfEntry) != 0);
        }
        return (lines, entries);
    }

    /// <summary>A file that is written while it is read: entries of a thousand lines of 100,00 on alternating sides.</summary>
    private sealed class Generated(int lines) : IImportContent
    {
        public const int LinesPerEntry = 1_000;

        public string? Name => "generated.tra";

        public long Length => TraLine.Header.Length + (long)lines * 224;

        public Stream OpenRead() => new Writer(lines);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private sealed class Writer(int lines) : MemoryStream
        {
            private readonly byte[] _debit = Encoding.ASCII.GetBytes(new TraLine { Number = "1", Label = "Fournitures" } + "\r\n");
            private readonly byte[] _credit = Encoding.ASCII.GetBytes(new TraLine { Number = "1", Label = "Dupont", Side = "C", Account = "401000", Kind = "X", ThirdParty = "FDUPONT" } + "\r\n");
            private int _line = -1, _at;

            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

            public override int Read(Span<byte> buffer)
            {
                var written = 0;
                while (_line < lines && written < buffer.Length)
                {
                    ReadOnlySpan<byte> source = _line < 0 ? Encoding.ASCII.GetBytes(TraLine.Header) : _line % 2 == 0 ? _debit : _credit;
                    if (_line >= 0 && _at == 0) Number(_line / LinesPerEntry + 1, _line % 2 == 0 ? _debit : _credit);
                    var count = Math.Min(source.Length - _at, buffer.Length - written);
                    source.Slice(_at, count).CopyTo(buffer[written..]);
                    written += count;
                    _at += count;
                    if (_at < source.Length) continue;
                    _at = 0;
                    _line++;
                }
                return written;
            }

            private static void Number(int number, byte[] line)
            {
                for (var column = 158; number > 0; column--, number /= 10) line[column] = (byte)('0' + number % 10);
            }
        }
    }
}
