using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>The kit notices every adapter that is broken on purpose, and no honest one.</summary>
public sealed class BrokenAdaptersTest
{
    private static readonly Dictionary<string, Func<IStoreFixture>> Adapters = new()
    {
        ["lost update"] = () => new BrokenFixture(store => new LostUpdate(store)),
        ["half delete"] = () => new BrokenFixture(store => new HalfDelete(store), (books, store) => new HalfDelete.Books(books, (HalfDelete)store)),
        ["doubled notification"] = () => new BrokenFixture(store => new DoubledNotification(store)),
        ["dossier leak"] = () => new BrokenFixture(store => new DossierLeak(store)),
        ["dossier code without regard to case"] = () => new BrokenFixture(store => new DossierCase(store)),
        ["claim good for any import"] = () => new BrokenFixture(store => new ClaimForAny(store)),
        ["audit of foreign imports"] = () => new BrokenFixture(store => new AuditLeak(store)),
        ["messages of any dossier settled"] = () => new BrokenFixture(store => new SettlesAnyMessage(store)),
        ["replaces pushes of any dossier"] = () => new BrokenFixture(store => new ReplacesForeign(store)),
        ["forgotten rollback"] = () => new BrokenFixture(store => new ForgottenRollback(store)),
        ["reference data deleted with the entries"] = () => new BrokenFixture(store => store, (books, store) => new ReferenceDataGoes(books, store)),
        ["ignored lease"] = () => new BrokenFixture(store => new IgnoredLease(store)),
        ["ignored fencing token"] = () => new BrokenFixture(store => new IgnoredFencing(store)),
        ["no back-off"] = () => new BrokenFixture(store => new NoBackOff(store)),
        ["releases anything"] = () => new BrokenFixture(store => new ReleasesAnything(store)),
        ["no attempts"] = () => new BrokenFixture(store => new NoAttempts(store)),
        ["messages at most once"] = () => new BrokenFixture(store => new AtMostOnce(store)),
        ["forgotten delivery"] = () => new BrokenFixture(store => new ForgetsDelivery(store)),
        ["ignored message lease"] = () => new BrokenFixture(store => new IgnoredMessageLease(store)),
        ["audit outside the transaction"] = () => new BrokenFixture(store => new AuditOutsideTransaction(store)),
        ["lost audit"] = () => new BrokenFixture(store => new LostAudit(store)),
        ["forgotten marks"] = () => new BrokenFixture(store => store, (books, _) => new ForgottenMarks(books)),
        ["held shown as ordinary"] = () => new BrokenFixture(store => store, (books, _) => new HeldIsOrdinary(books)),
        ["recounted summary"] = () => new BrokenFixture(store => new RecountedSummary(store)),
        ["plan keeps what was created"] = () => new BrokenFixture(store => new PlanKeepsCreated(store, store)),
        ["nothing binds"] = () => new BrokenFixture(store => new NothingBinds(store)),
        ["binds for ever"] = () => new BrokenFixture(store => new BindsForEver(store)),
        ["equal pushes checked at opening only"] = () => new BrokenFixture(store => new CheckedOnlyAtOpening(store)),
        ["entry ids ignored"] = () => new BrokenFixture(store => new OtherCommit(store, commit => commit with { EntryIds = [] })),
        ["reference data not created"] = () => new BrokenFixture(store => new OtherCommit(store, commit => commit with { Create = ReferenceData.Empty })),
        ["arrival without messages"] = () => new BrokenFixture(store => new OtherCommit(store, commit => commit with { Messages = [] })),
        ["batch kept by reference"] = () => new BrokenFixture(store => new BatchKept(store)),
        ["lines in the order of entries"] = () => new BrokenFixture(store => new LinesByEntry(store)),
        ["texts composed"] = () => new BrokenFixture(store => new OtherLines(store, OtherLines.Composed)),
        ["amounts through double"] = () => new BrokenFixture(store => new OtherLines(store, OtherLines.ThroughDouble)),
        ["percent sign as wildcard"] = () => new BrokenFixture(store => new OtherLineQuery(store, query => query with { Search = query.Search?.Replace("%", "", StringComparison.Ordinal) })),
        ["second condition ignored"] = () => new BrokenFixture(store => new OtherLineQuery(store, query => query with { Amounts = [.. query.Amounts.Take(1)] })),
        ["status filter ignored"] = () => new BrokenFixture(store => new OtherListQuery(store, query => query with { Statuses = [.. Enum.GetValues<ImportStatus>()] })),
        ["sort direction ignored"] = () => new BrokenFixture(store => new OtherListQuery(store, query => query with { Descending = true })),
        ["instants to the second"] = () => new BrokenFixture(store => new WholeSeconds(store)),
        ["findings not counted"] = () => new BrokenFixture(store => new OtherCommit(store, commit => commit with { Record = commit.Record with { Diagnostics = default } })),
        ["sections not counted"] = () => new BrokenFixture(store => new OtherCommit(store, commit => commit with { Record = commit.Record with { Summary = commit.Record.Summary with { Sections = 0 } } })),
        ["file names cut"] = () => new BrokenFixture(store => new OtherCommit(store, commit => commit with { Record = commit.Record with { FileName = commit.Record.FileName[..Math.Min(255, commit.Record.FileName.Length)] } })),
        ["notifications in one language"] = () => new BrokenFixture(store => new OneLanguage(store)),
        ["always complains"] = () => new BrokenFixture(store => new AlwaysComplains(store)),
    };

    public static TheoryData<string> Names => new(Adapters.Keys);

    [Theory, MemberData(nameof(Names))]
    public async Task An_adapter_broken_on_purpose_is_noticed(string name)
    {
        (await Noticed.ByAsync(StoreConformance.Cases.OrderBy(each => each.Topic == "Sequence"), Adapters[name])).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("claim good for any import", "A claim carries out nothing on another dossier's import")]
    [InlineData("claim good for any import", "A claim carries out nothing on another import of its dossier")]
    [InlineData("audit of foreign imports", "A refusal through another dossier doesn't show in the import's audit")]
    [InlineData("messages of any dossier settled", "A foreign or unknown message is neither marked nor returned")]
    [InlineData("replaces pushes of any dossier", "A rejected push of another dossier is not replaced")]
    public async Task A_fault_is_noticed_by_the_case_that_is_about_it(string adapter, string name) =>
        (await Noticed.ByAsync([StoreConformance.Suite[name]], Adapters[adapter])).Should().NotBeEmpty();

    [Fact]
    public async Task The_same_decorators_without_a_fault_are_not_noticed()
    {
        foreach (var each in StoreConformance.Cases)
        {
            await using var fixture = new BrokenFixture(store => new OtherLineQuery(new OtherCommit(store, commit => commit), query => query));
            await each.RunAsync(fixture, TestContext.Current.CancellationToken);
        }
    }
}
