using System.Collections.Immutable;
using System.Text;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>Imports, lines and transitions for tests.</summary>
public static class Given
{
    public static readonly Instant Noon = Instant.FromUtc(2022, 9, 1, 12, 57, 22) + Duration.FromNanoseconds(123_456_789);
    public static readonly UserId Accountant = UserId.Parse("u-42");
    private static int _number;

    public static DossierId NewDossier() => DossierId.Parse($"D{Interlocked.Increment(ref _number)}");

    public static PushIdentity Push(DossierId dossier, string content = "bytes", string? key = null, string partner = "caisse") =>
        new(dossier, PartnerId.Parse(partner), key, ContentHash.Of(Encoding.UTF8.GetBytes(content)));

    /// <summary>The record of a push with its lines, two entries unless others are given.</summary>
    public static ImportRecord Record(PushIdentity push, int number = 0, EntryLineBatch? lines = null) => new()
    {
        Id = new(Guid.CreateVersion7()), Dossier = push.Dossier, FileName = $"MAI{number:0000}.tra", Format = ImportFormat.Tra, Partner = new(push.Partner, "Caisse Élan"),
        PushKey = push.Key, Hash = push.Hash, Fingerprint = "f-" + push.Hash, Status = ImportStatus.Pending,
        Summary = SummaryOf(lines ?? Lines(2)),
        Diagnostics = new(0, 3, 1), ReferencePeriod = ReferencePeriod.CalendarYearOf(new(2021, 5, 1)),
        CreatedAt = Noon + Duration.FromSeconds(number), UpdatedAt = Noon + Duration.FromSeconds(number),
    };

    public static ImportSummary SummaryOf(params IReadOnlyList<EntryLineBatch> batches)
    {
        var rows = batches.SelectMany(batch => Enumerable.Range(0, batch.Count).Select(row => (Entry: batch.Entries[row], Date: batch.Dates[row], Debit: batch.Debits[row], Credit: batch.Credits[row]))).ToArray();
        return new()
        {
            Entries = rows.DistinctBy(row => row.Entry).Count(), Lines = rows.Length,
            TotalDebit = rows.Aggregate(AmountTotal.Zero, (sum, row) => sum.Add(row.Debit)), TotalCredit = rows.Aggregate(AmountTotal.Zero, (sum, row) => sum.Add(row.Credit)),
            FirstMovement = rows.Min(row => row.Date), LastMovement = rows.Max(row => row.Date), Journals = 1, Accounts = 2, ThirdParties = 1,
        };
    }

    public static AuditEvent Audit(ImportRecord record, string command, ImportStatus? before) => new()
    {
        Dossier = record.Dossier, Import = record.Id, At = record.UpdatedAt, Actor = "worker", Command = command, Result = AuditResult.Accepted,
        StatusBefore = before, StatusAfter = record.Status,
    };

    /// <summary>Entries of two lines each: 1.00 from 411 to 707.</summary>
    public static EntryLineBatch Lines(int entries, string label = "Vente")
    {
        var batch = new EntryLineBatch(entries * 2);
        for (var entry = 0; entry < entries; entry++)
            foreach (var isDebit in new[] { true, false })
            {
                var row = batch.Add(2 * entry + (isDebit ? 2 : 3), 0);
                batch.Entries[row] = entry;
                batch.SetText(EntryText.Entry, row, $"VT/{entry + 1}");
                batch.SetText(EntryText.Journal, row, "VT"u8);
                batch.SetText(EntryText.Number, row, $"{entry + 1}");
                batch.SetText(EntryText.Account, row, isDebit ? "411" : "707");
                batch.SetText(EntryText.ThirdParty, row, isDebit ? "CLI" : "");
                batch.SetText(EntryText.Label, row, label);
                batch.Dates[row] = new(2021, 5, 1 + entry % 28);
                (isDebit ? batch.Debits : batch.Credits)[row] = Amount.Create(100, 2);
            }
        return batch;
    }

