using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace PartnerImports.Testing;

/// <summary>The books of a simulated world that are in another system, behind a <see cref="LedgerBridge"/>, and the rules about them.</summary>
internal sealed class SimulatedLedger(SimulatedWorld world, WorldWatch watch, Dictionary<ContentHash, SimulatedFile> files)
{
    private readonly InMemoryLedger _ledger = new();
    private readonly InMemoryLedgerIntents _intents = new();

    public LedgerBridge Bridge(IImportStore store, IClock clock) =>
        new(store, new Watched(_ledger, world), new WatchedIntents(_intents, world), clock, NullLogger<LedgerBridge>.Instance);

    public bool Lock(ImportRecord record, string entry) => _ledger.Lock(record.Dossier, record.Id, entry);

    /// <summary>The ledger is where the store is, or one decision ahead of it.</summary>
    /// <param name="dossiers">The dossiers.</param>
    /// <param name="settled">Whether nothing is under way any more: then it is nowhere ahead.</param>
    public void Check(IEnumerable<DossierId> dossiers, bool settled)
    {
        foreach (var dossier in dossiers)
        {
            var (held, ordinary) = (_ledger.HeldByImport(dossier), _ledger.OrdinaryByImport(dossier));
            foreach (var import in held.Keys.Concat(ordinary.Keys).Where(import => !watch.Histories.ContainsKey(import)))
                if (settled || ordinary.ContainsKey(import)) throw WorldWatch.Broken($"The ledger has entries of {import}, which was never received.");
            foreach (var record in watch.Histories.Values.Select(versions => versions[^1]).Where(record => record.Dossier == dossier && record.Summary.Lines > 0))
            {
                var isHeld = Has(record, held);
                var isOrdinary = Has(record, ordinary);
                var fits = record switch
                {
                    { Status: ImportStatus.Validated } => isOrdinary && !isHeld,
                    { Status: ImportStatus.Rejected or ImportStatus.Error } => !isOrdinary && !isHeld,
                    { Request: null } => isHeld && !isOrdinary,
                    { Request.Decision: ImportDecision.Validation } => isHeld ^ isOrdinary || (!isHeld && !isOrdinary),
                    _ => !isOrdinary,
                };
                if (!fits) throw WorldWatch.Broken($"The ledger has {(isHeld ? "held" : isOrdinary ? "ordinary" : "no")} entries of {record.Id}, which is {record.Status}{(record.Request is { } request ? $" with a request for {request.Decision}" : "")}.");
            }
        }
    }

    private bool Has(ImportRecord record, IReadOnlyDictionary<ImportId, IReadOnlyList<JournalEntry>> books)
    {
        if (!books.TryGetValue(record.Id, out var entries)) return false;
        var lines = entries.SelectMany(entry => entry.Lines).Select(TestEntries.View).ToList();
        var expected = files[record.Hash].Lines().Select(TestEntries.View).ToList();
        return lines.Count == expected.Count && lines.ToHashSet().SetEquals(expected) ? true : throw WorldWatch.Broken($"The ledger has {lines.Count} lines of {record.Id}, which has {expected.Count}, or others.");
    }

    private sealed class Watched(ILedger inner, SimulatedWorld world) : ILedger
    {
        public ValueTask<LedgerAnswer> HoldAsync(LedgerCommand command, ReferenceData create, IAsyncEnumerable<JournalEntry> entries, CancellationToken cancellationToken = default) =>
            world.CallAsync("Ledger hold", () => inner.HoldAsync(command, create, entries, cancellationToken));

        public ValueTask<LedgerAnswer> PostAsync(LedgerCommand command, CancellationToken cancellationToken = default) => world.CallAsync("Ledger post", () => inner.PostAsync(command, cancellationToken));

        public ValueTask<LedgerAnswer> RemoveAsync(LedgerCommand command, CancellationToken cancellationToken = default) => world.CallAsync("Ledger remove", () => inner.RemoveAsync(command, cancellationToken));
    }

    private sealed class WatchedIntents(ILedgerIntents inner, SimulatedWorld world) : ILedgerIntents
    {
        public ValueTask RecordAsync(LedgerIntent intent, CancellationToken cancellationToken = default) => DoAsync("Record intent", () => inner.RecordAsync(intent, cancellationToken));

        public ValueTask<LedgerIntent?> FindAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default) =>
            world.CallAsync("Find intent", () => inner.FindAsync(dossier, decisionId, cancellationToken));

        public ValueTask SettleAsync(DossierId dossier, Guid decisionId, CancellationToken cancellationToken = default) => DoAsync("Settle intent", () => inner.SettleAsync(dossier, decisionId, cancellationToken));

        public ValueTask<IReadOnlyList<LedgerIntent>> ListAsync(CancellationToken cancellationToken = default) => world.CallAsync("List intents", () => inner.ListAsync(cancellationToken));

        private async ValueTask DoAsync(string name, Func<ValueTask> call) => await world.CallAsync(name, async () =>
        {
            await call().ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }
}
