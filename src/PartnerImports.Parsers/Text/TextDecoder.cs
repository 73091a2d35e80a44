using System.Buffers.Binary;
using System.Text;

namespace PartnerImports.Parsers.Text;

/// <summary>Turns the bytes of a line into UTF-8, for the encodings in which a line end is a byte of its own.</summary>
/// <remarks>Immutable and thread-safe. UTF-16 is turned into UTF-8 before lines are looked for: see <see cref="Open"/>.</remarks>
public abstract class TextDecoder
{
    private static readonly TextDecoder Utf8Decoder = new AsIs();
    private static readonly Lazy<TextDecoder> Latin9 = new(() => new SingleByte(Table(28605)));
    private static readonly Lazy<TextDecoder> Windows1252 = new(() => new SingleByte(Table(1252)));
    private static readonly Lazy<TextDecoder> Ibm850 = new(() => new SingleByte(Table(850)));

    private TextDecoder()
    {
    }

    /// <summary>The decoder of lines in an encoding; of the transcoded bytes, for UTF-16.</summary>
    public static TextDecoder For(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Latin9 => Latin9.Value,
        ContentEncoding.Windows1252 => Windows1252.Value,
        ContentEncoding.Ibm850 => Ibm850.Value,
        _ => Utf8Decoder,
    };

    /// <summary>The stream itself, or for UTF-16 a stream of the same text in UTF-8 without a byte order mark.</summary>
    public static Stream Open(Stream stream, ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Utf16LittleEndian => Encoding.CreateTranscodingStream(stream, Encoding.Unicode, new UTF8Encoding(false)),
        ContentEncoding.Utf16BigEndian => Encoding.CreateTranscodingStream(stream, Encoding.BigEndianUnicode, new UTF8Encoding(false)),
        _ => stream,
    };

    /// <summary>Whether one byte is one character.</summary>
    public abstract bool IsSingleByte { get; }

    /// <summary>Where the bytes cannot be decoded, or hold U+0000; -1 when all can.</summary>
    public abstract int FirstFault(ReadOnlySpan<byte> bytes);

    /// <summary>The bytes as UTF-8 at the end of a batch's block; what cannot be decoded becomes U+FFFD.</summary>
    public abstract TextSlice Append(EntryLineBatch batch, ReadOnlySpan<byte> bytes);

    /// <summary>The bytes as a string; what cannot be decoded becomes U+FFFD.</summary>
    public abstract string ToString(ReadOnlySpan<byte> bytes);

    private static string[] Table(int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        return [.. Enumerable.Range(0, 256).Select(b => encoding.GetString([(byte)b]) is [var c] && (b < 0x80 || codePage != 1252 || c > 0x9F) ? c.ToString() : "\uFFFD")];
    }

    private sealed class AsIs : TextDecoder
    {
        public override bool IsSingleByte => false;

        public override int FirstFault(ReadOnlySpan<byte> bytes)
        {
            var nul = bytes.IndexOf((byte)0);
            if (System.Text.Unicode.Utf8.IsValid(bytes)) return nul;
            for (var at = 0; at < bytes.Length;)
            {
                if (bytes[at] == 0 || Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) != System.Buffers.OperationStatus.Done) return at;
                at += consumed;
            }
            return nul;
        }

        public override TextSlice Append(EntryLineBatch batch, ReadOnlySpan<byte> bytes) =>
            System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.Contains((byte)0) ? batch.Append(bytes) : batch.Append(ToString(bytes).AsSpan());

        public override string ToString(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).Replace('\0', '\uFFFD');
    }

    private sealed class SingleByte : TextDecoder
    {
        private const int LengthShift = 24;

        private readonly uint[] _utf8;
        private readonly char[] _chars;
        private readonly bool[] _undefined;

        public SingleByte(string[] table)
        {
            _chars = [.. table.Select(text => text[0])];
            _undefined = [.. table.Select((text, b) => b == 0 || text == "\uFFFD")];
            _chars[0] = '\uFFFD';
            _utf8 = [.. _chars.Select(Packed)];
        }

        public override bool IsSingleByte => true;

        /// <summary>The UTF-8 of a character, the first byte the lowest, with its length above.</summary>
        private static uint Packed(char c)
        {
            Span<byte> utf8 = stackalloc byte[sizeof(uint)];
            var length = Encoding.UTF8.GetBytes([c], utf8);
            return BinaryPrimitives.ReadUInt32LittleEndian(utf8) | (uint)length << LengthShift;
        }

        public override int FirstFault(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i++)
                if (_undefined[bytes[i]]) return i;
            return -1;
        }

        public override TextSlice Append(EntryLineBatch batch, ReadOnlySpan<byte> bytes)
        {
            if (Ascii.IsValid(bytes) && !bytes.Contains((byte)0)) return batch.Append(bytes);
            // Four bytes are written for each character, and as many counted as it has.
            var target = batch.Reserve(bytes.Length * 3 + sizeof(uint));
            var length = 0;
            foreach (var b in bytes)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(target[length..], _utf8[b]);
                length += (int)(_utf8[b] >> LengthShift);
            }
            return batch.Commit(length);
        }

        public override string ToString(ReadOnlySpan<byte> bytes)
        {
            var chars = new char[bytes.Length];
            for (var i = 0; i < bytes.Length; i++) chars[i] = _chars[bytes[i]];
            return new(chars);
        }
    }
}
