namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>Cuts a stream into lines, in one reused buffer. A line is valid until the next call.</summary>
internal sealed class RecordReader
{
    /// <summary>A longer line is cut here: whatever is wrong with it, its number of fields is.</summary>
    const int LongestRecord = 16 * 1024 * 1024;

    readonly Stream content;
    readonly LineEnd lineEnd;
    byte[] buffer;
    int start;
    int scanned;
    int end;
    bool isComplete;

    /// <param name="content">Stream that stands after <paramref name="opening"/>; not disposed.</param>
    /// <param name="opening">What was read of it already.</param>
    public RecordReader(Stream content, Opening opening)
    {
        this.content = content;
        lineEnd = opening.LineEnd;
        end = opening.Bytes.Length;
        buffer = new byte[Math.Max(64 * 1024, end)];
        opening.Bytes.CopyTo(buffer);
    }

    /// <summary>Number of the line taken last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Takes the next line without its end, if the buffer holds it whole.</summary>
    public bool TryTake(out ReadOnlySpan<byte> record)
    {
        int at = lineEnd.IndexIn(buffer.AsSpan(scanned, end - scanned));
        if (at >= 0)
        {
            record = buffer.AsSpan(start..(scanned + at));
            start = scanned = scanned + at + lineEnd.Length();
            if (lineEnd is LineEnd.Lf)
                record = WithoutFinalCr(record);
        }
        else if ((isComplete && start < end) || end - start >= LongestRecord)
        {
            record = WithoutFinalCr(buffer.AsSpan(start..end));
            start = scanned = end;
        }
        else
        {
            scanned = Math.Max(start, end - (lineEnd.Length() - 1));
            record = default;
            return false;
        }

        Number++;
        return true;
    }

    /// <summary>Reads more bytes.</summary>
    /// <returns>False when there is nothing more to take.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (isComplete)
            return false;
        MakeRoom();
        int read = await content.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
        end += read;
        isComplete = read == 0;
        return true;
    }

    void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start..end).CopyTo(buffer);
            end -= start;
            scanned -= start;
            start = 0;
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
    }

    static ReadOnlySpan<byte> WithoutFinalCr(ReadOnlySpan<byte> record) =>
        record is [.., (byte)'\r'] ? record[..^1] : record;
}
