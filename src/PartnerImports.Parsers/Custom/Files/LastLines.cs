using System.Text;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Files;

/// <summary>The last lines of a file that are not blank.</summary>
/// <param name="Start">The offset in the text where they begin; <see cref="long.MaxValue"/> for none.</param>
/// <param name="Lines">The lines.</param>
internal sealed record LastLines(long Start, IReadOnlyList<SkippedLine> Lines)
{
    /// <summary>Enough bytes for what a message shows of a line.</summary>
    private const int KeptLength = 256;

    private static readonly LastLines None = new(long.MaxValue, []);

    /// <summary>Finds them in one pass and a ring of so many lines.</summary>
    public static async ValueTask<LastLines> FindAsync(IImportContent content, ContentEncoding encoding, int count, CancellationToken cancellationToken)
    {
        if (count == 0) return None;
        var scanner = new LineScanner(new TextStream(content.OpenRead(), encoding, keepsOffsets: false), RecordSource.MaxLength);
        await using var _ = scanner.ConfigureAwait(false);
        var ring = new Ring(count);
        do
            while (scanner.TryRead(out var line)) ring.Add(scanner.Offset, scanner.LineNumber, line);
        while (await scanner.FillAsync(cancellationToken).ConfigureAwait(false));
        return ring.ToLines();
    }

    private sealed class Ring(int capacity)
    {
        private readonly (long Start, int Number, int Length)[] _lines = new (long, int, int)[capacity];
        private readonly byte[]?[] _texts = new byte[capacity][];
        private long _count;

        public void Add(long start, int number, ReadOnlySpan<byte> line)
        {
            if (SkippedLine.IsBlank(line)) return;
            var at = (int)(_count++ % capacity);
            var kept = line[..Math.Min(line.Length, KeptLength)];
            _lines[at] = (start, number, kept.Length);
            kept.CopyTo(_texts[at] ??= new byte[KeptLength]);
        }

        public LastLines ToLines()
        {
            if (_count == 0) return None;
            var order = Enumerable.Range(0, (int)Math.Min(_count, capacity)).Select(i => (int)((Math.Max(0, _count - capacity) + i) % capacity)).ToArray();
            return new(_lines[order[0]].Start, [.. order.Select(at => new SkippedLine(_lines[at].Number, Encoding.UTF8.GetString(_texts[at]!, 0, _lines[at].Length)))]);
        }
    }
}
