using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using PartnerImports;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers PartnerImports.</summary>
public static class PartnerImportsServiceCollectionExtensions
{
    /// <summary>
    /// Adds reception, decisions, console, worker, delivery and notifications as thread-safe singletons. What is registered already stays.
    /// A store, a parser and the host's ports are added by their own methods, before or after.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; they are checked when the host starts or when they are first used.</param>
    public static PartnerImportsBuilder AddPartnerImports(this IServiceCollection services, Action<PartnerImportsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<PartnerImportsOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PartnerImportsOptions>, OptionsCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PortCheck>());

        services.TryAddSingleton<IClock>(SystemClock.Instance);
        services.TryAddSingleton<IIdGenerator>(ports => new TimeOrderedIds(ports.GetRequiredService<IClock>()));
        services.TryAddSingleton<IImportAuthorizer>(ports => new ProfileAuthorizer(ports.Port<IDossierDirectory>()));
        services.TryAddSingleton<IImportPolicySource>(_ => new DefaultPolicySource());

        services.TryAddSingleton(_ => new WorkSignal());
        services.TryAddSingleton(ports => new DossierAccess(ports.Port<IDossierDirectory>(), ports.Port<IImportAuthorizer>()));
        services.TryAddSingleton(ports => new ImportAppraiser(ports.Port<IImportParser>()));
        services.TryAddSingleton(ports => new ImportReception(ReceptionPortsOf(ports), ports.GetRequiredService<WorkSignal>(), ports.Logger<ImportReception>()));
        services.TryAddSingleton(ports => new ImportDecisions(
            ports.Port<IImportStore>(), ports.GetRequiredService<DossierAccess>(), ports.Port<IFiscalCalendar>(), ports.Port<IClock>(),
            ports.Port<IIdGenerator>(), ports.GetRequiredService<WorkSignal>(), ports.Logger<ImportDecisions>()));
        services.TryAddSingleton(ports => new ImportConsole(ports.Port<IImportStore>(), ports.GetRequiredService<DossierAccess>(), ports.Options()));
        services.TryAddSingleton(ports => new ImportWorker(
            ports.Port<IImportStore>(), ports.Port<IFiscalCalendar>(), ports.Port<IClock>(), ports.Options(), ports.Logger<ImportWorker>()));
        services.TryAddSingleton(ports => new MessageDelivery(
            ports.Port<IImportStore>(), ports.GetServices<INotificationSink>(), ports.GetServices<IPartnerEventSink>(), ports.Port<IClock>(),
            ports.Options(), ports.Logger<MessageDelivery>()));
        services.TryAddSingleton(ports => new ImportNotifications(ports.Port<INotificationInbox>()));
        return new(services);
    }

    /// <summary>Runs the worker in the host, beside everything else that it does.</summary>
    public static PartnerImportsBuilder AddHostedWorker(this PartnerImportsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(ports => new ImportWorkerService(
            ports.GetRequiredService<ImportWorker>(), ports.GetRequiredService<MessageDelivery>(), ports.GetRequiredService<WorkSignal>(),
            ports.Options(), ports.Logger<ImportWorkerService>()));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ImportWorkerService>(ports => ports.GetRequiredService<ImportWorkerService>()));
        return builder;
    }

    /// <summary>
    /// Keeps the books in the host's <see cref="ILedger"/> and everything else in a store, and repairs what crashes leave between the two.
    /// The host registers its <see cref="ILedger"/> and an <see cref="ILedgerIntents"/>, such as <see cref="FileLedgerIntents"/>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="store">Gives the store to bridge, as <c>ports => ports.GetRequiredService&lt;InMemoryImportStore&gt;()</c>; not <see cref="IImportStore"/>, which becomes the bridge.</param>
    public static PartnerImportsBuilder AddLedgerBridge(this PartnerImportsBuilder builder, Func<IServiceProvider, IImportStore> store)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(store);
        builder.Services.TryAddSingleton(ports => new LedgerBridge(
            store(ports), ports.Port<ILedger>(), ports.Port<ILedgerIntents>(), ports.Port<IClock>(), ports.Logger<LedgerBridge>()));
        builder.Services.Replace(ServiceDescriptor.Singleton<IImportStore>(ports => ports.GetRequiredService<LedgerBridge>()));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LedgerRepairService>(ports =>
            new LedgerRepairService(ports.GetRequiredService<LedgerBridge>(), ports.Options(), ports.Logger<LedgerRepairService>())));
        return builder;
    }

    private static ReceptionPorts ReceptionPortsOf(IServiceProvider ports) => new(
        ports.Port<IImportStore>(), ports.Port<IImportParser>(), ports.Port<IDossierDirectory>(), ports.Port<IFiscalCalendar>(), ports.Port<IImportAuthorizer>(),
        ports.Port<IImportPolicySource>(), ports.GetService<ICustomModelSource>(), ports.Port<IClock>(), ports.Port<IIdGenerator>());

    private static IOptions<PartnerImportsOptions> Options(this IServiceProvider ports) => ports.GetRequiredService<IOptions<PartnerImportsOptions>>();

    private static ILogger<T> Logger<T>(this IServiceProvider ports) => ports.GetService<ILoggerFactory>() is { } factory ? new Logger<T>(factory) : NullLogger<T>.Instance;
}
