using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Running;

namespace PartnerImports.Benchmarks.Summary;

/// <summary>Counts, totals, dates and the balance of every entry of a FEC: ours with all standard checks and planted faults, peers without any.</summary>
internal static class SummaryScope
{
    private const string Ours = "ours", OursTwo = "ours, two threads", Pass = "ours, first pass only", PassTwo = "ours, first pass only, two threads", OursClean = "ours, without faults", PassClean = "ours, first pass only, without faults", PassCleanTwo = "ours, first pass only, without faults, two threads";
    private const string Unhashed = "ours, without SHA-256", UnhashedTwo = "ours, without SHA-256, two threads";
    private const string OursLatin = "ours, ISO 8859-15", PassLatin = "ours, first pass only, ISO 8859-15";
    private const string Scan = "bare scan", Spans = "CsvHelper 34 Read + GetSpan", Records = "CsvHelper 34 GetRecords", DuckDb = "DuckDB, one thread";

    /// <summary>Makes the scope over the files of a folder.</summary>
    public static Scope Make(DataFolder folder)
    {
        var (utf8, latin) = (folder.Fec(ContentEncoding.Utf8), folder.Fec(ContentEncoding.Latin9));
        var required = PlantedFaults.Required();
        if (!required.SetEquals(utf8.Codes)) throw new InvalidOperationException($"Neither planted nor named as not carried, or the reverse: {string.Join(", ", required.Except(utf8.Codes).Concat(utf8.Codes.Except(required)))}.");
        var two = ReadOptions.Default with { MaxThreads = 2 };
        ReadOptions unhashed = ReadOptions.Default with { TakesHash = false }, unhashedTwo = two with { TakesHash = false };
        var (ours, one, both) = (new OurSummary(), new DuckDbSummary(1), new DuckDbSummary(2));
        var (pass, passTwo, passLatin) = (ours.FirstPass(utf8.Planted.Path, ReadOptions.Default), ours.FirstPass(utf8.Planted.Path, two), ours.FirstPass(latin.Planted.Path, ReadOptions.Default));
        var (passClean, passCleanTwo) = (ours.FirstPass(utf8.Clean.Path, ReadOptions.Default), ours.FirstPass(utf8.Clean.Path, two));
        var scan = new BareScan.Counts(17 * (utf8.CleanTruth.Lines + 1), utf8.CleanTruth.Lines + 1);

        Contestant Our(string name, FecPair pair, Func<ImportAnalysis> analyse) => new(name, pair.Planted, () => OurSummary.Judge(analyse(), pair.Codes), pair.PlantedTruth);
        Contestant Peer(string name, FecPair pair, Func<SummaryTruth> run) => new(name, pair.Clean, () => run(), pair.CleanTruth);

        return new("summary", "counts, exact totals, dates, balance of every entry of a FEC", [
            Our(Ours, utf8, () => ours.Analyse(utf8.Planted.Path, ReadOptions.Default)),
            Our(Unhashed, utf8, () => ours.Analyse(utf8.Planted.Path, unhashed)),
            Our(Pass, utf8, pass),
            Our(OursTwo, utf8, () => ours.Analyse(utf8.Planted.Path, two)),
            Our(UnhashedTwo, utf8, () => ours.Analyse(utf8.Planted.Path, unhashedTwo)),
            Our(PassTwo, utf8, passTwo),
            new(OursClean, utf8.Clean, () => Faultless(ours.Analyse(utf8.Clean.Path, ReadOptions.Default)), utf8.CleanTruth),
            new(PassClean, utf8.Clean, () => Faultless(passClean()), utf8.CleanTruth),
            new(PassCleanTwo, utf8.Clean, () => Faultless(passCleanTwo()), utf8.CleanTruth),
            new(Scan, utf8.Clean, () => BareScan.Run(utf8.Clean.Path, (byte)'\t'), scan),
            Peer(Spans, utf8, () => CsvHelperSummary.Spans(utf8.Clean.Path, ContentEncoding.Utf8)),
            Peer(Records, utf8, () => CsvHelperSummary.Records(utf8.Clean.Path, ContentEncoding.Utf8)),
            Peer("Sylvan spans", utf8, () => SylvanSummary.Spans(utf8.Clean.Path, ContentEncoding.Utf8)),
            Peer("Sylvan typed getters", utf8, () => SylvanSummary.Typed(utf8.Clean.Path, ContentEncoding.Utf8)),
            Peer("ReadLine + Split + Parse", utf8, () => SplitSummary.Run(utf8.Clean.Path, ContentEncoding.Utf8)),
            Peer(DuckDb, utf8, () => one.Run(utf8.Clean.Path, ContentEncoding.Utf8)),
            Peer("DuckDB, two threads", utf8, () => both.Run(utf8.Clean.Path, ContentEncoding.Utf8)),
            Our(OursLatin, latin, () => ours.Analyse(latin.Planted.Path, ReadOptions.Default)),
            Our(PassLatin, latin, passLatin),
            Peer("CsvHelper 34 Read + GetSpan, ISO 8859-15", latin, () => CsvHelperSummary.Spans(latin.Clean.Path, ContentEncoding.Latin9)),
            Peer("CsvHelper 34 GetRecords, ISO 8859-15", latin, () => CsvHelperSummary.Records(latin.Clean.Path, ContentEncoding.Latin9)),
            Peer("Sylvan spans, ISO 8859-15", latin, () => SylvanSummary.Spans(latin.Clean.Path, ContentEncoding.Latin9)),
            Peer("DuckDB, one thread, ISO 8859-15", latin, () => one.Run(latin.Clean.Path, ContentEncoding.Latin9)),
        ], [
            new SpeedTarget(Ours, Scan, 0.2), new SpeedTarget(Unhashed, Scan, 0.2), new SpeedTarget(Pass, Scan, 0.2),
            new SpeedTarget(Ours, Spans, 0.7), new SpeedTarget(Unhashed, Spans, 0.7), new SpeedTarget(Pass, Spans, 0.7),
            new SpeedTarget(Ours, DuckDb, 6), new SpeedTarget(Unhashed, DuckDb, 6), new SpeedTarget(Pass, DuckDb, 6),
            new SpeedTarget(OursLatin, Ours, 0.85), new SpeedTarget(PassLatin, Pass, 0.85),
            new SpeedTarget(OursTwo, Ours, 1.7, ByWall: true), new SpeedTarget(UnhashedTwo, Unhashed, 1.7, ByWall: true), new SpeedTarget(PassTwo, Pass, 1.7, ByWall: true),
            new SpeedTarget(PassCleanTwo, PassClean, 1.7, ByWall: true),
        ]);
    }

    private static SummaryTruth Faultless(ImportAnalysis analysis) =>
        analysis.Diagnostics.IsEmpty ? SummaryTruth.Of(analysis) : throw new InvalidOperationException($"Reported without a fault: {string.Join(", ", analysis.Diagnostics.Select(diagnostic => diagnostic.Code))}.");
}
