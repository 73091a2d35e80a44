using PartnerImports.Parsers.FixedWidth;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Custom.Files;

/// <summary>Cuts text into lines, whose fields lie at fixed characters.</summary>
internal sealed class FixedRecords(TextStream text, int maxLength) : RecordSource
{
    private readonly LineScanner _scanner = new(text, maxLength);
    private readonly ColumnRuler _ruler = new(ColumnUnit.Utf8Character);
    private byte[] _line = new byte[1024];
    private int _length;

    public override RecordView Current => new(_ruler.Lay(_line.AsSpan(0, _length)));

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => TryRead() ? new(true) : FillAsync(cancellationToken);

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        while (!TryRead())
            if (!await _scanner.FillAsync(cancellationToken).ConfigureAwait(false)) return false;
        return true;
    }

    public override ValueTask DisposeAsync() => _scanner.DisposeAsync();

    private bool TryRead()
    {
        if (!_scanner.TryRead(out var line)) return false;
        if (_line.Length < line.Length) _line = new byte[Math.Max(line.Length, _line.Length * 2)];
        line.CopyTo(_line);
        _length = line.Length;
        LineNumber = _scanner.LineNumber + text.SkippedLines;
        Offset = text.SourceOffset(_scanner.Offset);
        Fault = _scanner.IsCut ? RecordFault.TooLong : RecordFault.None;
        return true;
    }
}
