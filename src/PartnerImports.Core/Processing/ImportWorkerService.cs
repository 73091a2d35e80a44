using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartnerImports;

/// <summary>Runs <see cref="ImportWorker"/> and <see cref="MessageDelivery"/> in a host: at once when this process has something new, else at each interval.</summary>
public sealed class ImportWorkerService : BackgroundService
{
    private readonly ImportWorker _worker;
    private readonly MessageDelivery _delivery;
    private readonly WorkSignal _signal;
    private readonly PartnerImportsOptions _options;
    private readonly ILogger _logger;

    internal ImportWorkerService(ImportWorker worker, MessageDelivery delivery, WorkSignal signal, IOptions<PartnerImportsOptions> options, ILogger<ImportWorkerService> logger)
    {
        _worker = worker;
        _delivery = delivery;
        _signal = signal;
        _options = options.Value;
        _logger = logger;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _worker.ProcessAsync(null, stoppingToken).ConfigureAwait(false);
                await _delivery.DeliverAsync(null, stoppingToken).ConfigureAwait(false);
                await _signal.WaitAsync(_options.PollInterval.ToTimeSpan(), stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a store that is away must not end the worker; it is logged and asked again
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Log.RoundFailed(_logger, failure);
                await Task.Delay(_options.FirstRetryAfter.ToTimeSpan(), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
