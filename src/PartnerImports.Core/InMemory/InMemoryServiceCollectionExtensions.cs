using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerImports;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers ports that keep everything in memory.</summary>
public static class InMemoryServiceCollectionExtensions
{
    /// <summary>Adds store, books, dossiers, fiscal years, inbox, models and partner events in memory, each unless another is registered.</summary>
    public static IServiceCollection AddInMemoryStore(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<InMemoryImportStore>();
        services.TryAddSingleton<IImportStore>(provider => provider.GetRequiredService<InMemoryImportStore>());
        services.TryAddSingleton<IBooks>(provider => provider.GetRequiredService<InMemoryImportStore>());
        services.TryAddSingleton<InMemoryDossiers>();
        services.TryAddSingleton<IDossierDirectory>(provider => provider.GetRequiredService<InMemoryDossiers>());
        services.TryAddSingleton<IFiscalCalendar>(provider => provider.GetRequiredService<InMemoryDossiers>());
        services.TryAddSingleton<InMemoryInbox>();
        services.TryAddSingleton<INotificationSink>(provider => provider.GetRequiredService<InMemoryInbox>());
        services.TryAddSingleton<INotificationInbox>(provider => provider.GetRequiredService<InMemoryInbox>());
        services.TryAddSingleton<InMemoryModels>();
        services.TryAddSingleton<ICustomModelSource>(provider => provider.GetRequiredService<InMemoryModels>());
        services.TryAddSingleton<InMemoryPartnerEvents>();
        services.TryAddSingleton<IPartnerEventSink>(provider => provider.GetRequiredService<InMemoryPartnerEvents>());
        return services;
    }
}
