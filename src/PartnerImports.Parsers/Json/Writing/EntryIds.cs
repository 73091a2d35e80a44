using System.Security.Cryptography;
using System.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>Makes stable ids of entry names of other formats: the same name gives the same id, two names give two.</summary>
internal static class EntryIds
{
    private const int MaxLength = 128;

    /// <summary>Visible ASCII characters stand for themselves, all else and <c>%</c> for their UTF-8 bytes; a long name ends with a hash of it.</summary>
    public static string From(string name)
    {
        var id = new StringBuilder(name.Length);
        var utf8 = Encoding.UTF8.GetBytes(name);
        foreach (var b in utf8)
        {
            if (b is > (byte)' ' and < 0x7F and not (byte)'%') id.Append((char)b);
            else id.Append('%').Append(Convert.ToHexString([b]));
        }
        if (id.Length <= MaxLength) return id.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(utf8));
        return string.Concat(id.ToString().AsSpan(0, MaxLength - 33), "~", hash.AsSpan(0, 32));
    }
}
