namespace PartnerImports.Tests;

public sealed class StoreCheckTests
{
    public static TheoryData<string> Damages => new(StoreDamages.All.Where(damage => damage.Sqlite is not null).Select(damage => damage.Name));

    [Theory, MemberData(nameof(Damages))]
    public async Task Each_damage_is_told(string name)
    {
        await using var fixture = new SqliteStoreFixture();
        await StoreDamages.ArrangeAsync(fixture);
        var damage = StoreDamages.Named(name);
        await fixture.File.WriteAsync(
            connection =>
            {
                connection.Execute(damage.Sqlite!);
                return connection.Changes.Should().BePositive();
            },
            TestContext.Current.CancellationToken);
        await StoreDamages.ExpectAsync(fixture.Store, damage);
    }
}
