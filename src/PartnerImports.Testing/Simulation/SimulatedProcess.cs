using Microsoft.Extensions.DependencyInjection;

namespace PartnerImports.Testing;

/// <summary>A process of a simulated world: the library's services over ports that the world watches. It may crash.</summary>
internal sealed class SimulatedProcess(string name, IServiceProvider services)
{
    public string Name => name;

    public bool HasCrashed { get; private set; }

    public ImportReception Reception { get; } = services.GetRequiredService<ImportReception>();

    public ImportDecisions Decisions { get; } = services.GetRequiredService<ImportDecisions>();

    public ImportWorker Worker { get; } = services.GetRequiredService<ImportWorker>();

    public MessageDelivery Delivery { get; } = services.GetRequiredService<MessageDelivery>();

    public void Crash() => HasCrashed = true;
}
