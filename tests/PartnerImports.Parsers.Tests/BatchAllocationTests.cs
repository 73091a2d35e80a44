using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Fec;
using PartnerImports.Parsers.Json;
using PartnerImports.Parsers.Text;
using PartnerImports.Parsers.Tra;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests;

/// <summary>What a line costs in memory once buffers are there: nothing for itself, and in a first pass what is kept of distinct entries and ids.</summary>
public class BatchAllocationTests
{
    private const int Few = 6_000, Many = 30_000;

    /// <summary>Format, and the most bytes that a line more may allocate in a second pass and in a first.</summary>
    public static TheoryData<string, int, int> Cases => new() { { "fec", 0, 60 }, { "tra", 8, 130 }, { "tra std", 8, 100 }, { "json", 2, 120 }, { "ndjson", 2, 120 }, { "loop", 12, 140 }, { "csv", 8, 100 } };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_line_more_allocates_next_to_nothing(string kind, int mostInSecondPass, int mostInFirstPass)
    {
        await MeasureAsync(kind, Few);
        var few = await MeasureAsync(kind, Few);
        var many = await MeasureAsync(kind, Many);

        ((many.First - few.First) / (Many - Few)).Should().BeLessThanOrEqualTo(mostInFirstPass);
        ((many.Second - few.Second) / (Many - Few)).Should().BeLessThanOrEqualTo(mostInSecondPass);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Small_batches_hold_the_same_lines(string kind, int mostInSecondPass, int mostInFirstPass)
    {
        (mostInSecondPass + mostInFirstPass).Should().BePositive();
        var (format, options, content) = Prepare(kind, 900);
        var look = await ContentInspector.LookAsync(content, TestContext.Current.CancellationToken);
        var analysis = await format.AnalyseAsync(content, look, options, TestContext.Current.CancellationToken);

        var lines = await LinesAsync(format, content, analysis, 4096);

        foreach (var capacity in (int[])[1, 2, 5, 64]) (await LinesAsync(format, content, analysis, capacity)).Should().Equal(lines);
    }

    private static async Task<List<string>> LinesAsync(IImportFormat format, IImportContent content, ImportAnalysis analysis, int capacity)
    {
        await using var reader = format.OpenEntries(content, analysis);
        var batch = new EntryLineBatch(capacity);
        var lines = new LineRecorder();
        while (await reader.ReadAsync(batch, TestContext.Current.CancellationToken)) lines.Check(batch, new DiagnosticBag(SeverityPolicy.Standard));
        return lines.Lines;
    }

    private static async Task<(long First, long Second)> MeasureAsync(string kind, int lines)
    {
        var (format, options, content) = Prepare(kind, lines);
        var look = await ContentInspector.LookAsync(content, TestContext.Current.CancellationToken);
        var thread = Environment.CurrentManagedThreadId;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var analysis = await format.AnalyseAsync(content, look, options, TestContext.Current.CancellationToken);
        var first = GC.GetAllocatedBytesForCurrentThread() - before;
        analysis.Summary.Lines.Should().Be(lines);

        var batch = new EntryLineBatch(512);
        long second = 0;
        // The batch grows to the longest texts of the file once.
        for (var pass = 0; pass < 2; pass++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            var read = 0;
            await using (var reader = format.OpenEntries(content, analysis))
                while (await reader.ReadAsync(batch, TestContext.Current.CancellationToken)) read += batch.Count;
            second = GC.GetAllocatedBytesForCurrentThread() - before;
            read.Should().Be(lines);
        }
        // Everything completes synchronously, so that what this thread allocates is all there is.
        Environment.CurrentManagedThreadId.Should().Be(thread);
        return (first, second);
    }

    private static (IImportFormat Format, ReadOptions Options, IImportContent Content) Prepare(string kind, int lines)
    {
        var ledger = new LedgerGenerator(seed: 3, lines);
        var options = ReadOptions.Default;
        return kind switch
        {
            "fec" => (new FecFormat(), options, GeneratedFile.Fec(ledger).ToContent()),
            "tra" => (new TraFormat(), options, GeneratedFile.Tra(ledger).ToContent()),
            "tra std" => (new TraFormat(), options, GeneratedFile.Tra(ledger, TraLayout.Std).ToContent()),
            "ndjson" => (new JsonFormat(), options, GeneratedFile.Ndjson(ledger).ToContent()),
            "loop" => (new JsonFormat(), options, GeneratedFile.Loop(ledger).ToContent()),
            "json" => (new JsonFormat(), options, GeneratedFile.Json(ledger).ToContent()),
            _ => (new CustomFormat(), options with { Model = CustomCsvFile.Model }, GeneratedFile.Csv(ledger).ToContent()),
        };
    }
}
