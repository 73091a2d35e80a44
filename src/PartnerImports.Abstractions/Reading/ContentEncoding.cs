namespace PartnerImports;

/// <summary>How the bytes of a file stand for text.</summary>
public enum ContentEncoding
{
    /// <summary>Seven bits only.</summary>
    Ascii,

    /// <summary>UTF-8 without a byte order mark.</summary>
    Utf8,

    /// <summary>UTF-8 behind a byte order mark.</summary>
    Utf8WithBom,

    /// <summary>ISO 8859-15 (Latin-9).</summary>
    Latin9,

    /// <summary>Windows-1252.</summary>
    Windows1252,

    /// <summary>UTF-16, little end first.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, big end first.</summary>
    Utf16BigEndian,

    /// <summary>IBM code page 850.</summary>
    Ibm850,
}
