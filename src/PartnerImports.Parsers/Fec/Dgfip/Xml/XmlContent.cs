using System.Text;
using System.Xml;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>An XML file that can be read from its start more than once.</summary>
internal sealed class XmlContent : IAsyncDisposable
{
    readonly Stream stream;
    readonly long origin;
    readonly bool isOwned;
    readonly Encoding? encoding;

    XmlContent(Stream stream, long origin, bool isOwned, Encoding? encoding)
    {
        this.stream = stream;
        this.origin = origin;
        this.isOwned = isOwned;
        this.encoding = encoding;
    }

    /// <param name="content">Stream that stands after <paramref name="opening"/>.</param>
    /// <param name="opening">What was read of it already.</param>
    /// <param name="encoding">Encoding, or null to let the parser find it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async ValueTask<XmlContent> OpenAsync(
        Stream content, Opening opening, Encoding? encoding, CancellationToken cancellationToken)
    {
        if (content.CanSeek)
            return new XmlContent(content, content.Position - opening.Bytes.Length, isOwned: false, encoding);

        FileStream copy = CreateTemporaryFile();
        try
        {
            await copy.WriteAsync(opening.Bytes, cancellationToken).ConfigureAwait(false);
            await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            return new XmlContent(copy, origin: 0, isOwned: true, encoding);
        }
        catch
        {
            await copy.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public XmlReader Read()
    {
        stream.Position = origin;
        var settings = new XmlReaderSettings
        {
            Async = true,
            CloseInput = false,
            DtdProcessing = DtdProcessing.Prohibit,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            XmlResolver = null,
        };
        return encoding is null
            ? XmlReader.Create(stream, settings)
            : XmlReader.Create(
                new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true), settings);
    }

    public ValueTask DisposeAsync() => isOwned ? stream.DisposeAsync() : ValueTask.CompletedTask;

    // Accounting data: for nobody else's eyes, and gone with its handle.
    static FileStream CreateTemporaryFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
