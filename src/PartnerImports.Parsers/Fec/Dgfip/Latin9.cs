using System.Text;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>ISO 8859-15, the encoding in which the tool writes its working file.</summary>
internal static class Latin9
{
    const int CodePage = 28605;

    static readonly Encoding Encoding =
        CodePagesEncodingProvider.Instance.GetEncoding(CodePage)
        ?? throw new NotSupportedException("ISO 8859-15 is not available.");

    public static string GetString(ReadOnlySpan<byte> bytes) => Encoding.GetString(bytes);

    public static byte[] GetBytes(string text) => Encoding.GetBytes(text);
}
