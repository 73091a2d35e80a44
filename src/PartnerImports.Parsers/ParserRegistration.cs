using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerImports;
using PartnerImports.Parsers;
using PartnerImports.Parsers.Conversion;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Fec;
using PartnerImports.Parsers.Json;
using PartnerImports.Parsers.Tra;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the readers.</summary>
public static class PartnerImportParsersServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IImportParser"/> with all formats of the library; hosts add their own <see cref="IImportFormat"/> beside them.</summary>
    public static IServiceCollection AddPartnerImportParsers(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IImportFormat, FecFormat>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IImportFormat, TraFormat>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IImportFormat, JsonFormat>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConversionTarget, FecConversionTarget>());
        foreach (var target in (IConversionTarget[])[ImportEcrituresTarget.Document, ImportEcrituresTarget.Records])
            if (!services.Any(service => ReferenceEquals(service.ImplementationInstance, target))) services.AddSingleton(target);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IImportFormat, CustomFormat>());
        services.TryAddSingleton<IImportParser, ImportParser>();
        return services;
    }
}
