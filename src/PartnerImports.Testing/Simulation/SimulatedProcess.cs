using Microsoft.Extensions.DependencyInjection;

namespace PartnerImports.Testing;

/// <summary>A process of a simulated world: the library's services over ports that the world watches. It may crash.</summary>
internal sealed class SimulatedProcess(string name, IServiceProvider services, LedgerBridge? bridge)
{
    public string Name => name;

    /// <summary>The bridge to the books; null when the store keeps them.</summary>
    public LedgerBridge? Bridge => bridge;

    public bool HasCrashed { get; private set; }

    public ImportReception Reception { get; } = services.GetRequiredService<ImportReception>();

    public ImportDecisions Decisions { get; } = services.GetRequiredService<ImportDecisions>();

    public ImportWorker Worker { get; } = services.GetRequiredService<ImportWorker>();

    public MessageDelivery Delivery { get; } = services.GetRequiredService<MessageDelivery>();

    public void Crash() => HasCrashed = true;
}
