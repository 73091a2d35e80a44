using System.Text;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>A million lines pass through in bounded memory: 60,000 by default, all of them with <c>PARTNER_IMPORTS_LONG=1</c>.</summary>
public class CustomStreamingTests
{
    private static readonly int Lines = Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") == "1" ? 1_000_000 : 60_000;

    [Theory]
    [InlineData("pennylane", "Date;Code journal;Numéro de compte;Libellé;Débit;Crédit;Numéro de pièce\n", "31/01/2026;VT;411000;Vente à crédit;1 234,56;;F1\n", "31/01/2026;VT;707000;Vente à crédit;;1 234,56;F1\n")]
    [InlineData("ebp", "", "1,31012026,VE,411000,\"Vente \"\"x\"\"\",\"F1\",1234.56,D,\r\n", "1,31012026,VE,707000,\"Vente\",\"F1\",1234.56,C,\r\n")]
    [InlineData("quadra", "", "M411000  VE000310126 Vente \u00E9             D+000000123456\r\n", "M707000  VE000310126 Vente               C+000000123456\r\n")]
    public async Task Reading_allocates_no_more_for_more_lines(string code, string header, string debit, string credit)
    {
        var model = BuiltInModels.Find(code)!;
        var few = await AllocatedAsync(new Repeated(header, debit, credit, Lines / 10), model);
        var many = await AllocatedAsync(new Repeated(header, debit, credit, Lines), model);

        many.Lines.Should().Be(Lines);
        ((many.Bytes - few.Bytes) / (Lines * 0.9)).Should().BeLessThan(16, "a line leaves nothing behind but a few bytes of asynchronous reading");
    }

    private static async Task<(long Lines, long Bytes)> AllocatedAsync(Repeated content, CustomModelDocument model)
    {
        var parser = new ImportParser([new FecFormat(), new CustomFormat()]);
        var options = ReadOptions.Default with { Model = model };
        await parser.AnalyseAsync(content.Of(20), options);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var analysis = await parser.AnalyseAsync(content, options);
        var first = GC.GetAllocatedBytesForCurrentThread() - before;
        analysis.HasBlocking.Should().BeFalse();
        long lines = 0;
        var batch = new EntryLineBatch();
        before = GC.GetAllocatedBytesForCurrentThread();
        await using var reader = parser.OpenEntries(content, analysis);
        while (await reader.ReadAsync(batch)) lines += batch.Count;
        return (lines, first + GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Two lines, again and again, made while they are read.</summary>
    private sealed class Repeated(string header, string debit, string credit, int lines) : IImportContent
    {
        private readonly byte[] _header = Encoding.UTF8.GetBytes(header);
        private readonly byte[] _pair = Encoding.UTF8.GetBytes(debit + credit);

        public string? Name => null;

        public long Length => _header.Length + (long)_pair.Length * lines / 2;

        public Repeated Of(int count) => new(header, debit, credit, count);

        public Stream OpenRead() => new Pairs(_header, _pair, Length);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private sealed class Pairs(byte[] header, byte[] pair, long length) : Stream
        {
            private long _at;

            public override int Read(Span<byte> buffer)
            {
                var count = (int)Math.Min(buffer.Length, length - _at);
                for (var i = 0; i < count; i++, _at++) buffer[i] = _at < header.Length ? header[_at] : pair[(_at - header.Length) % pair.Length];
                return count;
            }

            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
            public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
            public override bool CanRead => true;
            public override bool CanSeek => false;
            public override bool CanWrite => false;
            public override long Length => throw new NotSupportedException();
            public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
            public override void Flush() => throw new NotSupportedException();
            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
            public override void SetLength(long value) => throw new NotSupportedException();
            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        }
    }
}
