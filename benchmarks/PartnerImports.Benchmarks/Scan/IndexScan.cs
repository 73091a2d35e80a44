using PartnerImports.Benchmarks.Summary;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Benchmarks.Scan;

/// <summary>Where the fields and lines of a FEC end, by the index that its reader works on, and nothing more.</summary>
internal sealed class IndexScan(PlainText text)
{
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(256 * 1024, pinned: true);
    private readonly LineIndex _index = new((byte)'\t', isQuoted: false, text);

    /// <summary>The way that the processor allows, or that the environment forces.</summary>
    public BareScan.Counts Run(string path) => Run(path, static (index, block) => index.Scan(block));

    /// <summary>A certain way.</summary>
    public BareScan.Counts Run<T>(string path) where T : IByteMasks => Run(path, static (index, block) => index.Scan<T>(block));

    private BareScan.Counts Run(string path, Action<LineIndex, ReadOnlySpan<byte>> scan)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        long separators = 0, lineEnds = 0, offset = 0;
        for (var left = 0; ;)
        {
            var read = RandomAccess.Read(file, _buffer.AsSpan(left), offset);
            if (read == 0) return new(separators, lineEnds);
            offset += read;
            var block = _buffer.AsSpan(0, left + read);
            var lines = block.LastIndexOf((byte)'\n') + 1;
            scan(_index, block[..lines]);
            lineEnds += _index.Lines.Length;
            separators += _index.FieldEnds.Length - _index.Lines.Length;
            left = block.Length - lines;
            block[lines..].CopyTo(_buffer);
        }
    }
}
