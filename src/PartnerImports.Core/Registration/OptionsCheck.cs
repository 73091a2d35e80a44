using Microsoft.Extensions.Options;
using NodaTime;

namespace PartnerImports;

/// <summary>Refuses options that no worker could work by.</summary>
internal sealed class OptionsCheck : IValidateOptions<PartnerImportsOptions>
{
    public ValidateOptionsResult Validate(string? name, PartnerImportsOptions options)
    {
        var faults = new List<string>();
        void Check(bool holds, string fault)
        {
            if (!holds) faults.Add($"{nameof(PartnerImportsOptions)}.{fault}");
        }

        Check(Enum.IsDefined(options.DetailUnit), $"{nameof(options.DetailUnit)} is no {nameof(DetailUnit)}.");
        Check(options.Lease > Duration.Zero, $"{nameof(options.Lease)} must be longer than zero.");
        Check(options.FirstRetryAfter > Duration.Zero, $"{nameof(options.FirstRetryAfter)} must be longer than zero.");
        Check(options.LongestRetryAfter >= options.FirstRetryAfter, $"{nameof(options.LongestRetryAfter)} must not be shorter than {nameof(options.FirstRetryAfter)}.");
        Check(options.GiveUpAfter >= Duration.Zero, $"{nameof(options.GiveUpAfter)} must not be negative.");
        Check(options.PollInterval > Duration.Zero, $"{nameof(options.PollInterval)} must be longer than zero.");
        Check(options.LedgerRepairAfter > Duration.Zero, $"{nameof(options.LedgerRepairAfter)} must be longer than zero.");
        Check(options.MaxParallelRequests > 0, $"{nameof(options.MaxParallelRequests)} must be at least 1.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
