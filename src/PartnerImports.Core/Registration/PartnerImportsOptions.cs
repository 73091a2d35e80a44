using NodaTime;

namespace PartnerImports;

/// <summary>What <i>Détail</i> counts (P1).</summary>
public enum DetailUnit
{
    /// <summary>Entries when the import holds any, else elements.</summary>
    Automatic,

    /// <summary>Always entries.</summary>
    Entries,

    /// <summary>Always elements.</summary>
    Elements,
}

/// <summary>What a host may settle.</summary>
public sealed class PartnerImportsOptions
{
    /// <summary>What <i>Détail</i> counts.</summary>
    public DetailUnit DetailUnit { get; set; }

    /// <summary>How long a worker may take for a request, and a deliverer for a batch of messages, before another one takes over: two minutes by default.</summary>
    public Duration Lease { get; set; } = Duration.FromMinutes(2);

    /// <summary>How long to wait after the first failure of the environment; doubled at each further one. Five seconds by default.</summary>
    public Duration FirstRetryAfter { get; set; } = Duration.FromSeconds(5);

    /// <summary>The longest wait between two attempts: ten minutes by default.</summary>
    public Duration LongestRetryAfter { get; set; } = Duration.FromMinutes(10);

    /// <summary>How long the environment may fail before a request is given up (P5): 24 hours by default.</summary>
    public Duration GiveUpAfter { get; set; } = Duration.FromHours(24);

    /// <summary>How often the hosted worker looks for work that other processes left: ten seconds by default.</summary>
    public Duration PollInterval { get; set; } = Duration.FromSeconds(10);

    /// <summary>How many dossiers are worked on side by side: four by default.</summary>
    public int MaxParallelRequests { get; set; } = 4;

    /// <summary>How old a call to a ledger must be before its outcome is settled by a repair; longer than any reception or execution takes. One hour by default.</summary>
    public Duration LedgerRepairAfter { get; set; } = Duration.FromHours(1);
}
