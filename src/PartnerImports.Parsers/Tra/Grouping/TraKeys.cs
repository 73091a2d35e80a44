using System.Buffers.Binary;
using System.Text;

namespace PartnerImports.Parsers.Tra;

/// <summary>What a key of entries is made of.</summary>
[Flags]
internal enum TraKeyParts
{
    None = 0,
    Journal = 1,
    Date = 2,
    Month = 4,
    Number = 8,
    Reference = 16,
    Type = 32,
}

/// <summary>Builds the keys that lines are grouped by, and the names of entries out of their keys.</summary>
/// <remarks>A part ends in FF, which is no byte of UTF-8; a date takes four bytes. Not thread-safe: a key is valid until the next one is built.</remarks>
internal sealed class TraKeys
{
    private const int NameOverhead = 24;

    private byte[] _key = new byte[256];

    /// <summary>The key of a row.</summary>
    public ReadOnlySpan<byte> Of(EntryLineBatch batch, int row, byte type, TraKeyParts parts)
    {
        var length = 0;
        if ((parts & (TraKeyParts.Date | TraKeyParts.Month)) != 0)
        {
            var date = batch.Dates[row];
            BinaryPrimitives.WriteInt32BigEndian(_key, (date.Year * 16 + date.Month) * 32 + ((parts & TraKeyParts.Date) != 0 ? date.Day : 0));
            length = sizeof(int);
        }
        if ((parts & TraKeyParts.Journal) != 0) Append(batch.Text(EntryText.Journal, row), ref length);
        if ((parts & TraKeyParts.Number) != 0) Append(batch.Text(EntryText.Number, row).TrimStart((byte)'0'), ref length);
        if ((parts & TraKeyParts.Reference) != 0) Append(batch.Text(EntryText.Reference, row), ref length);
        if ((parts & TraKeyParts.Type) != 0) Append([type], ref length);
        return _key.AsSpan(0, length);
    }

    /// <summary>The name of the entry of a key, as <c>HA/2026-01-05/12</c>: unique within the file.</summary>
    public static string NameOf(ReadOnlySpan<byte> key, TraKeyParts parts)
    {
        var name = new byte[key.Length + NameOverhead];
        return Encoding.UTF8.GetString(name, 0, WriteName(key, parts, name));
    }

    /// <summary>The same name at the end of a batch's block.</summary>
    public static TextSlice AppendName(EntryLineBatch batch, ReadOnlySpan<byte> key, TraKeyParts parts) =>
        batch.Commit(WriteName(key, parts, batch.Reserve(key.Length + NameOverhead)));

    private static int WriteName(ReadOnlySpan<byte> key, TraKeyParts parts, Span<byte> name)
    {
        var length = 0;
        var date = 0;
        if ((parts & (TraKeyParts.Date | TraKeyParts.Month)) != 0)
        {
            date = BinaryPrimitives.ReadInt32BigEndian(key);
            key = key[sizeof(int)..];
        }
        if ((parts & TraKeyParts.Journal) != 0) Copy(Next(ref key), name, ref length);
        if (date != 0)
        {
            if (length > 0) name[length++] = (byte)'/';
            Digits(date >> 9, 4, name, ref length);
            name[length++] = (byte)'-';
            Digits(date >> 5 & 15, 2, name, ref length);
            if ((parts & TraKeyParts.Date) != 0)
            {
                name[length++] = (byte)'-';
                Digits(date & 31, 2, name, ref length);
            }
        }
        if ((parts & TraKeyParts.Number) != 0) Add(length > 0 ? "/"u8 : default, Next(ref key), name, ref length);
        if ((parts & TraKeyParts.Reference) != 0) Add(length > 0 ? "/ref:"u8 : "ref:"u8, Next(ref key), name, ref length);
        if ((parts & TraKeyParts.Type) != 0 && Next(ref key) is var type && type[0] != 'N') Add("/"u8, type, name, ref length);
        return length;
    }

    private static void Add(ReadOnlySpan<byte> before, ReadOnlySpan<byte> part, Span<byte> name, ref int length)
    {
        Copy(before, name, ref length);
        Copy(part, name, ref length);
    }

    private static void Copy(ReadOnlySpan<byte> part, Span<byte> name, ref int length)
    {
        part.CopyTo(name[length..]);
        length += part.Length;
    }

    private static void Digits(int value, int count, Span<byte> name, ref int length)
    {
        for (var i = count - 1; i >= 0; i--, value /= 10) name[length + i] = (byte)('0' + value % 10);
        length += count;
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> key)
    {
        var end = key.IndexOf((byte)0xFF);
        var part = key[..end];
        key = key[(end + 1)..];
        return part;
    }

    private void Append(ReadOnlySpan<byte> bytes, ref int length)
    {
        if (_key.Length < length + bytes.Length + 1) Array.Resize(ref _key, (length + bytes.Length + 1) * 2);
        bytes.CopyTo(_key.AsSpan(length));
        length += bytes.Length;
        _key[length++] = 0xFF;
    }
}
