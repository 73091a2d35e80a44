using NodaTime;

namespace PartnerImports;

/// <summary>How long to wait after a failure: doubled at each attempt, up to a limit.</summary>
internal static class BackOff
{
    public static Instant After(int attempt, Instant now, PartnerImportsOptions options)
    {
        var doublings = Math.Clamp(attempt - 1, 0, 30);
        return now + Duration.Min(options.FirstRetryAfter * (1L << doublings), options.LongestRetryAfter);
    }
}
