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

    [Fact]
    public async Task What_an_import_leaves_behind_is_one_sentence()
    {
        await using var fixture = new SqliteStoreFixture();
        await StoreDamages.ArrangeAsync(fixture);
        await fixture.File.WriteAsync(
            connection =>
            {
                connection.Execute("DELETE FROM import WHERE number = 1");
                return true;
            },
            TestContext.Current.CancellationToken);
        (await fixture.Store.CheckAsync(TestContext.Current.CancellationToken)).Where(sentence => sentence.Contains(" rows of ", StringComparison.Ordinal))
            .Should().ContainSingle().Which.Should().MatchRegex("^The import number 1 of the dossier DOSSIER-1 is not there, but what belongs to it is: (\\d+ rows of \\w+(, |\\.$)){5}");
    }
}
