using PartnerImports.Sqlite;
using static PartnerImports.Tests.StoreFixture;

namespace PartnerImports.Tests;

public sealed class SqlitePortsTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_dossier_and_its_fiscal_years_are_saved_and_changed()
    {
        var dossiers = new SqliteDossiers(_fixture.File);
        (await dossiers.FindAsync(Ours, Cancel)).Should().BeNull();
        (await dossiers.GetAsync(Ours, Cancel)).Should().BeSameAs(FiscalCalendar.Empty);
        FiscalYear[] years = [new(new(2021, 1, 1), new(2021, 12, 31), isOpen: false), new(new(2022, 1, 1), new(2022, 12, 31), label: "Exercice court")];
        await dossiers.SaveAsync(new(Ours, Siren.Parse("349536599")), new(years), Cancel);
        await dossiers.SaveAsync(new(Other), FiscalCalendar.Empty, Cancel);
        (await dossiers.FindAsync(Ours, Cancel)).Should().Be(new Dossier(Ours, Siren.Parse("349536599")));
        (await dossiers.GetAsync(Ours, Cancel)).Years.Should().BeEquivalentTo(years, options => options.WithStrictOrdering());
        await dossiers.SaveAsync(new(Ours, default, ConsoleOpen: false), new([years[1]]), Cancel);
        (await dossiers.FindAsync(Ours, Cancel)).Should().Be(new Dossier(Ours, default, false));
        (await dossiers.GetAsync(Ours, Cancel)).Years.Should().ContainSingle().Which.Label.Should().Be("Exercice court");
    }

    [Fact]
    public async Task A_model_saved_again_makes_no_revision()
    {
        var models = new SqliteModels(_fixture.File);
        (await models.SaveAsync(Ours, new("paie", "{\"revision\":1}"u8.ToArray()), Cancel)).Should().Be(1);
        (await models.SaveAsync(Ours, new("paie", "{\"revision\":2}"u8.ToArray()), Cancel)).Should().Be(2);
        (await models.SaveAsync(Ours, new("paie", "{\"revision\":2}"u8.ToArray()), Cancel)).Should().Be(2);
        (await _fixture.File.ReadAsync(connection => connection.Scalar("SELECT count(*) FROM model"), Cancel)).Should().Be(2);
    }

    [Fact]
    public async Task A_notification_delivered_again_changes_nothing()
    {
        var inbox = new SqliteInbox(_fixture.File);
        Notification Of(string user, int minutes, DossierId? dossier = null) => Message(Record(_fixture.Push(dossier: dossier))).Notification! with
        {
            User = UserId.Parse(user),
            CreatedAt = Start + Duration.FromMinutes(minutes),
            Dossier = dossier ?? Ours,
        };
        Notification[] sent = [Of("julie", 1), Of("paul", 3), Of("julie", 2), Of("julie", 2), Of("julie", 4, Other)];
        foreach (var notification in sent) await inbox.DeliverAsync(notification, Cancel);
        (await inbox.ListAsync(Ours, null, Cancel)).Should().Equal(sent[1], sent[3], sent[2], sent[0]);
        (await inbox.ListAsync(Ours, UserId.Parse("paul"), Cancel)).Should().Equal(sent[1]);
        await inbox.MarkReadAsync(Ours, UserId.Parse("julie"), Cancel);
        await inbox.DeliverAsync(sent[0], Cancel);
        (await inbox.ListAsync(Ours, UserId.Parse("julie"), Cancel)).Should().HaveCount(3).And.OnlyContain(notification => notification.IsRead);
        (await inbox.CountUnreadAsync(Ours, null, Cancel)).Should().Be(1);
        (await inbox.CountUnreadAsync(Other, null, Cancel)).Should().Be(1);
    }

    [Fact]
    public async Task Everything_that_belongs_to_a_line_is_kept_until_the_import_is_rejected()
    {
        var batch = Batch(1);
        batch.AddAllocation(0, batch.Append("A1"u8), batch.Append("S1"u8), batch.Append("Section"u8), Amount.Parse("0.40"));
        batch.AddAllocation(0, batch.Append("A1"u8), batch.Append("S2"u8), default, Amount.Parse("0.60"));
        batch.AddExtra(1, "Extra 1", batch.Append("é\""u8));
        batch.AddExtra(1, "Extra 2", default);
        batch.AddDocument(1, new() { Name = "f.pdf", Uri = "https://example.test/f.pdf", Length = 12 });
        batch.CurrencyAmounts[0] = Amount.Parse("-1.234");
        batch.Marks[0] |= LineMarks.HasCurrencyAmount;
        batch.SetText(EntryText.Currency, 0, "USD");
        batch.DueDates[0] = new(2022, 2, 28);
        var record = Record(_fixture.Push(), SummaryOf([batch]));
        await _fixture.TryReceive(_fixture.Push(), record, [batch]);
        (await Row("SELECT group_concat(axis || section || section_label || amount || '/' || scale, ' ') FROM allocation")).Should().Be("A1S1Section4/1 A1S26/1");
        (await Row("SELECT extras FROM line WHERE extras IS NOT NULL")).Should().Be("""[["Extra 1","\u00E9\u0022"],["Extra 2",""]]""");
        (await Row("SELECT name || uri || length FROM document")).Should().Be("f.pdfhttps://example.test/f.pdf12");
        (await Row("SELECT currency || currency_amount || '/' || currency_scale || ' ' || due_date FROM line WHERE currency IS NOT NULL")).Should().Be("USD-1234/3 20220228");
        await _fixture.ShouldHold();
        await _fixture.Decide(record, ImportDecision.Rejection);
        (await Row("SELECT (SELECT count(*) FROM line) + (SELECT count(*) FROM allocation) + (SELECT count(*) FROM document) + (SELECT count(*) FROM term)")).Should().Be("0");
    }

    private async Task<string> Row(string sql) => await _fixture.File.ReadAsync(
        connection =>
        {
            using var row = connection.Prepare(sql);
            row.Step().Should().BeTrue();
            return row.Text(0);
        },
        Cancel);
}
