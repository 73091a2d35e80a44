namespace PartnerImports.Parsers.Json;

/// <summary>A point in a file: byte offset from 0, line and byte of the line from 1. The default value is nowhere.</summary>
internal readonly record struct JsonMark(long Offset, int Line, int Column)
{
    public bool IsKnown => Line > 0;
}
