using System.Text;
using System.Text.Unicode;

namespace PartnerImports.Parsers.Text;

/// <summary>What a stream of bytes tells about its encoding, gathered chunk by chunk.</summary>
internal sealed class ByteFacts
{
    private readonly byte[] _tail = new byte[4];
    private int _tailLength;

    public long Length { get; private set; }
    public bool IsAscii { get; private set; } = true;
    public long FirstInvalidUtf8 { get; private set; } = -1;
    public long FirstC1Byte { get; private set; } = -1;
    public long FirstNul { get; private set; } = -1;

    public void Add(ReadOnlySpan<byte> chunk)
    {
        // What a cut sequence goes on with is looked at with it; then what is there is told at once, and where only if it is news.
        var cut = _tailLength > 0 ? Math.Min(chunk.Length, _tail.Length) : 0;
        var kinds = ByteKinds.Of(chunk[cut..]);
        if (FirstNul < 0 && (kinds.HasNul || cut > 0) && chunk.IndexOf((byte)0) is >= 0 and var nul) FirstNul = Length + nul;
        IsAscii = IsAscii && !kinds.HasHigh && cut == 0;
        if (FirstC1Byte < 0 && (kinds.HasC1 || cut > 0) && chunk.IndexOfAnyInRange((byte)0x80, (byte)0x9F) is >= 0 and var c1) FirstC1Byte = Length + c1;
        if (FirstInvalidUtf8 < 0 && !(kinds.IsUtf8 && cut == 0)) CheckUtf8(chunk);
        Length += chunk.Length;
    }

    /// <summary>Takes what other bytes tell, which were looked at by themselves.</summary>
    /// <param name="others">Facts of them.</param>
    /// <param name="offset">Where they begin, counted as these are.</param>
    public void Join(ByteFacts others, long offset)
    {
        IsAscii &= others.IsAscii;
        FirstInvalidUtf8 = First(FirstInvalidUtf8, others.FirstInvalidUtf8, offset);
        FirstC1Byte = First(FirstC1Byte, others.FirstC1Byte, offset);
        FirstNul = First(FirstNul, others.FirstNul, offset);
        Length += others.Length;
    }

    private static long First(long own, long other, long offset) => other < 0 ? own : own < 0 ? other + offset : Math.Min(own, other + offset);

    /// <summary>A sequence that the end of a part cuts is invalid.</summary>
    public void EndOfPart()
    {
        if (_tailLength > 0 && FirstInvalidUtf8 < 0) FirstInvalidUtf8 = Length - _tailLength;
        _tailLength = 0;
    }

    private void CheckUtf8(ReadOnlySpan<byte> chunk)
    {
        var start = Length;
        while (_tailLength > 0 && !chunk.IsEmpty)
        {
            _tail[_tailLength++] = chunk[0];
            chunk = chunk[1..];
            start++;
            switch (Rune.DecodeFromUtf8(_tail.AsSpan(0, _tailLength), out _, out _))
            {
                case System.Buffers.OperationStatus.Done:
                    _tailLength = 0;
                    break;
                case System.Buffers.OperationStatus.InvalidData:
                    FirstInvalidUtf8 = start - _tailLength;
                    return;
            }
        }
        if (Utf8.IsValid(chunk)) return;
        var at = 0;
        while (at < chunk.Length)
        {
            // Long valid stretches are passed over at full speed; only the last bytes are decoded one by one.
            var step = Math.Min(4096, chunk.Length - at);
            if (Utf8.IsValid(chunk.Slice(at, step)))
            {
                at += step;
                continue;
            }
            for (var end = at + step; at < end;)
            {
                var status = Rune.DecodeFromUtf8(chunk[at..], out _, out var consumed);
                if (status == System.Buffers.OperationStatus.Done)
                {
                    at += consumed;
                    continue;
                }
                if (status == System.Buffers.OperationStatus.NeedMoreData)
                {
                    _tailLength = chunk.Length - at;
                    chunk[at..].CopyTo(_tail);
                }
                else FirstInvalidUtf8 = start + at;
                return;
            }
        }
    }
}
