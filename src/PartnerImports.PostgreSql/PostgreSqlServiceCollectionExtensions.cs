using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerImports;
using PartnerImports.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the PostgreSQL store of partner imports.</summary>
public static class PostgreSqlServiceCollectionExtensions
{
    /// <summary>
    /// Adds what this package supplies on one database: <see cref="IImportStore"/>, <see cref="IBooks"/>, <see cref="IDossierDirectory"/>,
    /// <see cref="IFiscalCalendar"/>, <see cref="INotificationSink"/>, <see cref="INotificationInbox"/> and <see cref="ICustomModelSource"/>.
    /// What is registered already stays.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">An Npgsql connection string; its <c>Search Path</c> names the schema.</param>
    /// <exception cref="ArgumentException">The connection string is blank.</exception>
    public static IServiceCollection AddPartnerImportPostgreSql(this IServiceCollection services, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        services.TryAddSingleton(_ => new PostgreSqlDatabase(connectionString));
        services.TryAddSingleton<PostgreSqlImportStore>();
        services.TryAddSingleton<PostgreSqlDossiers>();
        services.TryAddSingleton<PostgreSqlInbox>();
        services.TryAddSingleton<PostgreSqlModels>();
        services.TryAddSingleton<IImportStore>(provider => provider.GetRequiredService<PostgreSqlImportStore>());
        services.TryAddSingleton<IBooks>(provider => provider.GetRequiredService<PostgreSqlImportStore>());
        services.TryAddSingleton<IDossierDirectory>(provider => provider.GetRequiredService<PostgreSqlDossiers>());
        services.TryAddSingleton<IFiscalCalendar>(provider => provider.GetRequiredService<PostgreSqlDossiers>());
        services.TryAddSingleton<INotificationSink>(provider => provider.GetRequiredService<PostgreSqlInbox>());
        services.TryAddSingleton<INotificationInbox>(provider => provider.GetRequiredService<PostgreSqlInbox>());
        services.TryAddSingleton<ICustomModelSource>(provider => provider.GetRequiredService<PostgreSqlModels>());
        return services;
    }
}
