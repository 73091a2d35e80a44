using PartnerImports.Parsers.FixedWidth;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tra;

/// <summary>
/// The documents of a file (G lines) by what ties them to a line: journal, date, nature, general account, third party and
/// reference, that is columns 1–30 and 32–83. They may stand before or behind their line.
/// </summary>
/// <remarks>Filled by the first pass, read by both; memory grows with the documents.</remarks>
internal sealed class TraDocuments
{
    private sealed record Entry(string Name, int Line, long Offset)
    {
        public bool HasLine { get; set; }
    }

    private readonly Dictionary<byte[], List<Entry>> _byKey = new(Utf8Keys.Comparer);
    private readonly Dictionary<byte[], List<Entry>>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public TraDocuments() => _lookup = _byKey.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Whether there is no document.</summary>
    public bool IsEmpty => _byKey.Count == 0;

    /// <summary>Adds the document of a G line.</summary>
    public void Add(in FixedWidthLine line, string name, int lineNumber, long offset)
    {
        var key = Key(line, new byte[KeyLength(line)]).ToArray();
        if (!_byKey.TryGetValue(key, out var documents)) _byKey.Add(key, documents = []);
        documents.Add(new(name, lineNumber, offset));
    }

    /// <summary>The documents of a line that were not given to an earlier line, as <paramref name="given"/> remembers.</summary>
    public IEnumerable<DocumentReference> Take(in FixedWidthLine line, HashSet<byte[]> given)
    {
        Span<byte> buffer = stackalloc byte[512];
        var key = Key(line, KeyLength(line) <= buffer.Length ? buffer : new byte[KeyLength(line)]);
        return _lookup.TryGetValue(key, out var stored, out var documents) && given.Add(stored)
            ? documents.Select(document => new DocumentReference { Name = document.Name })
            : [];
    }

    /// <summary>Goes over the file again, for each document to find its line, and reports those that have none.</summary>
    public async ValueTask MatchAsync(IImportContent content, ContentLook look, TraText text, ReadOptions options, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (IsEmpty) return;
        var scanner = new LineScanner(content.OpenRead(), options.MaxLineLength);
        await using var _ = scanner.ConfigureAwait(false);
        var ruler = new ColumnRuler(text.Unit);
        var buffer = new byte[512];
        do
        {
            while (scanner.TryRead(out var bytes))
            {
                var line = ruler.Lay(scanner.LineNumber == 1 ? bytes[look.BomLength..] : bytes);
                if (line.At(31) is not ((byte)' ' or (byte)'X' or (byte)'H')) continue;
                if (buffer.Length < KeyLength(line)) buffer = new byte[KeyLength(line)];
                if (_lookup.TryGetValue(Key(line, buffer), out var documents))
                    foreach (var document in documents) document.HasLine = true;
            }
        }
        while (await scanner.FillAsync(cancellationToken).ConfigureAwait(false));
        foreach (var document in _byKey.Values.SelectMany(documents => documents).Where(document => !document.HasLine).OrderBy(document => document.Line))
            diagnostics.Add(TraDiagnostics.DocumentWithoutLine, new() { Line = document.Line, Column = 1, Offset = document.Offset }, "DOCUMENT", document.Name);
    }

    private static int KeyLength(in FixedWidthLine line) => Math.Max(line.Slice(1, 83).Length, 83);

    /// <summary>Both parts without the blanks at their end, so that short lines compare like long ones.</summary>
    private static ReadOnlySpan<byte> Key(in FixedWidthLine line, Span<byte> buffer)
    {
        var head = line.Slice(1, 30).TrimEnd((byte)' ');
        var tail = line.Slice(32, 52).TrimEnd((byte)' ');
        head.CopyTo(buffer);
        buffer[head.Length] = 0;
        tail.CopyTo(buffer[(head.Length + 1)..]);
        return buffer[..(head.Length + 1 + tail.Length)];
    }
}
