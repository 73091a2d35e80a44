namespace PartnerImports.Parsers.FixedWidth;

/// <summary>What a column of a fixed-width line is.</summary>
internal enum ColumnUnit
{
    /// <summary>A byte: single-byte encodings, and UTF-8 whose author padded by bytes.</summary>
    Byte,

    /// <summary>A character (Unicode scalar value) of UTF-8.</summary>
    Utf8Character,
}
