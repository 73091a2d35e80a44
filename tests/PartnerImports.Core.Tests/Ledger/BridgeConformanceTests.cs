using Microsoft.Extensions.Logging.Abstractions;
using NodaTime.Testing;
using PartnerImports.Testing;

namespace PartnerImports.Core.Tests.Ledger;

/// <summary>A bridge is an <see cref="IImportStore"/> like the others.</summary>
public sealed class BridgeConformanceTests
{
    /// <summary>Where a bridge differs, and must go on differing.</summary>
    private static readonly (string Cases, string Reason)[] Differs =
    [
        ("stands in the way of a ", "marks in the store's books mean nothing: the books of a bridged store are the ledger's alone"),
        ("Obstacles are told entry by entry", "likewise"),
        ("A random sequence of calls", "a request whose effect a lost worker had in the ledger is completed, not failed, and marks mean nothing"),
    ];

    public static TheoryData<string> Cases => new(StoreConformance.Cases.Select(each => each.Name).Where(name => !Differs.Any(differs => name.Contains(differs.Cases))));

    [Theory, MemberData(nameof(Cases))]
    public async Task The_bridge_holds(string name)
    {
        await using var fixture = new Fixture();
        await StoreConformance.Suite[name].RunAsync(fixture, TestContext.Current.CancellationToken);
    }

    private sealed class Fixture : IStoreFixture
    {
        private readonly InMemoryImportStore _store = new();

        public Fixture() => Store = new LedgerBridge(_store, new InMemoryLedger(), new MemoryIntents(), FakeClock.FromUtc(2022, 8, 25), NullLogger<LedgerBridge>.Instance);

        public IImportStore Store { get; }
        public IImportStore SecondStore => Store;
        public IBooks Books => _store;
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
