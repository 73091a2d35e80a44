using Microsoft.Extensions.DependencyInjection;

namespace PartnerImports.Core.Tests.Processing;

/// <summary>Messages reach their receivers at least once, always under the same id.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task A_receiver_that_fails_gets_the_same_message_again_and_holds_up_no_other()
    {
        var partners = new ScriptedPartners();
        await using var world = new World(services => services.AddSingleton<IPartnerEventSink>(partners));
        var (first, second) = (await world.ReceiveAsync(), await world.ReceiveAsync("#accounts 1"));
        partners.Fails = told => told.Import == first.Id;
        (await world.Delivery.DeliverAsync(null, TestContext.Current.CancellationToken)).Should().Be(new DeliveryReport(1, 1));
        (await world.Delivery.DeliverAsync(null, TestContext.Current.CancellationToken)).Should().Be(new DeliveryReport(0, 0));
        partners.Fails = _ => false;
        world.Clock.AdvanceSeconds(5);
        (await world.Delivery.DeliverAsync(World.Dupont, TestContext.Current.CancellationToken)).Should().Be(new DeliveryReport(1, 0));
        partners.Heard.Select(told => told.Import).Should().Equal(first.Id, second.Id, first.Id);
        partners.Heard[0].Id.Should().Be(partners.Heard[2].Id);
    }

    [Fact]
    public async Task A_delivery_that_dies_before_it_says_so_is_repeated_under_the_same_id()
    {
        var partners = new ScriptedPartners();
        await using var world = new World(services => services.AddSingleton<IPartnerEventSink>(partners));
        await world.ReceiveAsync();
        var taken = await world.Store.TakeMessagesAsync(new() { Now = world.Clock.GetCurrentInstant(), Lease = Duration.FromMinutes(2) }, TestContext.Current.CancellationToken);
        (await world.Delivery.DeliverAsync(null, TestContext.Current.CancellationToken)).Delivered.Should().Be(0, "the dead deliverer's lease still holds");
        world.Clock.AdvanceMinutes(2);
        (await world.Delivery.DeliverAsync(null, TestContext.Current.CancellationToken)).Delivered.Should().Be(1);
        partners.Heard.Should().ContainSingle().Which.Id.Should().Be(taken[0].Id);
    }

    [Fact]
    public async Task Only_the_dossier_asked_for_is_served()
    {
        await using var world = new World();
        await world.ReceiveAsync();
        (await world.Delivery.DeliverAsync(World.Martin, TestContext.Current.CancellationToken)).Delivered.Should().Be(0);
        (await world.Delivery.DeliverAsync(World.Dupont, TestContext.Current.CancellationToken)).Delivered.Should().Be(1);
    }

    private sealed class ScriptedPartners : IPartnerEventSink
    {
        public Func<PartnerEvent, bool> Fails { get; set; } = _ => false;
        public List<PartnerEvent> Heard { get; } = [];

        public ValueTask PublishAsync(PartnerEvent partnerEvent, CancellationToken cancellationToken = default)
        {
            Heard.Add(partnerEvent);
            return Fails(partnerEvent) ? throw new HttpRequestException("The partner is away.") : ValueTask.CompletedTask;
        }
    }
}
