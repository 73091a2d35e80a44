namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>Gathers findings: the first of each check and field with their place, all of them as a count.</summary>
internal sealed class Findings
{
    readonly Dictionary<(string Check, string? Field), long> counts = [];
    readonly List<DgfipReason> reasons = [];
    readonly List<DgfipReason> observations = [];

    public bool IsStopped { get; private set; }

    /// <summary>A finding that makes the verdict unfavourable.</summary>
    public void Refuse(string check, long? line = null, string? field = null) => Add(reasons, check, line, field);

    /// <summary>A finding that the tool lists without changing its verdict.</summary>
    public void Observe(string check, long? line = null, string? field = null) => Add(observations, check, line, field);

    /// <summary>A finding after which the tool ends without a report.</summary>
    public void Stop(string check, long? line = null, string? field = null)
    {
        Refuse(check, line, field);
        Refuse(CheckId.Stopped);
        IsStopped = true;
    }

    public DgfipReport ToReport(FecRegime regime) => new(
        regime,
        IsStopped,
        reasons.AsReadOnly(),
        observations.AsReadOnly(),
        [.. counts.Select(entry => new DgfipTally(entry.Key.Check, entry.Key.Field, entry.Value))]);

    void Add(List<DgfipReason> list, string check, long? line, string? field)
    {
        long count = counts.GetValueOrDefault((check, field)) + 1;
        counts[(check, field)] = count;
        if (count <= DgfipReport.KeptPerCheckAndField)
            list.Add(new DgfipReason(check, line, field));
    }
}
