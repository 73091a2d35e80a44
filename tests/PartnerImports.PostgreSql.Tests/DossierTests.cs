using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

public sealed class DossierTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact, Rule("P9"), Rule("P10")]
    public async Task Dossiers_and_calendars_come_back_as_saved_and_are_replaced()
    {
        var (dossiers, id) = (new PostgreSqlDossiers(database.Database), Given.NewDossier());
        (await dossiers.FindAsync(id, Now)).Should().BeNull();
        (await dossiers.GetAsync(id, Now)).Should().BeSameAs(FiscalCalendar.Empty);
        var years = new[] { new FiscalYear(new(2020, 1, 1), new(2020, 12, 31), isOpen: false), new FiscalYear(new(2021, 1, 1), new(2021, 9, 30), label: "Exercice court") };
        await dossiers.SaveAsync(new(id, Siren.Parse("349536599"), ConsoleOpen: false), new(years), Now);
        (await dossiers.FindAsync(id, Now)).Should().Be(new Dossier(id, Siren.Parse("349536599"), ConsoleOpen: false));
        (await dossiers.GetAsync(id, Now)).Years.Should().Equal(years);
        await dossiers.SaveAsync(new(id), new(years[1..]), Now);
        (await dossiers.FindAsync(id, Now)).Should().Be(new Dossier(id));
        (await dossiers.GetAsync(id, Now)).Years.Should().Equal(years[1..]);
        (await dossiers.FindAsync(Given.NewDossier(), Now)).Should().BeNull();
    }

    [Fact]
    public async Task A_model_saved_again_makes_no_revision()
    {
        var (models, dossier) = (new PostgreSqlModels(database.Database), Given.NewDossier());
        CustomModelDocument Of(string document) => new("caisse", System.Text.Encoding.UTF8.GetBytes(document));
        (await models.SaveAsync(dossier, Of("{}"), Now)).Should().Be(1);
        (await models.SaveAsync(dossier, Of("{ }"), Now)).Should().Be(2);
        (await models.SaveAsync(dossier, Of("{ }"), Now)).Should().Be(2);
        (await database.QueryAsync($"SELECT count(*) FROM custom_models WHERE dossier_id = '{dossier}'")).Should().Equal(2L);
    }

    [Fact]
    public async Task An_inbox_holds_each_notification_once_and_only_its_dossiers()
    {
        var (inbox, dossier, other) = (new PostgreSqlInbox(database.Database), Given.NewDossier(), Given.NewDossier());
        var record = Given.Record(Given.Push(dossier));
        var first = Given.Message(record, Guid.NewGuid()).Notification!;
        var second = first with { Id = Guid.NewGuid(), User = UserId.Parse("bruno"), CreatedAt = first.CreatedAt + Duration.FromSeconds(1), Text = new("\u0001 'é😀", "x") };
        foreach (var notification in new[] { first, second, first }) await inbox.DeliverAsync(notification, Now);
        await inbox.DeliverAsync(first with { Dossier = other, Import = new(Guid.NewGuid()) }, Now);
        (await inbox.ListAsync(dossier, null, Now)).Should().Equal(second, first);
        (await inbox.ListAsync(dossier, second.User, Now)).Should().Equal(second);
        (await inbox.CountUnreadAsync(dossier, null, Now)).Should().Be(2);
        await inbox.MarkReadAsync(dossier, first.User, Now);
        (await inbox.ListAsync(dossier, null, Now)).Should().Equal(second, first with { IsRead = true });
        await inbox.DeliverAsync(first, Now);
        (await inbox.CountUnreadAsync(dossier, null, Now)).Should().Be(1, "a repeat does not make it unread again");
        await inbox.MarkReadAsync(dossier, null, Now);
        (await inbox.CountUnreadAsync(dossier, null, Now)).Should().Be(0);
        (await inbox.CountUnreadAsync(other, null, Now)).Should().Be(1, "the other dossier's are untouched");
    }

    [Fact]
    public async Task One_call_registers_every_port_of_the_package()
    {
        await using var services = new ServiceCollection().AddPartnerImportPostgreSql(database.ConnectionString).BuildServiceProvider();
        services.GetRequiredService<IImportStore>().Should().BeSameAs(services.GetRequiredService<IBooks>());
        services.GetRequiredService<IDossierDirectory>().Should().BeSameAs(services.GetRequiredService<IFiscalCalendar>());
        services.GetRequiredService<INotificationSink>().Should().BeSameAs(services.GetRequiredService<INotificationInbox>());
        services.GetRequiredService<ICustomModelSource>().Should().BeOfType<PostgreSqlModels>();
        (await services.GetRequiredService<IImportStore>().CheckAsync(Now)).Should().BeEmpty();
    }
}
