using PartnerImports.Sqlite;
using PartnerImports.Testing;

namespace PartnerImports.Tests;

public sealed class SqliteConformanceTests
{
    public static TheoryData<string> Cases => new(StoreConformance.Cases.Select(each => each.Name));

    public static TheoryData<string> InboxCases => new(InboxConformance.Cases.Select(each => each.Name));

    public static TheoryData<string> DossierCases => new(DossierConformance.Cases.Select(each => each.Name));

    public static TheoryData<string> ModelCases => new(ModelConformance.Cases.Select(each => each.Name));

    [Theory, MemberData(nameof(Cases))]
    public async Task The_store_holds(string name)
    {
        await using var fixture = new SqliteStoreFixture();
        await StoreConformance.Suite[name].RunAsync(fixture, TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(InboxCases))]
    public async Task The_inbox_holds(string name)
    {
        await using var fixture = new PortsFixture();
        await InboxConformance.Suite[name].RunAsync(fixture, TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(DossierCases)), Rule("P9"), Rule("P10")]
    public async Task The_dossiers_hold(string name)
    {
        await using var fixture = new PortsFixture();
        await DossierConformance.Suite[name].RunAsync(fixture, TestContext.Current.CancellationToken);
    }

    [Theory, MemberData(nameof(ModelCases))]
    public async Task The_models_hold(string name)
    {
        await using var fixture = new PortsFixture();
        await ModelConformance.Suite[name].RunAsync(fixture, TestContext.Current.CancellationToken);
    }

    private sealed class PortsFixture : IInboxFixture, IDossierFixture, IModelFixture
    {
        private readonly SqliteStoreFixture _store = new();

        public INotificationSink Sink => new SqliteInbox(_store.File);

        public INotificationInbox Inbox => new SqliteInbox(_store.File);

        public IDossierDirectory Directory => new SqliteDossiers(_store.File);

        public IFiscalCalendar Calendar => new SqliteDossiers(_store.File);

        public ICustomModelSource Models => new SqliteModels(_store.File);

        public ICustomModelSource SecondModels => new SqliteModels(_store.SecondFile);

        public ValueTask SaveAsync(Dossier dossier, FiscalCalendar calendar, CancellationToken cancellationToken) => new SqliteDossiers(_store.File).SaveAsync(dossier, calendar, cancellationToken);

        public async ValueTask SaveAsync(DossierId dossier, CustomModelDocument model, CancellationToken cancellationToken) =>
            await new SqliteModels(_store.File).SaveAsync(dossier, model, cancellationToken);

        public ValueTask DisposeAsync() => _store.DisposeAsync();
    }
}
