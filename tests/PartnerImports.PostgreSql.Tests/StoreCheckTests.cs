using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

public sealed class StoreCheckTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<string> Damages => new(StoreDamages.All.Where(damage => damage.PostgreSql is not null).Select(damage => damage.Name));

    [Theory, MemberData(nameof(Damages))]
    public async Task Each_damage_is_told(string name)
    {
        await database.EmptyAsync();
        await using var fixture = new StoreFixture(database);
        await StoreDamages.ArrangeAsync(fixture);
        var damage = StoreDamages.Named(name);
        (await database.QueryAsync($"WITH damaged AS ({damage.PostgreSql} RETURNING 1) SELECT count(*) FROM damaged")).Single().Should().NotBe(0L);
        await StoreDamages.ExpectAsync(fixture.Store, damage);
    }
}
