using Microsoft.Extensions.DependencyInjection;

namespace PartnerImports.Cli.Hosting;

/// <summary>The readers, for commands that need no store.</summary>
internal static class Readers
{
    public static IImportParser Create() => new ServiceCollection().AddPartnerImportParsers().BuildServiceProvider().GetRequiredService<IImportParser>();
}
