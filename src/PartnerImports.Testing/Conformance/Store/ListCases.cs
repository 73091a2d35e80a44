using System.Collections.Immutable;

namespace PartnerImports.Testing;

/// <summary>The console's list: filter, sort, pages.</summary>
internal static class ListCases
{
    private const string Topic = "List";
    private static readonly ImmutableArray<ImportStatus> EveryStatus = [.. Enum.GetValues<ImportStatus>()];

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        StoreCase.Of(Topic, "", "By default imports come newest first", NewestFirst),
        StoreCase.Of(Topic, "", "Only the statuses asked for are listed and counted", ByStatus),
        .. from sort in Enum.GetValues<ImportSort>()
           from downwards in (bool[])[false, true]
           select StoreCase.Of(Topic, "", $"Imports are sorted by {sort}, {(downwards ? "greatest" : "smallest")} first", s => Sorted(s, sort, downwards)),
        StoreCase.Of(Topic, "", "Pages together are the whole list, each with its total", Pages),
        StoreCase.Of(Topic, "", "An import that arrives later shifts nothing that sorts before it", StablePages),
    ];

    private static async ValueTask NewestFirst(StoreScenario s)
    {
        List<ImportRecord> records = [];
        for (var i = 0; i < 4; i++) records.Add(await s.ReceiveAsync(s.Push()).ConfigureAwait(false));
        var page = await s.Store.ListAsync(s.Dossier, new() { Statuses = EveryStatus }, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(Enumerable.Reverse(records), page.Items, "Imports");
        Expect.Equal(4, page.Total, "Imports in all");
    }

    private static async ValueTask ByStatus(StoreScenario s)
    {
        var all = await VariedAsync(s).ConfigureAwait(false);
        foreach (var statuses in (ImmutableArray<ImportStatus>[])[[ImportStatus.Pending], [ImportStatus.Validated], [ImportStatus.Rejected, ImportStatus.Error], EveryStatus, []])
        {
            var page = await s.Store.ListAsync(s.Dossier, new() { Statuses = statuses, Descending = false }, s.Cancellation).ConfigureAwait(false);
            var expected = all.Where(record => statuses.Contains(record.Status)).OrderBy(record => record.CreatedAt).ThenBy(record => record.Id).ToList();
            Expect.Sequence(expected, page.Items, $"Imports that are {string.Join(" or ", statuses)}");
            Expect.Equal(expected.Count, page.Total, "Imports in all");
        }
        var none = await s.Store.ListAsync(s.Dossier, new() { Statuses = EveryStatus, Take = 0 }, s.Cancellation).ConfigureAwait(false);
        Expect.Equal((0, (long)all.Count), (none.Items.Length, none.Total), "A page of nothing and the total");
    }

    private static async ValueTask Sorted(StoreScenario s, ImportSort sort, bool descending)
    {
        var all = await VariedAsync(s).ConfigureAwait(false);
        var page = await s.Store.ListAsync(s.Dossier, new() { Statuses = EveryStatus, Sort = sort, Descending = descending }, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(Order(all, sort, descending).Select(Shown), page.Items.Select(Shown), $"Imports by {sort}");

        string Shown(ImportRecord record) => $"{record.FileName} ({Key(record, sort) ?? "nothing"}, {record.CreatedAt}, {record.Id})";
    }

    private static async ValueTask Pages(StoreScenario s)
    {
        var all = await VariedAsync(s).ConfigureAwait(false);
        foreach (var sort in (ImportSort[])[ImportSort.CreatedAt, ImportSort.Status, ImportSort.FirstMovement])
            foreach (var take in (int[])[1, 3, 100])
            {
                List<ImportId> listed = [];
                for (var skip = 0; skip < all.Count + take; skip += take)
                {
                    var page = await s.Store.ListAsync(s.Dossier, new() { Statuses = EveryStatus, Sort = sort, Skip = skip, Take = take }, s.Cancellation).ConfigureAwait(false);
                    Expect.Equal(all.Count, page.Total, "Imports in all");
                    listed.AddRange(page.Items.Select(record => record.Id));
                }
                Expect.Sequence(Order(all, sort, descending: true).Select(record => record.Id), listed, $"Pages of {take} by {sort}");
            }
    }

    private static async ValueTask StablePages(StoreScenario s)
    {
        for (var i = 0; i < 6; i++) await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        ImportQuery query = new() { Statuses = EveryStatus, Descending = false, Take = 4 };
        var before = await s.Store.ListAsync(s.Dossier, query, s.Cancellation).ConfigureAwait(false);
        await s.ReceiveAsync(s.Push()).ConfigureAwait(false);
        var after = await s.Store.ListAsync(s.Dossier, query, s.Cancellation).ConfigureAwait(false);
        Expect.Sequence(before.Items, after.Items, "The first page after another import arrived");
        Expect.Equal(7, after.Total, "Imports in all");
    }

    private static IEnumerable<ImportRecord> Order(IEnumerable<ImportRecord> records, ImportSort sort, bool descending)
    {
        var byKey = Comparer<string>.Create(string.CompareOrdinal);
        var present = records.OrderBy(record => Key(record, sort) is null);
        return descending
            ? present.ThenByDescending(record => Key(record, sort) ?? "", byKey).ThenByDescending(record => record.CreatedAt).ThenByDescending(record => record.Id)
            : present.ThenBy(record => Key(record, sort) ?? "", byKey).ThenBy(record => record.CreatedAt).ThenBy(record => record.Id);
    }

    private static string? Key(ImportRecord record, ImportSort sort) => sort switch
    {
        ImportSort.CreatedAt => "",
        ImportSort.UpdatedAt => record.UpdatedAt.ToUnixTimeTicks().ToString("D20", null),
        ImportSort.FileName => record.FileName,
        ImportSort.Status => ((int)record.Status).ToString("D2", null),
        ImportSort.Partner => record.Partner.Name,
        ImportSort.Format => record.Format.Code,
        ImportSort.FirstMovement => record.Summary.FirstMovement?.ToString("uuuu-MM-dd", null),
        ImportSort.LastMovement => record.Summary.LastMovement?.ToString("uuuu-MM-dd", null),
        ImportSort.ReferencePeriod => record.ReferencePeriod?.End.ToString("uuuu-MM-dd", null),
        ImportSort.Entries => record.Summary.Entries.ToString("D10", null),
        _ => throw new ArgumentOutOfRangeException(nameof(sort)),
    };

    /// <summary>Imports that differ in every column, and some that don't.</summary>
    private static async ValueTask<List<ImportRecord>> VariedAsync(StoreScenario s)
    {
        var twin = s.Push();
        TestPush[] pushes =
        [
            s.Push(entries: 3) with { FileName = "b.txt", Partner = s.OtherPartner },
            s.Push(entries: 0) with { FileName = "B.txt", Format = ImportFormat.Json, Period = null },
            s.Push(entries: 11) with { FileName = "Été.tra", Format = ImportFormat.Tra, Period = new(new(2023, 7, 1), new(2024, 6, 30), "EXERCICE 2024") },
            s.Push(entries: 2) with { FileName = "a%_.csv", Format = default },
            s.Push(entries: 400) with { FileName = "b.txt", Format = ImportFormat.Custom },
            s.Push() with { FileName = "b.txt", Status = ImportStatus.Error, Period = null },
            s.Push() with { FileName = "z.txt", Status = ImportStatus.Error, Lines = [TestEntries.Line("OD/1", 1, new(2019, 12, 31), "512000", Amount.Parse("1"))] },
            twin with { FileName = "twin.txt" },
            s.Push() with { FileName = "twin.txt", At = twin.At },
        ];
        List<ImportRecord> records = [];
        foreach (var push in pushes) records.Add(await s.ReceiveAsync(push).ConfigureAwait(false));
        records[2] = await s.DecideAsync(records[2], ImportDecision.Validation).ConfigureAwait(false);
        records[0] = await s.DecideAsync(records[0], ImportDecision.Rejection).ConfigureAwait(false);
        records[4] = await s.RequestAsync(records[4], ImportDecision.Rejection).ConfigureAwait(false);
        await s.ReceiveAsync(s.Push() with { Dossier = s.OtherDossier }).ConfigureAwait(false);
        return records;
    }
}
