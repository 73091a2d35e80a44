using NodaTime.Testing;

namespace PartnerImports.Core.Tests.Rights;

/// <summary>What a host gets that supplies no rights and ids of its own.</summary>
public sealed class DefaultsTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(12, true)]
    public async Task Every_profile_views_and_profile_3_and_above_decides(int profile, bool decides)
    {
        await using var world = new World();
        var authorizer = world.Get<IImportAuthorizer>();
        (await authorizer.RightsOfAsync(new(World.Zoe.User, new Profile(profile)), World.Dupont, TestContext.Current.CancellationToken)).Should().Be(new ActorRights(true, decides, true));
    }

    [Fact]
    public async Task The_unknown_get_nothing()
    {
        await using var world = new World();
        var authorizer = world.Get<IImportAuthorizer>();
        (await authorizer.RightsOfAsync(World.Bruno, World.Nowhere, TestContext.Current.CancellationToken)).Should().Be(ActorRights.None);
        (await authorizer.RightsOfAsync(new(World.Bruno.User, default), World.Dupont, TestContext.Current.CancellationToken)).Should().Be(ActorRights.None);
        (await authorizer.MayPushAsync(World.Caisse, World.Nowhere, TestContext.Current.CancellationToken)).Should().BeFalse();
    }

    [Fact]
    public void Ids_are_in_order_of_the_clocks_time()
    {
        var clock = new FakeClock(Instant.FromUtc(2022, 8, 25, 9, 16, 59), Duration.FromMilliseconds(1));
        var ids = new TimeOrderedIds(clock);
        var given = Enumerable.Range(0, 100).Select(_ => new ImportId(ids.NewId())).ToList();
        given.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        given.Should().OnlyContain(id => id.Value.Version == 7);
    }
}
