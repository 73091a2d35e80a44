using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>Checks the names of the files that a FEC came in.</summary>
internal static class FecNameChecks
{
    /// <summary>Reports what is wrong with a name and the numbers of the parts.</summary>
    public static FecName? Check(IImportContent content, DiagnosticBag diagnostics)
    {
        if (content.Name is not { } text) return null;
        var name = FecName.TryRead(text);
        if (name is null)
        {
            diagnostics.Add(FecDiagnostics.NameIrregular, SourcePlace.File, "", text, "SirenFECAAAAMMJJ");
            return null;
        }
        if (!name.IsRegular) diagnostics.Add(FecDiagnostics.NameIrregular, SourcePlace.File, "", text, $"{name.Siren}FEC{name.ClosingText}");
        if (!name.Siren.HasValidKey) diagnostics.Add(FecDiagnostics.SirenKey, SourcePlace.File, "", name.Siren.ToString());
        if (name.Closing is null) diagnostics.Add(FecDiagnostics.NameClosing, SourcePlace.File, "", name.ClosingText, "AAAAMMJJ");
        CheckParts(content, name, diagnostics);
        return name;
    }

    /// <summary>Reports that the closing date of the content is not that of the name.</summary>
    public static void CheckClosing(LocalDate? content, LocalDate? name, DiagnosticBag diagnostics)
    {
        if (content is { } inside && name is { } outside && inside != outside)
            diagnostics.Add(FecDiagnostics.ClosingDiffers, SourcePlace.File, "DateCloture", Digits(inside), Digits(outside));
    }

    private static void CheckParts(IImportContent content, FecName first, DiagnosticBag diagnostics)
    {
        if (content.Parts.Count == 1 && first.Part == 0) return;
        var numbers = content.Parts.Select(part => FecName.TryRead(part.Name)?.Part ?? 0).ToHashSet();
        for (var number = 1; number < numbers.Max(); number++)
            if (!numbers.Contains(number)) diagnostics.Add(FecDiagnostics.PartMissing, SourcePlace.File, "", "", $"{first.Siren}FEC{first.ClosingText}_{number}");
    }

    private static string Digits(LocalDate date) => date.ToString("uuuuMMdd", System.Globalization.CultureInfo.InvariantCulture);
}
