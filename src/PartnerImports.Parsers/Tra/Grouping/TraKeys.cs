using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NodaTime;

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

    /// <summary>The name of the entries of a key, as <c>HA/2026-01-05/12</c>: unique within the file.</summary>
    public static string NameOf(ReadOnlySpan<byte> key, TraKeyParts parts)
    {
        var date = "";
        if ((parts & (TraKeyParts.Date | TraKeyParts.Month)) != 0)
        {
            var number = BinaryPrimitives.ReadInt32BigEndian(key);
            var day = new LocalDate(number >> 9, number >> 5 & 15, Math.Max(number & 31, 1));
            date = day.ToString((parts & TraKeyParts.Date) != 0 ? "uuuu-MM-dd" : "uuuu-MM", CultureInfo.InvariantCulture);
            key = key[sizeof(int)..];
        }
        var name = new StringBuilder();
        if ((parts & TraKeyParts.Journal) != 0) name.Append(Next(ref key));
        if (date.Length > 0) name.Append(name.Length > 0 ? "/" : "").Append(date);
        if ((parts & TraKeyParts.Number) != 0) name.Append(name.Length > 0 ? "/" : "").Append(Next(ref key));
        if ((parts & TraKeyParts.Reference) != 0) name.Append(name.Length > 0 ? "/ref:" : "ref:").Append(Next(ref key));
        if ((parts & TraKeyParts.Type) != 0 && Next(ref key) is var type and not "N") name.Append('/').Append(type);
        return name.ToString();
    }

    private static string Next(ref ReadOnlySpan<byte> key)
    {
        var end = key.IndexOf((byte)0xFF);
        var part = Encoding.UTF8.GetString(key[..end]);
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
