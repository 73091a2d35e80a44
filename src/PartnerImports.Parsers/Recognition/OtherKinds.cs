namespace PartnerImports.Parsers.Recognition;

/// <summary>Names contents that are sent by mistake, by their first bytes.</summary>
internal static class OtherKinds
{
    /// <summary>What the bytes are, in words that both languages share; null when they are nothing known.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] when head[..Math.Min(head.Length, 4096)].IndexOf("xl/"u8) >= 0 => "Excel (xlsx)",
        [(byte)'P', (byte)'K', 3, 4, ..] => "ZIP",
        [0x1F, 0x8B, ..] => "gzip",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "PDF",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "Microsoft Office (OLE)",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "PNG",
        [0xFF, 0xD8, 0xFF, ..] => "JPEG",
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'M', (byte)'Z', ..] => "programme / program",
        _ => null,
    };
}
