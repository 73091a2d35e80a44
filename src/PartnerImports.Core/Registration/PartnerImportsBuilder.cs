using Microsoft.Extensions.DependencyInjection;

namespace PartnerImports;

/// <summary>Goes on with the registration of PartnerImports.</summary>
public sealed class PartnerImportsBuilder
{
    internal PartnerImportsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services that are being registered.</summary>
    public IServiceCollection Services { get; }
}
