using PartnerImports;
using PartnerImports.Testing;

namespace LoopBackend;

/// <summary>Proves the ledger by the cases that come with <c>PartnerImports.Testing</c>; in your code base, a theory of your test framework.</summary>
internal static class LoopLedgerProof
{
    // region proof
    public static async Task RunAsync()
    {
        foreach (var each in LedgerConformance.Cases)
        {
            await using var fixture = new Fixture();
            await each.RunAsync(fixture); // throws a ConformanceException that says what was expected and what came
        }
    }
    // endregion

    private sealed class Fixture : ILedgerFixture
    {
        private readonly LoopLedger _ledger = new();

        public ILedger Ledger => _ledger;

        public ILedger SecondLedger => _ledger;

        public ValueTask<IReadOnlyList<JournalEntry>> HeldAsync(DossierId dossier, CancellationToken cancellationToken) => ValueTask.FromResult(_ledger.Held(dossier));

        public ValueTask<IReadOnlyList<JournalEntry>> OrdinaryAsync(DossierId dossier, CancellationToken cancellationToken) => ValueTask.FromResult(_ledger.Posted(dossier));

        public ValueTask<IReadOnlyList<string>> CodesAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken) => ValueTask.FromResult(_ledger.Codes(dossier, kind));

        public ValueTask ObstructAsync(DossierId dossier, ImportId import, string entry, CancellationToken cancellationToken)
        {
            _ledger.Lock(import, entry);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
