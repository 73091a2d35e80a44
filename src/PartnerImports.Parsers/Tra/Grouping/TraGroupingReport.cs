namespace PartnerImports.Parsers.Tra;

/// <summary>Says which way each journal without usable piece numbers was grouped.</summary>
internal static class TraGroupingReport
{
    public static void Report(IReadOnlyList<TraBlock> blocks, SourcePlace? firstUnnumbered, DiagnosticBag diagnostics)
    {
        if (firstUnnumbered is { } place) diagnostics.Add(TraDiagnostics.NumbersPartlyBlank, place, "NUMEROPIECE");
        foreach (var block in blocks.DistinctBy(block => (block.Journal, block.IsFolio, block.Chosen!.Key)))
        {
            var descriptor = block switch
            {
                { IsFolio: true } => TraDiagnostics.Folios,
                { Chosen.Key: GroupingKey.RunningBalance } => TraDiagnostics.GroupedByBalance,
                { Chosen.Key: GroupingKey.JournalDateAndReference } => TraDiagnostics.GroupedByReference,
                _ => TraDiagnostics.GroupedByDate,
            };
            if (diagnostics.Tally(descriptor, block.Journal) is { Count: 0 } tally) tally.Add(block.First, block.Journal);
        }
    }
}
