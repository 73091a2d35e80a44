namespace PartnerImports.Sqlite;

/// <summary>What a commit survives.</summary>
public enum SqliteDurability
{
    /// <summary>
    /// The end of the process by any means and the loss of power: <c>synchronous = FULL</c>. Each commit waits until the
    /// write-ahead log is on the disk.
    /// </summary>
    PowerLoss,

    /// <summary>
    /// The end of the process by any means; a loss of power may undo the last commits, and never leaves half of one:
    /// <c>synchronous = NORMAL</c>.
    /// </summary>
    ProcessEnd,
}

/// <summary>How a <see cref="SqliteFile"/> is worked with.</summary>
public sealed record SqliteFileOptions
{
    /// <summary>What a commit survives; <see cref="SqliteDurability.PowerLoss"/> by default.</summary>
    public SqliteDurability Durability { get; init; } = SqliteDurability.PowerLoss;

    /// <summary>How long a write waits for another process to finish its own; 30 seconds by default.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a write waits for another process before <see cref="WhenBusy"/> is called; a second by default.</summary>
    public TimeSpan BusyNotice { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Called with the file's path, once a write, when it has waited for another process for <see cref="BusyNotice"/>: to tell people why nothing happens.</summary>
    public Action<string>? WhenBusy { get; init; }
}
