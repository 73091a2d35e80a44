using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartnerImports;

/// <summary>Repairs a <see cref="LedgerBridge"/> when the host starts and from time to time.</summary>
internal sealed class LedgerRepairService(LedgerBridge bridge, IOptions<PartnerImportsOptions> options, ILogger<LedgerRepairService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = options.Value;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bridge.RepairAsync(settings.LedgerRepairAfter, stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // a ledger that is away is asked again at the next round; it is logged
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.RepairFailed(logger, failure);
            }
            await Task.Delay(settings.PollInterval.ToTimeSpan(), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
