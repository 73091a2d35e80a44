using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PartnerImports.Testing;

namespace PartnerImports.PostgreSql.Host;

/// <summary>Reads contents such as <c>120 entries of k-7</c> as so many purchases: pushes of any size without files.</summary>
public sealed class CountedEntriesParser : IImportParser
{
    public ImmutableArray<IImportFormat> Formats => [];

    public static IImportContent Content(int entries, string key) =>
        ImportContent.FromBytes(Encoding.UTF8.GetBytes($"{entries.ToString(CultureInfo.InvariantCulture)} entries of {key}"), key + ".txt");

    public static int LinesOf(int entries) => TestEntries.Purchases(entries).Length;

    public async ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ReadOptions options, CancellationToken cancellationToken = default)
    {
        var bytes = await ReadAsync(content, cancellationToken);
        var lines = Lines(bytes);
        return new()
        {
            Format = ImportFormat.Json, Encoding = ContentEncoding.Ascii, Options = options,
            Look = new() { Hash = ContentHash.Of(bytes), Length = bytes.Length, Head = bytes, Encoding = ContentEncoding.Ascii },
            Summary = new()
            {
                Entries = lines.Select(line => line.Entry).Distinct().Count(), Lines = lines.Length, FirstMovement = lines.Min(line => line.Date), LastMovement = lines.Max(line => line.Date),
                TotalDebit = lines.Aggregate(AmountTotal.Zero, (sum, line) => sum.Add(line.Debit)), TotalCredit = lines.Aggregate(AmountTotal.Zero, (sum, line) => sum.Add(line.Credit)),
            },
            ReferenceData = new()
            {
                Journals = [.. lines.Select(line => new Journal(line.Journal, line.JournalLabel)).Distinct()],
                Accounts = [.. lines.Select(line => new Account(line.Account, line.AccountLabel)).DistinctBy(account => account.Number)],
            },
            Plan = bytes,
        };
    }

    public IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis) => new Reader(Lines((byte[])analysis.Plan!));

    private static async Task<byte[]> ReadAsync(IImportContent content, CancellationToken cancellationToken)
    {
        await using var stream = content.OpenRead();
        var bytes = new byte[content.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static ImmutableArray<EntryLine> Lines(byte[] bytes) =>
        TestEntries.Purchases(int.Parse(Encoding.UTF8.GetString(bytes).Split(' ')[0], CultureInfo.InvariantCulture));

    private sealed class Reader(ImmutableArray<EntryLine> lines) : IEntryReader
    {
        private readonly Dictionary<string, int> _ordinals = [];
        private int _next;

        public ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
        {
            batch.Clear();
            for (; _next < lines.Length && batch.Count < 256; _next++)
            {
                if (!_ordinals.TryGetValue(lines[_next].Entry, out var ordinal)) _ordinals.Add(lines[_next].Entry, ordinal = _ordinals.Count);
                batch.Add(lines[_next], ordinal);
            }
            return ValueTask.FromResult(batch.Count > 0);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
