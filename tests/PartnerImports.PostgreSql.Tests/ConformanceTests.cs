using PartnerImports.Testing;
using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

public sealed class ConformanceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    public static TheoryData<string> Cases => new(StoreConformance.Cases.Select(each => each.Name));
    public static TheoryData<string> InboxCases => new(InboxConformance.Cases.Select(each => each.Name));
    public static TheoryData<string> DossierCases => new(DossierConformance.Cases.Select(each => each.Name));
    public static TheoryData<string> ModelCases => new(ModelConformance.Cases.Select(each => each.Name));

    [Theory, MemberData(nameof(Cases))]
    [Rule("P1"), Rule("P2"), Rule("P3"), Rule("P4"), Rule("P5"), Rule("P6"), Rule("P7"), Rule("P8"), Rule("P12")]
    public async Task The_store_holds(string name)
    {
        await database.EmptyAsync();
        await using var fixture = new StoreFixture(database);
        await StoreConformance.Suite[name].RunAsync(fixture, TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(InboxCases))]
    public async Task The_inbox_holds(string name)
    {
        await database.EmptyAsync();
        await InboxConformance.Suite[name].RunAsync(new InboxFixture(database), TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(DossierCases))]
    [Rule("P9"), Rule("P10")]
    public async Task The_dossiers_hold(string name)
    {
        await database.EmptyAsync();
        await DossierConformance.Suite[name].RunAsync(new DossierFixture(database), TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(ModelCases))]
    public async Task The_models_hold(string name)
    {
        await database.EmptyAsync();
        await ModelConformance.Suite[name].RunAsync(new ModelFixture(database), TestContext.Current.CancellationToken);
    }

    private sealed class ModelFixture(TestDatabase database) : IModelFixture
    {
        private readonly PostgreSqlModels _models = new(database.Database);

        public ICustomModelSource Models => _models;

        public ICustomModelSource SecondModels { get; } = new PostgreSqlModels(database.Database);

        public async ValueTask SaveAsync(DossierId dossier, CustomModelDocument model, CancellationToken cancellationToken) => await _models.SaveAsync(dossier, model, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class InboxFixture(TestDatabase database) : IInboxFixture
    {
        private readonly PostgreSqlInbox _inbox = new(database.Database);

        public INotificationSink Sink => _inbox;

        public INotificationInbox Inbox => _inbox;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class DossierFixture(TestDatabase database) : IDossierFixture
    {
        private readonly PostgreSqlDossiers _dossiers = new(database.Database);

        public IDossierDirectory Directory => _dossiers;

        public IFiscalCalendar Calendar => _dossiers;

        public ValueTask SaveAsync(Dossier dossier, FiscalCalendar calendar, CancellationToken cancellationToken) => _dossiers.SaveAsync(dossier, calendar, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
