using System.Text;

namespace PartnerImports.Testing;

/// <summary>The encodings of generated files.</summary>
internal static class FileEncodings
{
    public static Encoding Of(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Ascii => Encoding.ASCII,
        ContentEncoding.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        ContentEncoding.Utf8WithBom => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        ContentEncoding.Latin9 => CodePage(28605),
        ContentEncoding.Windows1252 => CodePage(1252),
        ContentEncoding.Ibm850 => CodePage(850),
        ContentEncoding.Utf16LittleEndian => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        ContentEncoding.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };

    private static Encoding CodePage(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number) ?? throw new NotSupportedException($"Code page {number} is not there.");
}
