namespace PartnerImports.Parsers.Fec;

/// <summary>What Test Compta Demat would say of a file. Immutable.</summary>
public sealed class DgfipReport
{
    /// <summary>How many findings of one check about one field are kept with their place.</summary>
    public const int KeptPerCheckAndField = 20;

    internal DgfipReport(
        FecRegime regime,
        bool stopped,
        IReadOnlyList<DgfipReason> reasons,
        IReadOnlyList<DgfipReason> observations,
        IReadOnlyList<DgfipTally> tallies)
    {
        Regime = regime;
        IsStopped = stopped;
        Reasons = reasons;
        Observations = observations;
        Tallies = tallies;
    }

    /// <summary>
    /// <see cref="DgfipVerdict.NonConforme"/> exactly when there is a reason.
    /// </summary>
    public DgfipVerdict Verdict => Reasons.Count == 0 ? DgfipVerdict.Conforme : DgfipVerdict.NonConforme;

    /// <summary>Column layout that was applied: the caller's, or the one that the file suggests.</summary>
    public FecRegime Regime { get; }

    /// <summary>
    /// Whether the tool ends without a report; <see cref="Reasons"/> then holds the cause followed by <c>stopped</c>,
    /// and what would have been found further on is unknown.
    /// </summary>
    public bool IsStopped { get; }

    /// <summary>
    /// What makes the verdict unfavourable, as met; the first
    /// <see cref="KeptPerCheckAndField"/> of each check and field.
    /// </summary>
    public IReadOnlyList<DgfipReason> Reasons { get; }

    /// <summary>
    /// What the tool notes without changing its verdict (F10, F12, L6, L10, L13), kept as <see cref="Reasons"/> are.
    /// </summary>
    public IReadOnlyList<DgfipReason> Observations { get; }

    /// <summary>True number of findings for each check and field, reasons and observations alike.</summary>
    public IReadOnlyList<DgfipTally> Tallies { get; }

    /// <summary>True number of findings of one check, over all fields.</summary>
    /// <param name="check">Check, as in <see cref="DgfipReason.Check"/>.</param>
    /// <returns>0 when the check found nothing.</returns>
    public long CountOf(string check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Tallies.Where(tally => tally.Check == check).Sum(tally => tally.Count);
    }
}
