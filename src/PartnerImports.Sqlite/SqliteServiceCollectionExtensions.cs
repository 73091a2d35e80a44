using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerImports;
using PartnerImports.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the ports that an SQLite file carries.</summary>
public static class SqliteServiceCollectionExtensions
{
    /// <summary>Adds store, books, dossiers, fiscal years, inbox and models in one SQLite file, each port unless another is registered.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="path">The file, made on first use; its folder must exist.</param>
    /// <param name="options">How to work with it; the defaults when null.</param>
    public static IServiceCollection AddPartnerImportSqlite(this IServiceCollection services, string path, SqliteFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        services.TryAddSingleton(_ => new SqliteFile(path, options));
        services.TryAddSingleton(provider => new SqliteImportStore(provider.GetRequiredService<SqliteFile>()));
        services.TryAddSingleton<IImportStore>(provider => provider.GetRequiredService<SqliteImportStore>());
        services.TryAddSingleton<IBooks>(provider => provider.GetRequiredService<SqliteImportStore>());
        services.TryAddSingleton(provider => new SqliteDossiers(provider.GetRequiredService<SqliteFile>()));
        services.TryAddSingleton<IDossierDirectory>(provider => provider.GetRequiredService<SqliteDossiers>());
        services.TryAddSingleton<IFiscalCalendar>(provider => provider.GetRequiredService<SqliteDossiers>());
        services.TryAddSingleton(provider => new SqliteInbox(provider.GetRequiredService<SqliteFile>()));
        services.TryAddSingleton<INotificationSink>(provider => provider.GetRequiredService<SqliteInbox>());
        services.TryAddSingleton<INotificationInbox>(provider => provider.GetRequiredService<SqliteInbox>());
        services.TryAddSingleton(provider => new SqliteModels(provider.GetRequiredService<SqliteFile>()));
        services.TryAddSingleton<ICustomModelSource>(provider => provider.GetRequiredService<SqliteModels>());
        return services;
    }
}
