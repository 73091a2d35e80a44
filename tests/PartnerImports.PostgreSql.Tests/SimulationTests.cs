using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Testing;
using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>Worlds where everything goes wrong that can, in a database.</summary>
[Rule("P2"), Rule("P3"), Rule("P4"), Rule("P5"), Rule("P6"), Rule("P8")]
public sealed class SimulationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly SimulationOptions Options = new() { Build = services => services.BuildServiceProvider() };

    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_rule_holds_in_every_world(bool booksElsewhere)
    {
        foreach (var seed in Seeds.First(booksElsewhere ? 3 : 10, whenLong: 200))
        {
            await database.EmptyAsync();
            await using var fixture = new StoreFixture(database);
            await SimulatedWorld.RunAsync(seed, fixture, Options with { BooksElsewhere = booksElsewhere });
        }
    }
}
