using System.Text;
using PartnerImports.Parsers.Fec;
using PartnerImports.Parsers.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Fec;

/// <summary>A file that several threads read in ranges is analysed as one thread analyses it.</summary>
public class FecRangeTests
{
    public static TheoryData<string> Cases => [.. FecCase.All.Where(each => each.Files.Length == 1).Select(each => each.Name)];

    [Theory, MemberData(nameof(Cases))]
    public async Task The_corpus_is_analysed_as_by_one_thread(string name)
    {
        var file = FecCase.Named(name);
        var look = await ContentInspector.LookAsync(file.Open());
        if (look.Length == 0) return; // Nothing is read of nothing.
        var whole = await new FecFormat().AnalyseAsync(file.Open(), look, file.Options);
        foreach (var (batch, range, threads) in new[] { (1, 1, 2), (2, 150, 3), (3, 700, 4) })
        {
            var parted = await new FecFormat { Pace = new(batch, range, 0) }.AnalyseAsync(file.Open(), look, file.Options with { MaxThreads = threads });
            Print(parted).Should().Equal(Print(whole));
        }
    }

    [Theory, MemberData(nameof(SpoiledFec.Rounds), MemberType = typeof(SpoiledFec))]
    public async Task Spoiled_files_are_analysed_as_by_one_thread(int seed)
    {
        var random = new SeededRandom(seed);
        var content = ImportContent.FromBytes(SpoiledFec.Make(random, seed), "732829320FEC20251231.txt");
        var look = await ContentInspector.LookAsync(content);
        var options = ReadOptions.Default with
        {
            MaxLineLength = random.Percent(10) ? 120 : 1 << 20,
            Encoding = random.Percent(10) ? ContentEncoding.Windows1252 : null,
            MaxDiagnostics = random.Percent(20) ? 2 : 1_000,
            Grouping = random.Percent(20) ? random.Pick([GroupingKey.RunningBalance, GroupingKey.JournalAndDate]) : null,
        };
        var pace = new FecPace(random.Next(1, 8), random.Next(1, 2_000), 0);
        var whole = await new FecFormat().AnalyseAsync(content, look, options);
        var parted = await new FecFormat { Pace = pace }.AnalyseAsync(content, look, options with { MaxThreads = random.Next(2, 5) });
        Print(parted).Should().Equal(Print(whole));
    }

    [Fact]
    public async Task A_file_is_cut_only_between_lines_that_are_not_blank()
    {
        foreach (var (text, cuts) in new (string, int[])[]
        {
            ("a\nb\nc\n", [2, 4]), ("a\r\nb\r\n", [3]), ("a\r\r\nb", [4]), ("a\r\r\r\nb", []), ("a\n\nb\nc", [5]), ("\t \nb\nc", [5]), ("a\n;b\nc", [2, 5]), ("a\n ; \nb", []), ("a\n ;", []), ("a\r\rb\nc", [5]), ("a", []), ("", []),
        })
        {
            var bytes = Encoding.ASCII.GetBytes(text);
            var lines = new LineCuts(new MemoryStream(bytes), bytes.Length);
            Enumerable.Range(0, bytes.Length).Select(from => (int)lines.Find(from)).Where(cut => cut < bytes.Length).Distinct().Should().Equal(cuts, text);
        }
        await Task.CompletedTask;
    }

    [Theory, InlineData("\n\n", "", "VT"), InlineData("\r", "\n", "VT"), InlineData("\n", "", ""), InlineData("\n", " ", "VT")]
    public async Task A_file_that_cannot_be_cut_is_not_kept_whole(string end, string last, string journal)
    {
        var row = $"{journal}|Ventes|1|20250115|411000|Clients|||F1|20250115|Facture|1,00|0,00|||20250115||";
        var bytes = Encoding.ASCII.GetBytes(string.Join('|', Enum.GetNames<FecColumn>().Take(18)) + "\n" + string.Concat(Enumerable.Repeat(row + end, 2_000)) + last);
        var content = ImportContent.FromBytes(bytes);
        var look = await ContentInspector.LookAsync(content);
        var reader = new FecFlatReader(content, look, ReadOptions.Default, new(), default);
        await using var closing = reader;
        var batch = new EntryLineBatch(10);
        (await reader.ReadAsync(batch, default)).Should().BeTrue();
        var (made, lines) = (0, batch.Count);
        var ranges = new RangeReading(reader, content.OpenRead(), reader.DivisibleFrom!.Value, new(10, 2_000, 3), NewDigest, default);
        await using (ranges)
            while (await ranges.NextAsync(default) is { } digest)
            {
                lines += digest.Batch.Count;
                digest.Batch.LineNumbers[0].Should().BeGreaterThan(lines - digest.Batch.Count);
            }
        lines.Should().Be(2_000);
        made.Should().BeLessThanOrEqualTo((3 + 2) * RangeSlot.MostAhead);

        FecDigest NewDigest()
        {
            Interlocked.Increment(ref made);
            return new(10, null);
        }
    }

