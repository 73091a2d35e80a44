using PartnerImports;

namespace TictacSample;

/// <summary>The model that describes the journal of the till Tictac, as it stands in the assembly.</summary>
internal static class TictacModel
{
    public static CustomModelDocument Document { get; } = new("TICTAC", Read());

    private static byte[] Read()
    {
        using var stream = typeof(TictacModel).Assembly.GetManifestResourceStream("tictac.model.json")!;
        var utf8 = new byte[stream.Length];
        stream.ReadExactly(utf8);
        return utf8;
    }
}
