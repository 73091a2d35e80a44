using System.IO.Hashing;

namespace PartnerImports.Parsers.Text;

/// <summary>The look over one large file, taken by several threads: each looks at stretches, and what they tell is put together.</summary>
internal sealed class StretchedLook
{
    private const int BufferLength = 256 * 1024, LongestSequence = 4, LeastStretches = 4;

    private readonly IImportContent _content;
    private readonly ContentSeal.Press _press;
    private readonly (ByteFacts Facts, long Offset, byte[] Hash)[] _stretches;
    private byte[] _head = [];
    private int _next = -1;

    private StretchedLook(IImportContent content, long length, ContentSeal.Press press)
    {
        (_content, _press) = (content, press);
        _stretches = new (ByteFacts, long, byte[])[(length + press.StretchLength - 1) / press.StretchLength];
    }

    /// <summary>Takes the look; null where it is not worth it, or the bytes come in one order only.</summary>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    public static async ValueTask<(byte[] Head, ByteFacts Facts, ContentSeal Seal)?> TryTakeAsync(
        IImportContent content, ContentSeal.Press press, int threads, CancellationToken cancellationToken)
    {
        if (content.Parts.Count > 1 || content.Length < LeastStretches * press.StretchLength) return null;
        var first = content.Parts[0].OpenRead();
        long length;
        await using (first.ConfigureAwait(false)) length = first.CanSeek ? first.Length : 0;
        if (length == 0) return null;
        var look = new StretchedLook(content.Parts[0], length, press);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(threads, look._stretches.Length)).Select(_ => Task.Run(() => look.TakeAsync(cancellationToken), cancellationToken))).ConfigureAwait(false);
        return look.Join();
    }

    private (byte[], ByteFacts, ContentSeal) Join()
    {
        var facts = new ByteFacts();
        foreach (var (others, offset, hash) in _stretches)
        {
            facts.Join(others, offset);
            _press.AppendStretch(hash);
        }
        return (_head, facts, _press.Seal());
    }

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(BufferLength);
        var stream = _content.OpenRead();
        await using var _ = stream.ConfigureAwait(false);
        var hash = _press.NewStretch();
        try
        {
            for (int index; (index = Interlocked.Increment(ref _next)) < _stretches.Length;) await TakeAsync(stream, index, buffer, hash, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The others need not go on.
            Volatile.Write(ref _next, _stretches.Length);
            throw;
        }
    }

    /// <summary>Looks at a stretch. A character that its end cuts belongs to it; one that its start cuts does not.</summary>
    private async ValueTask TakeAsync(Stream stream, int index, byte[] buffer, XxHash128 hash, CancellationToken cancellationToken)
    {
        var (facts, continued) = (new ByteFacts(), index == 0 ? 0 : LongestSequence - 1);
        var offset = stream.Position = (long)index * _press.StretchLength;
        var room = _press.StretchLength;
        for (int read; room > 0 && (read = await stream.ReadNextAsync(buffer.AsMemory(0, Math.Min(room, buffer.Length)), cancellationToken).ConfigureAwait(false)) > 0; room -= read)
        {
            var bytes = buffer.AsSpan(0, read);
            hash.Append(bytes);
            if (index == 0 && _head.Length < ContentLook.HeadLength) _head = [.. _head, .. bytes[..Math.Min(read, ContentLook.HeadLength - _head.Length)]];
            var cut = Continued(bytes, continued);
            offset += cut;
            continued = cut == read ? continued - cut : 0;
            facts.Add(bytes[cut..]);
        }
        var behind = await stream.ReadAtLeastAsync(buffer.AsMemory(0, LongestSequence - 1), LongestSequence - 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        facts.Add(buffer.AsSpan(0, Continued(buffer.AsSpan(0, behind), LongestSequence - 1)));
        facts.EndOfPart();
        _stretches[index] = (facts, offset, hash.GetHashAndReset());
    }

    /// <summary>How many bytes, and no more than so many, go on with a sequence of UTF-8 that began before them.</summary>
    private static int Continued(ReadOnlySpan<byte> bytes, int most)
    {
        var count = 0;
        while (count < Math.Min(bytes.Length, most) && (bytes[count] & 0xC0) == 0x80) count++;
        return count;
    }
}
