using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace PartnerImports;

/// <summary>Executes requests: in order within a dossier, side by side across dossiers (P5).</summary>
/// <remarks>Thread-safe: any number of workers may share a store.</remarks>
public sealed class ImportWorker
{
    private readonly IImportStore _store;
    private readonly RequestExecution _execution;
    private readonly PartnerImportsOptions _options;
    private readonly IClock _clock;

    internal ImportWorker(IImportStore store, IFiscalCalendar calendars, IClock clock, IOptions<PartnerImportsOptions> options, ILogger<ImportWorker> logger)
    {
        _store = store;
        _options = options.Value;
        _clock = clock;
        _execution = new(store, new DecisionPlanner(store, calendars), clock, _options, logger);
    }

    /// <summary>Executes everything that is due, of one dossier or of all.</summary>
    /// <exception cref="ImportStoreException">The store could not be asked for work.</exception>
    public async ValueTask<ProcessingReport> ProcessAsync(DossierId? dossier = null, CancellationToken cancellationToken = default)
    {
        var round = new Round();
        var lanes = dossier is null ? _options.MaxParallelRequests : 1;
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => RunAsync(dossier, round, cancellationToken))).ConfigureAwait(false);
        var waiting = await _store.CountRequestsAsync(dossier, cancellationToken).ConfigureAwait(false);
        return round.Report(waiting);
    }

    /// <summary>
    /// Executes the request on one import, and first those that stand before it in its dossier. Null when it has no request that
    /// is due, when another worker has it, or when the environment failed and it is put off.
    /// </summary>
    /// <exception cref="ImportStoreException">The store could not be asked for work.</exception>
    public async ValueTask<ExecutedRequest?> ProcessOneAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var claim = await ClaimAsync(dossier, import, cancellationToken).ConfigureAwait(false);
            if (claim is null)
            {
                if (await _store.FindAsync(dossier, import, cancellationToken).ConfigureAwait(false) is not { Request: not null }) return null;
                claim = await ClaimAsync(dossier, null, cancellationToken).ConfigureAwait(false);
                if (claim is null) return null;
            }
            var executed = await _execution.ExecuteAsync(claim, cancellationToken).ConfigureAwait(false);
            if (claim.Record.Id == import) return executed;
        }
    }

    private async Task RunAsync(DossierId? dossier, Round round, CancellationToken cancellationToken)
    {
        while (await ClaimAsync(dossier, null, cancellationToken).ConfigureAwait(false) is { } claim)
            round.Add(await _execution.ExecuteAsync(claim, cancellationToken).ConfigureAwait(false));
    }

    private ValueTask<RequestClaim?> ClaimAsync(DossierId? dossier, ImportId? import, CancellationToken cancellationToken) => _store.ClaimAsync(
        new() { Dossier = dossier, Import = import, Now = _clock.GetCurrentInstant(), Lease = _options.Lease }, cancellationToken);

    private sealed class Round
    {
        private readonly Lock _gate = new();
        private readonly ImmutableArray<ExecutedRequest>.Builder _executed = ImmutableArray.CreateBuilder<ExecutedRequest>();
        private int _deferred;

        public void Add(ExecutedRequest? executed)
        {
            lock (_gate)
                if (executed is null) _deferred++;
                else _executed.Add(executed);
        }

        public ProcessingReport Report(int waiting) => new(_executed.ToImmutable(), _deferred, waiting);
    }
}
