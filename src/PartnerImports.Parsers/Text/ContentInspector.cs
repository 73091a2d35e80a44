namespace PartnerImports.Parsers.Text;

/// <summary>Takes the one look over the bytes that settles hash and encoding before anything is parsed.</summary>
public static class ContentInspector
{
    private const int BufferLength = 256 * 1024;

    /// <summary>Reads the content once.</summary>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    public static ValueTask<ContentLook> LookAsync(IImportContent content, CancellationToken cancellationToken = default) => LookAsync(content, takesHash: true, threads: 1, cancellationToken);

    /// <summary>Reads the content once, for its hash too if that is wanted; else by several threads, if they may.</summary>
    internal static async ValueTask<ContentLook> LookAsync(IImportContent content, bool takesHash, int threads, CancellationToken cancellationToken)
    {
        if (!takesHash && threads > 1 && await StretchedLook.TryTakeAsync(content, new(), threads, cancellationToken).ConfigureAwait(false) is { } stretched)
            return Look(content, default, stretched.Head, stretched.Facts, stretched.Seal);
        using var hash = takesHash ? new OverlappedHash() : null;
        var press = new ContentSeal.Press();
        var buffer = GC.AllocateUninitializedArray<byte>(BufferLength);
        byte[]? head = null;
        var facts = new ByteFacts();
        foreach (var part in content.Parts)
        {
            var stream = part.OpenRead();
            await using var _ = stream.ConfigureAwait(false);
            for (int read; (read = await stream.ReadNextAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                hash?.Append(buffer.AsSpan(0, read));
                press.Append(buffer.AsSpan(0, read));
                if (head is null || head.Length < ContentLook.HeadLength && ReferenceEquals(part, content.Parts[0]))
                    head = [.. head ?? [], .. buffer.AsSpan(0, Math.Min(read, ContentLook.HeadLength - (head?.Length ?? 0)))];
                facts.Add(buffer.AsSpan(0, read));
            }
            facts.EndOfPart();
        }
        return Look(content, hash?.Current ?? default, head ?? [], facts, press.Seal());
    }

    private static ContentLook Look(IImportContent content, ContentHash hash, byte[] head, ByteFacts facts, ContentSeal seal)
    {
        var (encoding, bom) = Encoding(head, facts);
        return new()
        {
            Name = content.Name, Hash = hash, Length = facts.Length, Head = head, Encoding = encoding, BomLength = bom,
            FirstInvalidUtf8 = facts.FirstInvalidUtf8, FirstC1Byte = facts.FirstC1Byte, FirstNul = facts.FirstNul, Seal = seal,
        };
    }

    private static (ContentEncoding, int BomLength) Encoding(ReadOnlySpan<byte> head, ByteFacts facts) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (ContentEncoding.Utf8WithBom, 3),
        [0xFF, 0xFE, ..] => (ContentEncoding.Utf16LittleEndian, 2),
        [0xFE, 0xFF, ..] => (ContentEncoding.Utf16BigEndian, 2),
        _ when facts.IsAscii => (ContentEncoding.Ascii, 0),
        _ when facts.FirstInvalidUtf8 < 0 => (ContentEncoding.Utf8, 0),
        _ when facts.FirstC1Byte >= 0 => (ContentEncoding.Windows1252, 0),
        _ => (ContentEncoding.Latin9, 0),
    };
}
