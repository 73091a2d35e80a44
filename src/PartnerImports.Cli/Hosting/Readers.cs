using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Parsers.Conversion;

namespace PartnerImports.Cli.Hosting;

/// <summary>The readers and writers, for commands that need no store.</summary>
internal static class Readers
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddPartnerImportParsers().BuildServiceProvider();

    public static IImportParser Create() => Services.GetRequiredService<IImportParser>();

    /// <summary>What writes a format.</summary>
    public static IConversionTarget Target(string code) => Services.GetServices<IConversionTarget>().First(target => target.Code == code);
}
