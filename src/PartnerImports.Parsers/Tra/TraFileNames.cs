namespace PartnerImports.Parsers.Tra;

/// <summary>Takes the file name out of the path that a G line gives.</summary>
internal static class TraFileNames
{
    /// <summary>The name behind the last <c>/</c> or <c>\</c>; null when the path climbs out of its folder or ends in no name.</summary>
    public static string? Of(string path)
    {
        var segments = path.Split('/', '\\');
        return Array.Exists(segments, segment => segment.Trim() == "..") || segments[^1].Trim() is "" or "." ? null : segments[^1].Trim();
    }
}
