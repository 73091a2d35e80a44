using System.Text;
using DuckDB.NET.Data;
using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Running;

namespace PartnerImports.Benchmarks.Entries;

/// <summary>An object a line of a FEC, with all eighteen fields; the consumer adds up the length of every text and every value.</summary>
internal static class EntriesScope
{
    private const string Ours = "ours, EntryLine a line", Batches = "ours, batches", CsvHelper = "CsvHelper 34 GetRecords", Pooled = "CsvHelper 34 GetRecords, PoolStrings";
    private const string Typed = "Sylvan typed getters", ByHand = "Sylvan by hand, strings shared";

    /// <summary>Makes the scope over the files of a folder.</summary>
    public static Scope Make(DataFolder folder)
    {
        var file = folder.Fec(ContentEncoding.Utf8).Clean;
        var (inCharacters, inBytes) = (EntriesTruth.Of(folder.Ledger, text => text.Length), EntriesTruth.Of(folder.Ledger, Encoding.UTF8.GetByteCount));
        var ours = new OurEntries(file.Path, ReadOptions.Default);
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SET threads = 1";
            command.ExecuteNonQuery();
        }

        Contestant Peer(string name, Func<EntriesTruth> run) => new(name, file, () => run(), inCharacters);

        return new("entries", "an object a line of a FEC with all eighteen fields, UTF-8", [
            Peer(Ours, ours.Lines),
            Peer("ours, ReadEntriesAsync", ours.Entries),
            new(Batches, file, () => ours.Batches(), inBytes),
            Peer(CsvHelper, () => PeerEntries.CsvHelper(file.Path, poolStrings: false)),
            Peer(Pooled, () => PeerEntries.CsvHelper(file.Path, poolStrings: true)),
            Peer(Typed, () => PeerEntries.SylvanTyped(file.Path)),
            Peer(ByHand, () => PeerEntries.SylvanByHand(file.Path)),
            Peer("ReadLine + Split + Parse", () => PeerEntries.Split(file.Path)),
            Peer("DuckDB reader, one thread", () => PeerEntries.DuckDb(connection, file.Path)),
        ], [
            new SpeedTarget(Ours, CsvHelper, 2.5), new SpeedTarget(Ours, Pooled, 2.5),
            new SpeedTarget(Ours, Typed, 2.5), new SpeedTarget(Ours, ByHand, 2.5),
            new AllocationTarget(Ours, 300), new AllocationTarget(Batches, 1),
        ]);
    }
}