    [Fact]
    public async Task Bytes_that_cannot_be_had_in_a_range_fail_the_analysis()
    {
        using var file = new MemoryStream();
        GeneratedFile.Fec(new LedgerGenerator(1, 5_000), new()).WriteTo(file);
        var look = await ContentInspector.LookAsync(ImportContent.FromBytes(file.ToArray()));
        file.Length.Should().BeGreaterThan(500_000);
        foreach (var broken in new[] { 280_000, 400_000, file.Length - 10_000 })
            foreach (var (breaksLines, breaksCuts) in new[] { (true, false), (false, true), (true, true) })
            {
                await using var content = new BrokenContent(file.ToArray(), broken, breaksLines, breaksCuts);
                await new FecFormat { Pace = new(10, 5_000, 0) }
                    .Invoking(format => format.AnalyseAsync(content, look, ReadOptions.Default with { MaxThreads = 3 }).AsTask())
                    .Should().ThrowExactlyAsync<IOException>();
                content.Open.Should().Be(0, "every stream is closed");
            }
    }

    [Fact]
    public async Task An_analysis_that_is_called_off_ends()
    {
        using var file = new MemoryStream();
        GeneratedFile.Fec(new LedgerGenerator(1, 500), new()).WriteTo(file);
        await using var content = new BrokenContent(file.ToArray(), long.MaxValue, false, false);
        var look = await ContentInspector.LookAsync(content);
        using var source = new CancellationTokenSource();
        var options = ReadOptions.Default with { MaxThreads = 3, Checks = [new CallsOff(source)] };
        await new FecFormat { Pace = new(10, 5_000, 0) }
            .Invoking(format => format.AnalyseAsync(content, look, options, source.Token).AsTask()).Should().ThrowAsync<OperationCanceledException>();
        content.Open.Should().Be(0, "every stream is closed");
    }

    [Theory, InlineData(int.MinValue, 1), InlineData(0, 1), InlineData(1, 1), InlineData(2, 6), InlineData(1_000, 20)]
    public async Task Threads_that_bring_nothing_are_not_used(int threads, int streams)
    {
        using var file = new MemoryStream();
        GeneratedFile.Fec(new LedgerGenerator(1, 5_000), new()).WriteTo(file);
        await using var content = new BrokenContent(file.ToArray(), long.MaxValue, false, false);
        var look = await ContentInspector.LookAsync(ImportContent.FromBytes(file.ToArray()));
        var analysis = await new FecFormat { Pace = new(10, 500, 0) }.AnalyseAsync(content, look, ReadOptions.Default with { MaxThreads = threads });
        analysis.Summary.Lines.Should().Be(5_000);
        content.Opened.Should().BeInRange(1, streams);
    }

    private static IEnumerable<string> Print(ImportAnalysis analysis) =>
    [
        $"{analysis.Summary} {analysis.Fingerprint} {analysis.Encoding} {analysis.ClosingDate} {analysis.ImpliedPeriod} {analysis.Counts}",
        $"{analysis.Grouping?.Key} {string.Join(' ', analysis.Grouping?.ByJournal ?? [])}",
        string.Join(' ', analysis.ReferenceData.Journals) + string.Join(' ', analysis.ReferenceData.Accounts) + string.Join(' ', analysis.ReferenceData.ThirdParties),
        .. analysis.Diagnostics.Select(item => $"{item.Severity} {item.Code} {item.Field} {item.Count} {item.Read} {item.Expected} {string.Join(',', item.Arguments)} {string.Join(' ', item.Places)}"),
    ];

    private sealed class CallsOff(CancellationTokenSource source) : IBatchCheck
    {
        public void Check(EntryLineBatch batch, DiagnosticBag diagnostics)
        {
            if (batch.LineNumbers[0] > 100) source.Cancel();
        }
    }

    /// <summary>Bytes that cannot be had from some place on: by those who read lines, or by those who look for cuts; it counts the streams that are open, and that were opened.</summary>
    private sealed class BrokenContent(byte[] bytes, long broken, bool breaksLines, bool breaksCuts) : IImportContent
    {
        private int _open, _opened;

        public string? Name => "732829320FEC20251231.txt";
        public long Length => bytes.Length;
        public int Open => _open;
        public int Opened => _opened;

        public Stream OpenRead()
        {
            Interlocked.Increment(ref _open);
            Interlocked.Increment(ref _opened);
            return new BrokenStream(this);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private void Demand(bool breaks, long position, int length)
        {
            if (breaks && position + length > broken) throw new IOException("A sector cannot be read.");
        }

        private sealed class BrokenStream(BrokenContent content) : MemoryStream(content.Bytes)
        {
            private int _isOpen = 1;

            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                content.Demand(content.BreaksLines, Position, buffer.Length);
                return new(base.Read(buffer.Span));
            }

            public override int Read(Span<byte> buffer)
            {
                content.Demand(content.BreaksCuts, Position, buffer.Length);
                return base.Read(buffer);
            }

            protected override void Dispose(bool disposing)
            {
                if (Interlocked.Exchange(ref _isOpen, 0) == 1) Interlocked.Decrement(ref content._open);
                base.Dispose(disposing);
            }
        }

        private byte[] Bytes => bytes;
        private bool BreaksLines => breaksLines;
        private bool BreaksCuts => breaksCuts;
    }
}
