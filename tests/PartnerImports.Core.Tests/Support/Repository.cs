namespace PartnerImports.Core.Tests;

internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PartnerImports.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("PartnerImports.sln was not found above the tests.");
    }
}
