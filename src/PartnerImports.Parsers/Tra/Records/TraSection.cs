namespace PartnerImports.Parsers.Tra;

/// <summary>An analytic section (record SAT, or NSA of the newer analytics).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its label.</param>
/// <param name="Axis">The axis, <c>A1</c> to <c>A5</c>.</param>
/// <param name="SubPlan">The sub-plan; empty for SAT.</param>
/// <param name="IsClosed">Whether it is closed.</param>
public sealed record TraSection(string Code, string Label, string Axis, string SubPlan, bool IsClosed)
{
    /// <summary>Reads a record SAT or NSA.</summary>
    public static TraSection From(TraRecord record) =>
        new(record["CODE"], record["LIBELLE"], record["AXE"], record.Layout?.Find("SOUSPLAN") is null ? "" : record["SOUSPLAN"], record.GetFlag("FERME") == true);
}
