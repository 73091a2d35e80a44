using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Testing;
using PartnerImports.Tests.Broken;

namespace PartnerImports.Tests.Simulation;

/// <summary>Worlds of many seeds. One seed alone: <c>PARTNER_IMPORTS_SEED=17</c>; many more: <c>PARTNER_IMPORTS_LONG=1</c>.</summary>
public sealed class SimulatedWorldTest
{
    private static readonly SimulationOptions Options = new() { Build = services => services.BuildServiceProvider() };

    /// <summary>What must have happened somewhere, or the worlds prove nothing about it.</summary>
    private static readonly string[] Occurs =
    [
        "call fails after it is done", "call fails before it is done", "call takes its time", "process crashes",
        "complete: Committed", "complete: LeaseLost", "complete: Obstructed", "complete: VersionConflict", "fail: Committed", "give-up: Committed",
        "import Error", "import Pending", "import Rejected", "import Validated", "partner told again", "user told again",
        "push received", "push received anew", "push refused: duplicate-content", "push refused: entry-id-reused", "push refused: key-reused", "push repeated",
        "request accepted", "request claimed again", "request refused: already-rejected", "request refused: already-validated", "request refused: console-closed",
        "request refused: decision-under-way", "request refused: import-in-error", "request refused: not-permitted", "request refused: stale-version", "request repeated",
        "request-rejection: VersionConflict", "request-validation: VersionConflict",
    ];

    private static readonly IReadOnlyList<int> Run = Seeds.First(300, whenLong: 3_000);

    [Fact]
    [Rule("P2"), Rule("P3"), Rule("P4"), Rule("P5"), Rule("P6"), Rule("P8")]
    public async Task Every_rule_holds_in_every_world()
    {
        var report = new SimulationReport(ImmutableSortedDictionary<string, int>.Empty);
        foreach (var seed in Run)
        {
            await using var fixture = new InMemoryStoreFixture();
            report = report.Add(await SimulatedWorld.RunAsync(seed, fixture, Options));
        }
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        if (Run.Count == 1) return;
        foreach (var what in Occurs) report[what].Should().BePositive(what);
    }

    [Fact]
    public async Task Every_rule_holds_where_the_books_are_in_another_system()
    {
        foreach (var seed in Run)
        {
            await using var fixture = new InMemoryStoreFixture();
            await SimulatedWorld.RunAsync(seed, fixture, Options with { BooksElsewhere = true });
        }
    }

    private static readonly Dictionary<string, Func<IStoreFixture>> Adapters = new()
    {
        ["lost update"] = () => new BrokenFixture(store => new LostUpdate(store)),
        ["half delete"] = () => new BrokenFixture(store => new HalfDelete(store), (books, store) => new HalfDelete.Books(books, (HalfDelete)store)),
        ["doubled notification"] = () => new BrokenFixture(store => new DoubledNotification(store)),
        ["messages at most once"] = () => new BrokenFixture(store => new AtMostOnce(store)),
        ["forgotten rollback"] = () => new BrokenFixture(store => new ForgottenRollback(store)),
        ["reference data deleted with the entries"] = () => new BrokenFixture(store => store, (books, store) => new ReferenceDataGoes(books, store)),
        ["ignored lease"] = () => new BrokenFixture(store => new IgnoredLease(store)),
        ["ignored fencing token"] = () => new BrokenFixture(store => new IgnoredFencing(store)),
        ["held shown as ordinary"] = () => new BrokenFixture(store => store, (books, _) => new HeldIsOrdinary(books)),
        ["nothing binds"] = () => new BrokenFixture(store => new NothingBinds(store)),
        ["binds for ever"] = () => new BrokenFixture(store => new BindsForEver(store)),
        ["audit outside the transaction"] = () => new BrokenFixture(store => new AuditOutsideTransaction(store)),
    };

    public static TheoryData<string> Broken => new(Adapters.Keys);

    [Theory, MemberData(nameof(Broken))]
    public async Task A_rule_broken_on_purpose_is_noticed(string name)
    {
        List<string> noticed = [];
        for (var seed = 1; seed <= 100 && noticed.Count == 0; seed++)
        {
            await using var fixture = Adapters[name]();
            try
            {
                await SimulatedWorld.RunAsync(seed, fixture, Options);
            }
            catch (SimulationException broken)
            {
                noticed.Add(broken.Message);
                TestContext.Current.TestOutputHelper?.WriteLine(broken.Message);
            }
        }
        noticed.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_world_goes_the_same_way_each_time()
    {
        async Task<string> MessageAsync()
        {
            await using var fixture = new BrokenFixture(store => new LostUpdate(store));
            for (var seed = 1; ; seed++)
                try
                {
                    await SimulatedWorld.RunAsync(seed, fixture, Options);
                }
                catch (SimulationException broken)
                {
                    return broken.Message;
                }
        }

        (await MessageAsync()).Should().Be(await MessageAsync());
    }
}
