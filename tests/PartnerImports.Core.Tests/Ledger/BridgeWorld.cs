using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Testing;

namespace PartnerImports.Core.Tests.Ledger;

/// <summary>A host whose books are in another system. Whatever happens twice or not at all happens by <see cref="Fault"/>.</summary>
internal sealed class BridgeWorld : IAsyncDisposable
{
    public BridgeWorld()
    {
        var injector = new FaultInjector(call => Fault(call));
        World = new(services =>
        {
            services.AddSingleton<ILedger>(new FaultyLedger(Books, injector)).AddSingleton<ILedgerIntents>(Intents);
            services.AddSingleton(_ => new InMemoryImportStore());
            services.AddPartnerImports().AddLedgerBridge(ports => new FaultyImportStore(ports.GetRequiredService<InMemoryImportStore>(), injector));
        });
    }

    public World World { get; }
    public InMemoryLedger Books { get; } = new();
    public MemoryIntents Intents { get; } = new();
    public Func<string, Fault> Fault { get; set; } = _ => Testing.Fault.None;
    public LedgerBridge Bridge => World.Get<LedgerBridge>();

    public IEnumerable<string> Held => Books.Held(World.Dupont).Select(entry => entry.Name);
    public IEnumerable<string> Ordinary => Books.Ordinary(World.Dupont).Select(entry => entry.Name);

    /// <summary>The next call of that name goes wrong, once.</summary>
    public void FailNext(string call, FaultKind kind) => Fault = name =>
    {
        if (name != call) return Testing.Fault.None;
        Fault = _ => Testing.Fault.None;
        return new(kind);
    };

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
