using System.Diagnostics;
using System.Globalization;
using NodaTime;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Stores;

/// <summary>What the measurements of both stores share: what is asked of them, how it is timed against what the database does bare, and how it is told.</summary>
internal abstract class StoreMeasurement
{
    protected static readonly DossierId Dossier = DossierId.Parse("D0001");
    protected static readonly PartnerRef Partner = new(PartnerId.Parse("p1"), "Partner");
    protected static readonly FiscalCalendar Calendar = new([new(new(2025, 1, 1), new(2025, 12, 31))]);
    protected static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    /// <summary>What follows the name of a measurement: how many lines, how many rounds.</summary>
    protected static (int Lines, int Rounds) Read(string[] args) => (
        args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000,
        args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5);

    /// <summary>Writes the FEC that both stores receive and gives its path.</summary>
    protected static string WriteFec(string folder, int lines)
    {
        var file = GeneratedFile.Fec(new LedgerGenerator(1, lines));
        var path = Path.Combine(folder, file.Name);
        using var stream = File.Create(path);
        file.WriteTo(stream);
        return path;
    }

    /// <summary>Receives a file as a host does: look, analyse, read, hold, commit.</summary>
    protected static async Task<ImportRecord> ReceiveAsync(ImportReception reception, string path, int lines)
    {
        await using var content = ImportContent.FromFile(path);
        var outcome = await reception.ReceiveAsync(new() { Dossier = Dossier, Partner = Partner }, content);
        return outcome is PushOutcome.Received { Record: { Status: ImportStatus.Pending } record } && record.Summary.Lines == lines
            ? record
            : throw new InvalidOperationException($"Not received: {outcome}.");
    }

    /// <summary>A request to reject an import.</summary>
    protected static DecisionCommit Request(ImportRecord record) => TestDecisions.Request(record, ImportDecision.Rejection, UserId.Parse("u"), Guid.CreateVersion7(), Noon);

    /// <summary>A page of lines in the middle against the bare query for it, then searches.</summary>
    protected static async Task LinePageAsync(IImportStore store, ImportId import, int lines, EntryLineQuery query, Func<Task<int>> bare)
    {
        var (ours, theirs) = await TimeAsync(async () => (await store.LinesAsync(Dossier, import, query))!.Lines.Length, bare, 400);
        Report($"page of {query.Take} lines of {lines:N0}", ours, "bare query", theirs, 1);
        await SearchAsync("search of a word in all columns", new() { Search = "e 0001", Take = 100 });
        await SearchAsync("search of digits in all columns", new() { Search = "0001", Take = 100 });
        await SearchAsync("amounts between 100 and 100.50", new() { Amounts = [new(AmountComparison.Between, Amount.Parse("100"), Amount.Parse("100.50"))], Take = 100 });
        var watch = Stopwatch.StartNew();
        var broken = await store.CheckAsync();
        Console.WriteLine($"check of the store: {watch.Elapsed.TotalSeconds:0.00} s, {broken.Count} sentences");

        async Task SearchAsync(string what, EntryLineQuery search)
        {
            var searching = Stopwatch.StartNew();
            var matched = (await store.LinesAsync(Dossier, import, search))!.Matched;
            Console.WriteLine($"{what} of {lines:N0} lines: {searching.Elapsed.TotalSeconds:0.00} s, {matched:N0} lines match");
        }
    }

    /// <summary>A page of the console against the plain query, which sorts, and against the one that an expert writes by hand, which merges the indexes.</summary>
    protected static async Task ConsolePageAsync(IImportStore store, int imports, Func<Task<int>> sorting, Func<Task<int>> merging)
    {
        var query = new ImportQuery { Statuses = [ImportStatus.Pending, ImportStatus.Rejected, ImportStatus.Error], Take = 50 };
        async Task<int> Ours() => (await store.ListAsync(Dossier, query)).Items.Length;
        var (ours, merged) = await TimeAsync(Ours, merging, 400);
        Report($"console page of 50 among {imports:N0} imports", ours, "UNION ALL by hand", merged, 1);
        var (again, sorted) = await TimeAsync(Ours, sorting, imports > 100_000 ? 8 : 40);
        Report($"console page of 50 among {imports:N0} imports", again, "sorting query", sorted, 1);
    }

    /// <summary>Times two ways to the same number of rows in alternation; the first quarter is warming up.</summary>
    private static async Task<(List<double> Ours, List<double> Theirs)> TimeAsync(Func<Task<int>> ours, Func<Task<int>> theirs, int rounds)
    {
        var (left, right) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var count = await ours();
            var first = watch.Elapsed.TotalSeconds;
            watch.Restart();
            if (await theirs() != count) throw new InvalidOperationException("The bare query gives other rows.");
            if (round < rounds / 4) continue;
            left.Add(first);
            right.Add(watch.Elapsed.TotalSeconds);
        }
        return (left, right);
    }

    /// <summary>Prints both medians and their ratio; with units, how many a second.</summary>
    protected static void Report(string what, List<double> ours, string bare, List<double> theirs, int units)
    {
        var (left, right) = (Median(ours), Median(theirs));
        string Of(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0.###} ms{(units > 1 ? $" ({units / seconds:N0}/s)" : "")}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {Of(left)}; {bare}: {Of(right)}; time ratio {left / right:0.00}"));
    }

    protected static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
