using System.Text;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>The report does not depend on how the bytes arrive.</summary>
public sealed class DgfipStreamTests
{
    public static TheoryData<string, string> Files()
    {
        string long1 = new FecDraft().Set("Debit", "1.2").ToString();
        string line = long1[(long1.IndexOf('\n') + 1)..];
        return new TheoryData<string, string>
        {
            { "crlf.FEC20221231", long1 + string.Concat(Enumerable.Repeat(line, 1000)) },
            { "lf.FEC20221231", new FecDraft { LineEnd = "\n" }.Set("PieceRef", "").ToString() },
            { "wide.FEC20221231", new FecDraft().Set("EcritureLib", new string('x', 300_000)).Set("ValidDate", "").ToString() },
            { "xml.FEC20221231", FecXmlDraft.With("Facture", "a | b") },
        };
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Pieces_of_any_size_give_the_same_report(string name, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        DgfipReport whole = await FecDraft.CheckAsync(bytes, name);
        whole.Reasons.Should().NotBeEmpty();

        foreach (int piece in new[] { 1, 7, 4095, 4096, 4097 })
        {
            await using var stream = new PieceStream(bytes, piece);
            DgfipReport report = await DgfipChecker.CheckAsync(stream, name, null, TestContext.Current.CancellationToken);

            report.Tallies.Should().Equal(whole.Tallies);
            report.Reasons.Should().Equal(whole.Reasons);
        }
    }

    [Fact]
    public async Task The_file_begins_where_the_stream_stands()
    {
        foreach (string text in new[] { new FecDraft().ToString(), FecXmlDraft.Valid })
        {
            await using var stream = new MemoryStream(Encoding.UTF8.GetBytes("junk" + text));
            stream.Position = 4;

            DgfipReport report = await DgfipChecker.CheckAsync(
                stream, FecDraft.FileName, null, TestContext.Current.CancellationToken);

            report.ShouldConform();
            stream.CanRead.Should().BeTrue();
        }
    }

    [Fact]
    public async Task A_line_without_an_end_does_not_fill_the_memory()
    {
        byte[] bytes = new byte[40 * 1024 * 1024];
        Array.Fill(bytes, (byte)'x');
        byte[] start = Encoding.ASCII.GetBytes(new FecDraft().ToString());
        start.CopyTo(bytes, 0);
        await using var stream = new PieceStream(bytes, 1024 * 1024);
        long before = GC.GetAllocatedBytesForCurrentThread();

        ValueTask<DgfipReport> check = DgfipChecker.CheckAsync(
            stream, FecDraft.FileName, null, TestContext.Current.CancellationToken);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        check.IsCompleted.Should().BeTrue("a stream in memory keeps nobody waiting, so all of it was allocated by this thread");
        allocated.Should().BeLessThan(120 * 1024 * 1024);
        (await check).CountOf("L1").Should().Be(3);
    }

    [Fact]
    public async Task Cancelling_stops()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        foreach (string text in new[] { new FecDraft().ToString(), FecXmlDraft.Valid })
        {
            await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            Func<Task> check = async () => await DgfipChecker.CheckAsync(stream, FecDraft.FileName, null, source.Token);

            await check.Should().ThrowAsync<OperationCanceledException>();
        }
    }

    [Fact]
    public async Task Null_is_the_callers_mistake()
    {
        Func<Task> withoutContent = async () => await DgfipChecker.CheckAsync(null!, "1FEC20221231");
        Func<Task> withoutName = async () => await DgfipChecker.CheckAsync(Stream.Null, null!);

        await withoutContent.Should().ThrowAsync<ArgumentNullException>();
        await withoutName.Should().ThrowAsync<ArgumentNullException>();
    }

    /// <summary>Gives a few bytes at a time and cannot seek.</summary>
    sealed class PieceStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
