using NodaTime;

namespace PartnerImports.Testing;

/// <summary>Drives a store through its port: pushes, requests, claims, with a clock and identities that are always the same.</summary>
public sealed class StoreScenario
{
    private readonly SeededIds _ids = new(1);
    private int _pushes;

    /// <summary>Drives the store of a fixture.</summary>
    public StoreScenario(IStoreFixture fixture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        Store = fixture.Store;
        SecondStore = fixture.SecondStore;
        Books = fixture.Books;
        Cancellation = cancellationToken;
    }

    /// <summary>The store under test.</summary>
    public IImportStore Store { get; }

    /// <summary>The same data through a second adapter.</summary>
    public IImportStore SecondStore { get; }

    /// <summary>The store's books.</summary>
    public IBooks Books { get; }

    /// <summary>Ends the scenario.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The dossier of the scenario.</summary>
    public DossierId Dossier { get; } = DossierId.Parse("DOSSIER-1");

    /// <summary>Another dossier of the same firm.</summary>
    public DossierId OtherDossier { get; } = DossierId.Parse("DOSSIER-2");

    /// <summary>The partner of the scenario.</summary>
    public PartnerRef Partner { get; } = new(PartnerId.Parse("caisse-express"), "Caisse Express");

    /// <summary>Another partner.</summary>
    public PartnerRef OtherPartner { get; } = new(PartnerId.Parse("paie-facile"), "Paie facile");

    /// <summary>A user who decides.</summary>
    public UserId User { get; } = UserId.Parse("claire");

    /// <summary>Another user who decides.</summary>
    public UserId OtherUser { get; } = UserId.Parse("bruno");

    /// <summary>How long claims and messages are leased.</summary>
    public Duration Lease { get; } = Duration.FromMinutes(5);

    /// <summary>The time of the scenario, in whole microseconds: what every store keeps.</summary>
    public Instant Now { get; private set; } = Instant.FromUtc(2026, 3, 2, 8, 30) + Duration.FromMilliseconds(123.456);

    /// <summary>Lets time pass and gives the new time.</summary>
    public Instant Pass(Duration duration) => Now += duration;

    /// <summary>Lets a second pass and gives the new time.</summary>
    public Instant Tick() => Pass(Duration.FromSeconds(1));

    /// <summary>A new identity.</summary>
    public Guid NewId() => _ids.NewId();

    /// <summary>The identity of an import that was never pushed.</summary>
    public ImportId NoImport() => _ids.NewImportId();

    /// <summary>A push that is like no other one.</summary>
    /// <param name="entries">How many entries it has.</param>
    /// <param name="key">Its key.</param>
    public TestPush Push(int entries = 3, string? key = null) => new()
    {
        Id = _ids.NewImportId(), Dossier = Dossier, Partner = Partner, Key = key, Content = $"content {++_pushes}", FileName = $"FILE-{_pushes:000}.txt",
        Lines = TestEntries.Purchases(entries), At = Tick(),
    };

    /// <summary>A push as if it came anew: with an identity and a time of its own.</summary>
    public TestPush Again(TestPush push)
    {
        ArgumentNullException.ThrowIfNull(push);
        return push with { Id = _ids.NewImportId(), At = Tick() };
    }

