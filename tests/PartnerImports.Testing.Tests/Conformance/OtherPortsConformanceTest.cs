using PartnerImports.Testing;

namespace PartnerImports.Tests.Conformance;

public sealed class OtherPortsConformanceTest
{
    public static TheoryData<string> InboxCases => new(InboxConformance.Cases.Select(each => each.Name));

    public static TheoryData<string> DossierCases => new(DossierConformance.Cases.Select(each => each.Name));

    public static TheoryData<string> LedgerCases => new(LedgerConformance.Cases.Select(each => each.Name));

    public static TheoryData<string> ModelCases => new(ModelConformance.Cases.Select(each => each.Name));

    [Theory, MemberData(nameof(InboxCases))]
    public async Task The_inbox_in_memory_holds(string name) => await InboxConformance.Suite[name].RunAsync(new InboxFixture(), TestContext.Current.CancellationToken);

    [Theory, MemberData(nameof(DossierCases)), Rule("P10")]
    public async Task The_dossiers_in_memory_hold(string name) => await DossierConformance.Suite[name].RunAsync(new DossierFixture(), TestContext.Current.CancellationToken);

    [Theory, MemberData(nameof(LedgerCases))]
    public async Task The_ledger_in_memory_holds(string name) => await LedgerConformance.Suite[name].RunAsync(new LedgerFixture(), TestContext.Current.CancellationToken);

    [Theory, MemberData(nameof(ModelCases))]
    public async Task The_models_in_memory_hold(string name) => await ModelConformance.Suite[name].RunAsync(new ModelFixture(), TestContext.Current.CancellationToken);

    private sealed class ModelFixture : IModelFixture
    {
        private readonly InMemoryModels _models = new();
        public ICustomModelSource Models => _models;
        public ICustomModelSource SecondModels => _models;
        public ValueTask SaveAsync(DossierId dossier, CustomModelDocument model, CancellationToken cancellationToken)
        {
            _models.Save(dossier, model);
            return ValueTask.CompletedTask;
        }
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class InboxFixture : IInboxFixture
    {
        private readonly InMemoryInbox _inbox = new();
        public INotificationSink Sink => _inbox;
        public INotificationInbox Inbox => _inbox;
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class DossierFixture : IDossierFixture
    {
        private readonly InMemoryDossiers _dossiers = new();
        public IDossierDirectory Directory => _dossiers;
        public IFiscalCalendar Calendar => _dossiers;
        public ValueTask SaveAsync(Dossier dossier, FiscalCalendar calendar, CancellationToken cancellationToken)
        {
            _dossiers.Save(dossier, calendar);
            return ValueTask.CompletedTask;
        }
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class LedgerFixture : ILedgerFixture
    {
        private readonly InMemoryLedger _ledger = new();
        public ILedger Ledger => _ledger;
        public ILedger SecondLedger => _ledger;
        public ValueTask<IReadOnlyList<JournalEntry>> HeldAsync(DossierId dossier, CancellationToken cancellationToken) => ValueTask.FromResult(_ledger.Held(dossier));
        public ValueTask<IReadOnlyList<JournalEntry>> OrdinaryAsync(DossierId dossier, CancellationToken cancellationToken) => ValueTask.FromResult(_ledger.Ordinary(dossier));
        public ValueTask<IReadOnlyList<string>> CodesAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken) => ValueTask.FromResult(_ledger.Codes(dossier, kind));
        public ValueTask ObstructAsync(DossierId dossier, ImportId import, string entry, CancellationToken cancellationToken)
        {
            _ledger.Lock(dossier, import, entry).Should().BeTrue();
            return ValueTask.CompletedTask;
        }
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
