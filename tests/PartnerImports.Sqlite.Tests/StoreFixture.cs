using System.Collections.Immutable;
using PartnerImports.Sqlite;

namespace PartnerImports.Tests;

/// <summary>A store in a file of its own, with what tests push into it.</summary>
public sealed class StoreFixture : IDisposable
{
    public static readonly DossierId Ours = DossierId.Parse("D1");
    public static readonly DossierId Other = DossierId.Parse("D2");
    public static readonly PartnerRef Partner = new(PartnerId.Parse("p1"), "Caisse Plus");
    public static readonly Instant Start = Instant.FromUtc(2022, 8, 25, 9, 16, 59);

    private readonly string _folder = Directory.CreateTempSubdirectory("imports-").FullName;
    private int _pushes;

    public StoreFixture()
    {
        Path = System.IO.Path.Combine(_folder, "store.db");
        File = new(Path);
        Store = new(File);
    }

    public string Path { get; }

    public SqliteFile File { get; private set; }

    public SqliteImportStore Store { get; private set; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Reopen()
    {
        File.Dispose();
        File = new(Path);
        Store = new(File);
    }

    public void Dispose()
    {
        File.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public PushIdentity Push(string? key = null, DossierId? dossier = null, string? content = null) =>
        new(dossier ?? Ours, Partner.Id, key, ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(content ?? $"content {_pushes++}")));

    /// <summary>A batch of entries of two lines each: 411 debit, 707 credit.</summary>
    public static EntryLineBatch Batch(int entries, int from = 0)
    {
        var batch = new EntryLineBatch(Math.Max(1, entries * 2));
        for (var entry = from; entry < from + entries; entry++)
            for (var side = 0; side < 2; side++)
            {
                var line = (entry * 2) + side + 2;
                var row = batch.Add(line, line * 100L);
                batch.Entries[row] = entry;
                batch.Dates[row] = new LocalDate(2022, 1, 1).PlusDays(entry % 365);
                var amount = Amount.Create(100 + entry, 2);
                if (side == 0) batch.Debits[row] = amount;
                else batch.Credits[row] = amount;
                batch.SetText(EntryText.Entry, row, $"VE/{entry}");
                batch.SetText(EntryText.Journal, row, "VE");
                batch.SetText(EntryText.JournalLabel, row, "Ventes");
                batch.SetText(EntryText.Number, row, $"{entry}");
                batch.SetText(EntryText.Account, row, side == 0 ? "41100000" : "70700000");
                batch.SetText(EntryText.AccountLabel, row, side == 0 ? "Clients" : "Ventes de marchandises");
                if (side == 0) batch.SetText(EntryText.ThirdParty, row, $"C{entry % 7}");
                batch.SetText(EntryText.Reference, row, $"F{entry}");
                batch.SetText(EntryText.Label, row, $"Facture n° {entry} été");
            }
        return batch;
    }

    public static ImportSummary SummaryOf(IReadOnlyList<EntryLineBatch> batches)
    {
        AmountTotal debit = default, credit = default;
        var dates = new List<LocalDate>();
        var entries = 0;
        long lines = 0;
        foreach (var batch in batches)
            for (var row = 0; row < batch.Count; row++)
            {
                debit = debit.Add(batch.Debits[row]);
                credit = credit.Add(batch.Credits[row]);
                dates.Add(batch.Dates[row]);
                entries = Math.Max(entries, batch.Entries[row] + 1);
                lines++;
            }
        return new()
        {
            Entries = entries, Lines = lines, TotalDebit = debit, TotalCredit = credit,
            FirstMovement = dates.Count == 0 ? null : dates.Min(), LastMovement = dates.Count == 0 ? null : dates.Max(),
        };
    }

    public static ImportRecord Record(PushIdentity push, ImportSummary? summary = null, ImportStatus status = ImportStatus.Pending, Instant? at = null) => new()
    {
        Id = new(Guid.CreateVersion7()), Dossier = push.Dossier, FileName = "MAI2020.tra", Format = ImportFormat.Tra, Partner = Partner, PushKey = push.Key, Hash = push.Hash,
        Status = status, Summary = summary ?? ImportSummary.Empty, CreatedAt = at ?? Start, UpdatedAt = at ?? Start,
        Error = status == ImportStatus.Error ? new("Une anomalie", "One finding") : null,
    };

    public static AuditEvent Audit(ImportRecord record, string command = "receive", ImportStatus? before = null) =>
        new() { Dossier = record.Dossier, Import = record.Id, At = record.UpdatedAt, Actor = "someone", Command = command, Result = AuditResult.Accepted, StatusBefore = before, StatusAfter = record.Status };

    public async Task<ReceptionResult> TryReceive(PushIdentity push, ImportRecord record, IReadOnlyList<EntryLineBatch> batches, Func<ReceptionCommit, ReceptionCommit>? with = null)
    {
        await using var reception = await Store.OpenReceptionAsync(push, Cancel);
        foreach (var batch in batches) await reception.HoldAsync(batch, Cancel);
        var commit = new ReceptionCommit { Record = record, Audit = Audit(record) };
        return await reception.CommitAsync(with?.Invoke(commit) ?? commit, Cancel);
    }

    public async Task<ImportRecord> Receive(int entries = 3, PushIdentity? push = null, Func<ReceptionCommit, ReceptionCommit>? with = null, Func<ImportRecord, ImportRecord>? change = null)
    {
        push ??= Push();
        EntryLineBatch[] batches = entries == 0 ? [] : [Batch(entries)];
        var record = Record(push, SummaryOf(batches));
        record = change?.Invoke(record) ?? record;
        var result = await TryReceive(push, record, batches, with);
        return result.Should().BeOfType<ReceptionResult.Received>().Subject.Record;
    }

    public static DecisionCommit Requested(ImportRecord record, ImportDecision decision, Instant? at = null)
    {
        var request = new DecisionRequest(Guid.CreateVersion7(), decision, UserId.Parse("julie"), at ?? Start);
        var next = record with { Version = record.Version + 1, Request = request, UpdatedAt = request.At };
        return new() { ExpectedVersion = record.Version, Next = next, Audit = Audit(next, "request", record.Status) };
    }

    public static DecisionCommit Executed(RequestClaim claim)
    {
        var (record, request) = (claim.Record, claim.Record.Request!);
        var isRejection = request.Decision == ImportDecision.Rejection;
        var next = record with
        {
            Version = record.Version + 1,
            Request = null,
            Resolution = new(request.Decision, request.By, Start),
            UpdatedAt = Start,
            Status = isRejection ? ImportStatus.Rejected : ImportStatus.Validated,
        };
        return new()
        {
            ExpectedVersion = record.Version, Next = next, Claim = claim, Audit = Audit(next, "complete", record.Status),
            Effect = isRejection ? BooksEffect.Delete : BooksEffect.Post, Messages = [Message(next)],
        };
    }

    public static OutboxMessage Message(ImportRecord record)
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id, Dossier = record.Dossier, At = record.UpdatedAt,
            Notification = new()
            {
                Id = id, Dossier = record.Dossier, Import = record.Id, User = UserId.Parse("julie"), Category = new("Comptabilité", "Accounting"),
                Title = new("Rejet de l'import", "Import rejected"), Text = new("Terminé.", "Done."), CreatedAt = record.UpdatedAt,
            },
        };
    }

    public async Task<ImportRecord> Request(ImportRecord record, ImportDecision decision)
    {
        var commit = Requested(record, decision);
        (await Store.CommitAsync(commit, Cancel)).Should().Be(new CommitResult.Committed(commit.Next.Version));
        return commit.Next;
    }

    public Task<RequestClaim?> Claim(Instant? now = null, ImportId? import = null, DossierId? dossier = null) =>
        Store.ClaimAsync(new() { Now = now ?? Start, Lease = Duration.FromMinutes(5), Import = import, Dossier = dossier }, Cancel).AsTask();

    public async Task<ImportRecord> Decide(ImportRecord record, ImportDecision decision)
    {
        await Request(record, decision);
        var claim = (await Claim(import: record.Id))!;
        var commit = Executed(claim);
        (await Store.CommitAsync(commit, Cancel)).Should().BeOfType<CommitResult.Committed>();
        return commit.Next;
    }

    public async Task<ImmutableArray<LineView>> Lines(ImportId import, EntryLineQuery? query = null) => (await Store.LinesAsync(Ours, import, query ?? new(), Cancel))!.Lines;

    public async Task ShouldHold() => (await Store.CheckAsync(Cancel)).Should().BeEmpty();
}
