using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Running;
using PartnerImports.Benchmarks.Summary;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Formats;

/// <summary>The summary of TRA files against that of the FEC of the same ledger, in bytes a second.</summary>
internal static class TraScope
{
    /// <summary>Makes the scope over the files of a folder.</summary>
    public static Scope Make(DataFolder folder)
    {
        var fec = folder.Fec(ContentEncoding.Utf8).Clean;
        var (std, ete) = (File(TraLayout.Std), File(TraLayout.Ete));
        var (ours, truth) = (new OurSummary(), SummaryTruth.Of(folder.Ledger.Truth));
        const string Fec = "ours, FEC", Std = "ours, TRA of 222 columns", Ete = "ours, TRA of 1,023 columns";

        Contestant Our(string name, DataFile file) => new(name, file, () => SummaryTruth.Of(ours.Analyse(file.Path, ReadOptions.Default)), truth);

        return new("tra", "the summary of a TRA, with all standard checks", [Our(Fec, fec), Our(Std, std), Our(Ete, ete)], [new SpeedTarget(Std, Fec, 0.8), new SpeedTarget(Ete, Fec, 0.8)]);

        DataFile File(TraLayout layout)
        {
            var file = GeneratedFile.Tra(folder.Ledger, layout);
            return folder.File(Path.Combine(layout.ToString(), file.Name), file.WriteTo);
        }
    }
}
