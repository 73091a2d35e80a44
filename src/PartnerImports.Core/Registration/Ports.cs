using Microsoft.Extensions.DependencyInjection;

namespace PartnerImports;

/// <summary>Finds the ports of a host; a missing one is named, with the method that adds it.</summary>
internal static class Ports
{
    private static readonly (Type Port, string AddedBy)[] Required =
    [
        (typeof(IImportStore), StoreMethods),
        (typeof(IImportParser), "services.AddPartnerImportParsers()"),
        (typeof(IDossierDirectory), HostMethod(nameof(IDossierDirectory))),
        (typeof(IFiscalCalendar), HostMethod(nameof(IFiscalCalendar))),
        (typeof(INotificationSink), HostMethod(nameof(INotificationSink))),
    ];

    private const string StoreMethods = "services.AddPartnerImportSqlite(path), services.AddPartnerImportPostgreSql(…) or services.AddInMemoryStore()";

    public static T Port<T>(this IServiceProvider services) where T : class => services.GetService<T>() ?? throw new InvalidOperationException(Missing(typeof(T)));

    /// <summary>Fails with every port that is missing.</summary>
    public static void CheckAll(IServiceProvider services)
    {
        var isService = services.GetRequiredService<IServiceProviderIsService>();
        var missing = Required.Where(port => !isService.IsService(port.Port)).Select(port => Missing(port.Port)).ToList();
        if (missing.Count > 0) throw new InvalidOperationException(string.Join(Environment.NewLine, missing));
    }

    private static string Missing(Type port)
    {
        var addedBy = Required.FirstOrDefault(known => known.Port == port).AddedBy ?? HostMethod(port.Name);
        return $"PartnerImports lacks the port {port.Name}: add it by {addedBy}.";
    }

    private static string HostMethod(string port) => port.StartsWith("ILedger", StringComparison.Ordinal)
        ? $"services.AddSingleton<{port}>(…)"
        : $"{StoreMethods}, or by services.AddSingleton<{port}>(…)";
}
