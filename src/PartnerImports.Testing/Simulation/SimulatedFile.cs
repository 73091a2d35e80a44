using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;

namespace PartnerImports.Testing;

/// <summary>A file of a simulated world: its few bytes say which lines it stands for.</summary>
internal sealed record SimulatedFile(int Entries, int First, int Year, int Month, bool WithIds, int Variant)
{
    public byte[] ToBytes() => Encoding.ASCII.GetBytes(string.Join(';', (int[])[Entries, First, Year, Month, WithIds ? 1 : 0, Variant]));

    public static SimulatedFile Parse(ReadOnlySpan<byte> bytes)
    {
        var parts = Encoding.ASCII.GetString(bytes).Split(';').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new(parts[0], parts[1], parts[2], parts[3], parts[4] == 1, parts[5]);
    }

    public ImmutableArray<EntryLine> Lines() => [.. TestEntries.Purchases(Entries, First).Select(line => line with { Date = new LocalDate(Year, Month, 1 + line.LineNumber % 28) })];

    public ImmutableArray<string> Ids() => WithIds ? [.. Enumerable.Range(First, Entries).Select(number => $"e{number.ToString(CultureInfo.InvariantCulture)}")] : [];
}

/// <summary>Reads the files of a simulated world.</summary>
internal sealed class SimulatedParser : IImportParser
{
    public ImmutableArray<IImportFormat> Formats => [];

    public ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ReadOptions options, CancellationToken cancellationToken = default)
    {
        var bytes = Bytes(content);
        var file = SimulatedFile.Parse(bytes);
        var lines = file.Lines();
        var bag = new DiagnosticBag(options.Severities);
        foreach (var batch in EntryLineBatches.Of(lines))
            foreach (var check in options.Checks) check.Check(batch, bag);
        return ValueTask.FromResult(new ImportAnalysis
        {
            Format = ImportFormat.Json, Encoding = ContentEncoding.Ascii, Options = options, Summary = TestEntries.Summary(lines), ReferenceData = TestEntries.Named(lines), EntryIds = file.Ids(),
            Fingerprint = lines.IsEmpty ? "" : $"{file.Entries}-{file.First}-{file.Year}-{file.Month}", Diagnostics = bag.ToDiagnostics(), Counts = bag.Counts,
            Look = new() { Name = content.Name, Hash = ContentHash.Of(bytes), Length = bytes.Length, Head = bytes, Encoding = ContentEncoding.Ascii },
        });
    }

    public IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis) => new Reader(SimulatedFile.Parse(Bytes(content)).Lines());

    private static byte[] Bytes(IImportContent content)
    {
        using var stream = content.OpenRead();
        var bytes = new byte[content.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Gives few lines at a time, so that a reception holds several batches.</summary>
    private sealed class Reader(ImmutableArray<EntryLine> lines) : IEntryReader
    {
        private const int AtATime = 6;
        private readonly Dictionary<string, int> _ordinals = [];
        private int _next;

        public ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
        {
            batch.Clear();
            for (var end = Math.Min(_next + AtATime, lines.Length); _next < end; _next++)
            {
                if (!_ordinals.TryGetValue(lines[_next].Entry, out var ordinal)) _ordinals.Add(lines[_next].Entry, ordinal = _ordinals.Count);
                batch.Add(lines[_next], ordinal);
            }
            return ValueTask.FromResult(batch.Count > 0);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
