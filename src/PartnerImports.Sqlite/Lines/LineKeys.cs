namespace PartnerImports.Sqlite;

/// <summary>Ids of lines: the import's number in the upper half, the place in the import, from 0, in the lower one.</summary>
/// <remarks>
/// One number as the table's own key: new lines go to its end, the lines of an import stand together in the order of the file, and a page
/// of them is found by its first place.
/// </remarks>
internal static class LineKeys
{
    /// <summary>The id of the line at a place; beyond the last place of an import it is the next import's first.</summary>
    public static long Of(long import, long place) => (import << 32) + place;

    public static long PlaceOf(long id) => id & 0xFFFF_FFFF;
}
