namespace PartnerImports.Core.Tests.Notifications;

/// <summary>The exact texts, in both languages, with dates in Europe/Paris.</summary>
public sealed class NotificationTextTests
{
    private static readonly Instant Summer = Instant.FromUtc(2022, 8, 25, 9, 16, 59);

    [Fact]
    public void Titles_category_and_header_are_the_products()
    {
        NotificationTexts.Category.Should().Be(new LocalizedText("Comptabilité", "Accounting"));
        NotificationTexts.Title(ImportDecision.Rejection).Should().Be(new LocalizedText("Rejet de l'import", "Rejection of the import"));
        NotificationTexts.Title(ImportDecision.Validation).Should().Be(new LocalizedText("Validation de l'import", "Validation of the import"));
        NotificationTexts.Header(2, 5).Should().Be(new LocalizedText("Comptabilité (2 Non lu/5)", "Accounting (2 Unread/5)"));
    }

    [Fact]
    public void Results_are_the_products_sentences()
    {
        var reasons = new LocalizedText("l'écriture VE/1 est lettrée", "the entry VE/1 is matched");
        NotificationTexts.Done(ImportDecision.Rejection, Summer).French.Should().Be("Le rejet de l'import du 25/08/2022 à 11:16:59 s'est terminé avec succès.");
        NotificationTexts.Done(ImportDecision.Validation, Summer).French.Should().Be("La validation de l'import du 25/08/2022 à 11:16:59 s'est terminée avec succès.");
        NotificationTexts.Failed(ImportDecision.Rejection, Summer, reasons).French.Should().Be("Le rejet de l'import du 25/08/2022 à 11:16:59 s'est terminé avec une erreur : l'écriture VE/1 est lettrée.");
        NotificationTexts.Failed(ImportDecision.Validation, Summer, reasons).French.Should().Be("La validation de l'import du 25/08/2022 à 11:16:59 s'est terminée avec une erreur : l'écriture VE/1 est lettrée.");
        NotificationTexts.Failed(ImportDecision.Validation, Summer, reasons).English.Should().Be("The validation of the import of 25/08/2022 at 11:16:59 completed with an error: the entry VE/1 is matched.");
    }

    [Theory]
    [InlineData("2022-03-27T00:59:59Z", "27/03/2022 01:59:59")] // the last second of winter time
    [InlineData("2022-03-27T01:00:00Z", "27/03/2022 03:00:00")] // the first of summer time
    [InlineData("2022-10-30T00:59:59Z", "30/10/2022 02:59:59")] // the hour that comes twice, first
    [InlineData("2022-10-30T01:00:00Z", "30/10/2022 02:00:00")] // and again
    [InlineData("2021-12-31T23:30:00Z", "01/01/2022 00:30:00")] // another day and year than in UTC
    public void Times_are_those_of_Paris_in_summer_and_winter(string utc, string expected)
    {
        var instant = NodaTime.Text.InstantPattern.General.Parse(utc).Value;
        ScreenFormat.DateAndTime(instant).Should().Be(expected);
        NotificationTexts.Done(ImportDecision.Rejection, instant).French.Should().Be($"Le rejet de l'import du {expected[..10]} à {expected[11..]} s'est terminé avec succès.");
    }

    [Fact]
    public async Task The_list_counts_what_is_unread_under_its_header()
    {
        await using var world = new World();
        for (var i = 0; i < 3; i++) await world.DecideAsync(await world.ReceiveAsync($"VE;{i};2021-05-01;411000;1.00;1.00;x"), ImportDecision.Rejection, i == 0 ? World.Bruno : World.Anne);
        await world.Delivery.DeliverAsync(null, TestContext.Current.CancellationToken);
        (await world.Notifications.ListAsync(World.Dupont, cancellationToken: TestContext.Current.CancellationToken)).Header.French.Should().Be("Comptabilité (3 Non lu/3)");
        await world.Notifications.MarkReadAsync(World.Dupont, World.Bruno.User, TestContext.Current.CancellationToken);
        (await world.Notifications.ListAsync(World.Dupont, cancellationToken: TestContext.Current.CancellationToken)).Header.French.Should().Be("Comptabilité (2 Non lu/3)");
        var annes = await world.Notifications.ListAsync(World.Dupont, World.Anne.User, TestContext.Current.CancellationToken);
        annes.Items.Should().HaveCount(2).And.OnlyContain(item => item.User == World.Anne.User);
        annes.Unread.Should().Be(2);
    }

    [Fact]
    public void Ids_are_derived_from_import_version_and_addressee_and_from_nothing_else()
    {
        var import = new ImportId(new Guid(1, 2, 3, new byte[8]));
        DerivedId.Of(import, 2, "user:anne").Should().Be(DerivedId.Of(import, 2, "user:anne"));
        new[] { DerivedId.Of(import, 2, "user:anne"), DerivedId.Of(import, 3, "user:anne"), DerivedId.Of(import, 2, "user:bruno"), DerivedId.Of(new(new Guid(1, 2, 4, new byte[8])), 2, "user:anne") }
            .Should().OnlyHaveUniqueItems().And.OnlyContain(id => id.Version == 8 && id.Variant >= 8 && id.Variant <= 11);
    }
}