    /// <summary>Receives a push as Core does: opens, ends at a conflict, holds, commits.</summary>
    /// <param name="push">The push.</param>
    /// <param name="store">The store; <see cref="Store"/> when null.</param>
    /// <param name="capacity">How many lines a batch takes.</param>
    public async ValueTask<ReceptionResult> TryReceiveAsync(TestPush push, IImportStore? store = null, int capacity = 5)
    {
        ArgumentNullException.ThrowIfNull(push);
        var reception = await (store ?? Store).OpenReceptionAsync(push.Identity, Cancellation).ConfigureAwait(false);
        await using (reception.ConfigureAwait(false))
        {
            if (reception.Conflict is { } conflict) return new ReceptionResult.Conflicted(conflict);
            await HoldAsync(reception, push, capacity).ConfigureAwait(false);
            return await reception.CommitAsync(push.ToCommit() with { Record = push.ToRecord() with { Replaces = reception.Replaces } }, Cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Receives a push and gives the import.</summary>
    /// <exception cref="ConformanceException">It was not received.</exception>
    public async ValueTask<ImportRecord> ReceiveAsync(TestPush push, IImportStore? store = null, int capacity = 5) =>
        Expect.Is<ReceptionResult.Received>(await TryReceiveAsync(push, store, capacity).ConfigureAwait(false), "A new push is received").Record;

    /// <summary>Holds the lines of a push.</summary>
    public async ValueTask HoldAsync(IReception reception, TestPush push, int capacity = 5)
    {
        ArgumentNullException.ThrowIfNull(reception);
        ArgumentNullException.ThrowIfNull(push);
        foreach (var batch in EntryLineBatches.Of(push.Lines, capacity)) await reception.HoldAsync(batch, Cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks for a decision and gives the import as it is then.</summary>
    /// <exception cref="ConformanceException">The request was not committed.</exception>
    public async ValueTask<ImportRecord> RequestAsync(ImportRecord record, ImportDecision decision, UserId? user = null)
    {
        var commit = TestDecisions.Request(record, decision, user ?? User, NewId(), Tick());
        Expect.Is<CommitResult.Committed>(await Store.CommitAsync(commit, Cancellation).ConfigureAwait(false), "A request on an unchanged import is committed");
        return commit.Next;
    }

    /// <summary>Claims what is due; null when nothing is.</summary>
    public ValueTask<RequestClaim?> TryClaimAsync(DossierId? dossier = null, ImportId? import = null, IImportStore? store = null) =>
        (store ?? Store).ClaimAsync(new() { Dossier = dossier, Import = import, Now = Now, Lease = Lease }, Cancellation);

    /// <summary>Claims what is due.</summary>
    /// <exception cref="ConformanceException">Nothing was.</exception>
    public async ValueTask<RequestClaim> ClaimAsync(DossierId? dossier = null, IImportStore? store = null) =>
        Expect.NotNull(await TryClaimAsync(dossier, null, store).ConfigureAwait(false), "A request that waits is claimed");

    /// <summary>Asks for a decision, claims it and carries it out; gives the import as it is then.</summary>
    /// <exception cref="ConformanceException">One of the steps did something else.</exception>
    public async ValueTask<ImportRecord> DecideAsync(ImportRecord record, ImportDecision decision)
    {
        ArgumentNullException.ThrowIfNull(record);
        await RequestAsync(record, decision).ConfigureAwait(false);
        return await CompleteAsync(await ClaimAsync(record.Dossier).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Carries out the request of a claim; gives the import as it is then.</summary>
    /// <exception cref="ConformanceException">It was not committed.</exception>
    public async ValueTask<ImportRecord> CompleteAsync(RequestClaim claim, params OutboxMessage[] messages)
    {
        var commit = TestDecisions.Complete(claim, Tick(), [.. messages]);
        Expect.Is<CommitResult.Committed>(await Store.CommitAsync(commit, Cancellation).ConfigureAwait(false), "A claimed request is carried out");
        return commit.Next;
    }

    /// <summary>The lines of an import, all of them.</summary>
    /// <exception cref="ConformanceException">The dossier has no such import.</exception>
    public async ValueTask<IReadOnlyList<LineView>> LinesAsync(ImportRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Expect.NotNull(await Store.LinesAsync(record.Dossier, record.Id, new(), Cancellation).ConfigureAwait(false), "The import has lines").Lines;
    }

    /// <summary>The lines of a dossier's books.</summary>
    public async ValueTask<IReadOnlyList<BooksLine>> BooksAsync(bool held, DossierId? dossier = null)
    {
        List<BooksLine> lines = [];
        await foreach (var line in Books.LinesAsync(dossier ?? Dossier, held, Cancellation).ConfigureAwait(false)) lines.Add(line);
        return lines;
    }

    /// <summary>The codes of a dossier's reference data of one kind.</summary>
    public async ValueTask<IReadOnlyList<string>> CodesAsync(ReferenceKind kind, DossierId? dossier = null) =>
        [.. (await Books.ReferenceDataAsync(dossier ?? Dossier, kind, Cancellation).ConfigureAwait(false)).Select(item => item.Code)];

    /// <summary>Messages that are due, leased.</summary>
    public ValueTask<IReadOnlyList<OutboxMessage>> TakeAsync(DossierId? dossier = null, int take = 100, IImportStore? store = null) =>
        (store ?? Store).TakeMessagesAsync(new() { Dossier = dossier, Now = Now, Lease = Lease, Take = take }, Cancellation);

    /// <summary>Checks that the store finds nothing wrong with itself.</summary>
    /// <exception cref="ConformanceException">It does.</exception>
    public async ValueTask CheckAsync() =>
        Expect.Equal("", string.Join(Environment.NewLine, await Store.CheckAsync(Cancellation).ConfigureAwait(false)), "What the store finds wrong with itself");
}
