namespace PartnerImports.Parsers.Fec;

/// <summary>What is written, given permission, where the law requires a value and the source has none.</summary>
internal static class FecConventions
{
    /// <summary>Stands for a text that there is none of, as accountants write it.</summary>
    public static ReadOnlySpan<byte> NoText => "-"u8;

    /// <summary>Where the value comes from: the column that it is taken from, or the value itself; null when nothing can stand in.</summary>
    public static string? Of(FecColumn column) => column switch
    {
        FecColumn.JournalLib => nameof(FecColumn.JournalCode),
        FecColumn.CompteLib => nameof(FecColumn.CompteNum),
        FecColumn.PieceDate or FecColumn.DateRglt => nameof(FecColumn.EcritureDate),
        FecColumn.PieceRef or FecColumn.EcritureLib or FecColumn.ModeRglt => "-",
        _ => null,
    };
}