    public static ReferenceData References { get; } = new()
    {
        Journals = [new(JournalCode.Parse("VT"), "Ventes")],
        Accounts = [new(AccountNumber.Parse("411"), "Clients"), new(AccountNumber.Parse("707"), "Ventes de marchandises")],
        ThirdParties = [new(ThirdPartyCode.Parse("CLI"), "Client", AccountNumber.Parse("411"))],
        Sections = [new(AxisCode.Parse("A1"), SectionCode.Parse("PARIS"), "Paris")],
    };

    /// <summary>Receives a push of two entries.</summary>
    public static async Task<ImportRecord> ReceivedAsync(IImportStore store, PushIdentity push, int number = 0, EntryLineBatch? lines = null, ImmutableArray<string> entryIds = default)
    {
        await using var reception = await store.OpenReceptionAsync(push, TestContext.Current.CancellationToken);
        lines ??= Lines(2);
        await reception.HoldAsync(lines, TestContext.Current.CancellationToken);
        var record = Record(push, number, lines);
        var result = await reception.CommitAsync(Commit(record) with { EntryIds = entryIds.IsDefault ? [] : entryIds }, TestContext.Current.CancellationToken);
        return result.Should().BeOfType<ReceptionResult.Received>().Subject.Record;
    }

    public static ReceptionCommit Commit(ImportRecord record) => new() { Record = record, Create = References, Named = References, Audit = Audit(record, "receive", null) };

    /// <summary>The transition to a request.</summary>
    public static DecisionCommit Request(ImportRecord current, ImportDecision decision) => Transition(current, "request-" + decision.ToString().ToLowerInvariant(),
        current with { Request = new(Guid.CreateVersion7(), decision, Accountant, current.UpdatedAt + Duration.FromMinutes(1)) });

    /// <summary>The transition that carries out a request under a claim.</summary>
    public static DecisionCommit Completion(RequestClaim claim)
    {
        var (current, request) = (claim.Record, claim.Record.Request!);
        var isValidation = request.Decision == ImportDecision.Validation;
        return Transition(current, "complete", current with
        {
            Request = null,
            Status = isValidation ? ImportStatus.Validated : ImportStatus.Rejected,
            Resolution = new(request.Decision, request.By, current.UpdatedAt + Duration.FromMinutes(1)),
        }) with
        { Effect = isValidation ? BooksEffect.Post : BooksEffect.Delete, Claim = claim, Messages = [Message(current, Guid.CreateVersion7())] };
    }

    public static DecisionCommit Transition(ImportRecord current, string command, ImportRecord next)
    {
        next = next with { Version = current.Version + 1, UpdatedAt = current.UpdatedAt + Duration.FromMinutes(1) };
        return new() { ExpectedVersion = current.Version, Next = next, Audit = Audit(next, command, current.Status) };
    }

    public static OutboxMessage Message(ImportRecord record, Guid id) => new()
    {
        Id = id, Dossier = record.Dossier, At = record.UpdatedAt,
        Notification = new()
        {
            Id = id, Dossier = record.Dossier, Import = record.Id, User = Accountant, Category = new("Comptabilité", "Accounting"),
            Title = new("Rejet de l'import", "Import rejected"), Text = new("Le rejet…", "The rejection…"), CreatedAt = record.UpdatedAt,
        },
    };

    public static async Task<ImportRecord> CommittedAsync(IImportStore store, DecisionCommit commit)
    {
        (await store.CommitAsync(commit, TestContext.Current.CancellationToken)).Should().Be(new CommitResult.Committed(commit.Next.Version));
        return commit.Next;
    }

    /// <summary>Requests a decision and carries it out.</summary>
    public static async Task<ImportRecord> DecidedAsync(IImportStore store, ImportRecord record, ImportDecision decision)
    {
        await CommittedAsync(store, Request(record, decision));
        var claim = await store.ClaimAsync(new() { Dossier = record.Dossier, Import = record.Id, Now = Noon + Duration.FromHours(1), Lease = Duration.FromMinutes(5) }, TestContext.Current.CancellationToken);
        return await CommittedAsync(store, Completion(claim!));
    }
}
