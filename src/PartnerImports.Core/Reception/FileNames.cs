namespace PartnerImports;

/// <summary>Names an import on screen.</summary>
internal static class FileNames
{
    /// <summary>The file's name, else the name that the file gives itself, else <c>Import JSON</c> and the like.</summary>
    public static string Of(string? name, ImportAnalysis analysis)
    {
        if (!string.IsNullOrWhiteSpace(name)) return name;
        if (!string.IsNullOrWhiteSpace(analysis.Title)) return analysis.Title;
        return CoreTexts.Of("fileName.unnamed", analysis.Format.Label).French.TrimEnd();
    }
}
