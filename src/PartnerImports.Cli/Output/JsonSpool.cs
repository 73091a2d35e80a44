using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PartnerImports.Cli.Output;

/// <summary>A JSON document until it is complete: in memory while it is short, else in a temporary file that only its owner may read.</summary>
/// <remarks>So that standard output gets one whole document or none, however long it is. Not thread-safe.</remarks>
internal sealed class JsonSpool : IDisposable
{
    private const int InMemory = 1 << 20;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private FileStream? _file;

    public JsonSpool() => Json = new(_buffer, Options);

    /// <summary>Writes the document.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>Puts what was written out of memory when it is long; to be called after each item of a list without bounds.</summary>
    public void Relieve()
    {
        if (_buffer.WrittenCount + Json.BytesPending < InMemory) return;
        Json.Flush();
        (_file ??= Create()).Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    /// <summary>Prints the complete document and ends its line.</summary>
    public void CopyTo(TextWriter output)
    {
        Json.Flush();
        if (_file is not null)
        {
            _file.Write(_buffer.WrittenSpan);
            _file.Position = 0;
            using var reader = new StreamReader(_file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, InMemory, leaveOpen: true);
            var chars = new char[32 * 1024];
            for (int count; (count = reader.Read(chars)) > 0;) output.Write(chars, 0, count);
            output.WriteLine();
        }
        else output.WriteLine(Encoding.UTF8.GetString(_buffer.WrittenSpan));
    }

    public void Dispose()
    {
        Json.Dispose();
        _file?.Dispose();
    }

    private static FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
