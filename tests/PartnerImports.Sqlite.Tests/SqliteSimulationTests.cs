using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Sqlite;
using PartnerImports.Testing;

namespace PartnerImports.Tests;

/// <summary>Worlds where everything goes wrong that can, in files. A reception of few lines takes the turn to write only to commit, so all interleave.</summary>
[Rule("P2"), Rule("P3"), Rule("P4"), Rule("P5"), Rule("P6"), Rule("P8")]
public sealed class SqliteSimulationTests
{
    private static readonly SimulationOptions Options = new() { Build = services => services.BuildServiceProvider() };

    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_rule_holds_in_every_world(bool booksElsewhere)
    {
        foreach (var seed in Seeds.First(booksElsewhere ? 10 : 20, whenLong: 500))
        {
            await using var fixture = new SqliteStoreFixture(new() { Durability = SqliteDurability.ProcessEnd });
            await SimulatedWorld.RunAsync(seed, fixture, Options with { BooksElsewhere = booksElsewhere });
        }
    }
}
