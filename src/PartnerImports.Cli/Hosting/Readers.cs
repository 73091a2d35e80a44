using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Parsers;
using PartnerImports.Parsers.Conversion;

namespace PartnerImports.Cli.Hosting;

/// <summary>The readers and writers, for commands that need no store.</summary>
internal static class Readers
{
    public static IImportParser Create() => ImportParser.Standard;

    /// <summary>What writes a format.</summary>
    public static IConversionTarget Target(string code)
    {
        using var services = new ServiceCollection().AddPartnerImportParsers().BuildServiceProvider();
        return services.GetServices<IConversionTarget>().First(target => target.Code == code);
    }
}
