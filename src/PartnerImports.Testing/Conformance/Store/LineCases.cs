using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports.Testing;

/// <summary>The lines of an import: filters as <see cref="LineFilter"/> means them, pages, and every value that a line can have.</summary>
internal static class LineCases
{
    private const string Topic = "Lines";

    public static IEnumerable<ConformanceCase<IStoreFixture>> All =>
    [
        .. from each in Enum.GetValues<EntryLineField>().Select(one => (EntryLineField?)one).Prepend(null)
           select StoreCase.Of(Topic, "", $"A text is searched in {each?.ToString() ?? "all fields"} as the line filter does", s => Searched(s, each)),
        .. from comparison in Enum.GetValues<AmountComparison>()
           select StoreCase.Of(Topic, "", $"An amount condition {comparison} holds as the line filter says", s => Compared(s, comparison)),
        StoreCase.Of(Topic, "", "Two amount conditions and a text must all hold", AllMustHold),
        StoreCase.Of(Topic, "", "Pages of lines together are all that match, each with both counts", Pages),
        StoreCase.Of(Topic, "", "Lines keep the order of the file where entries are not contiguous", NotContiguous),
        StoreCase.Of(Topic, "", "Lines keep the order of the file where line numbers start again", NumbersStartAgain),
        StoreCase.Of(Topic, "", "Amounts of eighteen digits, nine decimals and either sign come back exactly", Amounts),
        StoreCase.Of(Topic, "", "Dates from year 1 to year 9999 come back exactly", Dates),
        StoreCase.Of(Topic, "", "Totals beyond a decimal come back exactly", LargeTotals),
        StoreCase.Of(Topic, "", "A validated import is searched like a pending one", Validated),
        StoreCase.Of(Topic, "", "The books are in order of arrival, then of the file", BooksOrder),
    ];

    private static readonly ImmutableArray<EntryLine> Varied = MakeVaried();

    private static readonly string[] Searches =
    [
        "é", "É", "ÉTÉ", "ete", "%", "_", "a_b", "100%", "\\", "'", "\"", "*", "?", "[", "ß", "SS", "ı", "İ", "i", "K", "k", "σ", "ς", "Σ", "œ", "Œ", "Ａ", "ａ", "😀", "𝒳", "𐐨", "𐐀",
        "AC/1", "ac/1", "AC", "F00", "41", "411", "02/01/2025", "2025-01", "01/2025", "/", "-", "12.5", "12,5", "12.50", "12,50", ".", ",", "0.00", "0", "-7", "1", " ", "  ", "Ligne", "LIGNE 3", "\u00A0", "\u0301", "zzz",
    ];

    private static ImmutableArray<EntryLine> MakeVaried()
    {
        var date = new LocalDate(2025, 1, 2);
        Amount[] amounts = [.. ((string[])["12.5", "0", "-7", "1234.56", "0.01", "999999999999999999", "0.000000001", "12.50", "100", "-0.5"]).Select(Amount.Parse)];
        string[] labels = ["Été à Lille", "ÉTÉ", "100% coton", "a_b", "axb", "c:\\temp", "l'eau \"vive\"", "Straße", "STRASSE", "ısı", "Kelvin \u212A", "kelvin", "ΣΊΣΥΦΟΣ", "σίσυφος", "cœur", "CŒUR", "Ａｂ", "emoji 😀", "math 𝒳", "𐐀 𐐨", "nbsp\u00A0here", "e\u0301", "[x]*?", " lead", "trail ", ""];
        return
        [
            .. labels.Select((label, i) => TestEntries.Line(i % 2 == 0 ? $"AC/{i}" : $"VÉ/{i}", i + 1, date.PlusDays(i * 17), i % 3 == 0 ? "411000" : "607000",
                i % 3 == 1 ? default : amounts[i % amounts.Length], i % 3 == 1 ? amounts[(i + 3) % amounts.Length] : default) with
            {
                Label = label, Reference = i % 4 == 0 ? "" : $"PÎÈCE {i}",
                ThirdParty = i % 3 == 0 ? ThirdPartyCode.Parse($"Clié{i}") : default, Matching = i % 5 == 0 ? MatchingCode.Parse("AÄ") : default,
            }),
        ];
    }

    private static async ValueTask<ImportRecord> ReceiveVariedAsync(StoreScenario s) => await s.ReceiveAsync(s.Push() with { Lines = Varied }).ConfigureAwait(false);

    private static async ValueTask MatchesFilter(StoreScenario s, ImportRecord record, EntryLineQuery query)
    {
        var expected = Varied.Select(TestEntries.View).Where(query.Matches).ToList();
        var page = Expect.NotNull(await s.Store.LinesAsync(s.Dossier, record.Id, query, s.Cancellation).ConfigureAwait(false), "Lines of the import");
        var what = $"search '{query.Search}' in {query.SearchIn?.ToString() ?? "all"}, amounts {string.Join(" and ", query.Amounts)}";
        Expect.Sequence(expected, page.Lines, what);
        Expect.Equal(((long)expected.Count, (long)Varied.Length), (page.Matched, page.Total), what + ": lines matched and in all");
    }

    private static async ValueTask Searched(StoreScenario s, EntryLineField? field)
    {
        var record = await ReceiveVariedAsync(s).ConfigureAwait(false);
        foreach (var search in Searches) await MatchesFilter(s, record, new() { Search = search, SearchIn = field }).ConfigureAwait(false);
        await MatchesFilter(s, record, new() { Search = "", SearchIn = field }).ConfigureAwait(false);
    }

    private static async ValueTask Compared(StoreScenario s, AmountComparison comparison)
    {
        var record = await ReceiveVariedAsync(s).ConfigureAwait(false);
        foreach (var value in (string[])["0", "12.5", "-7", "0.01", "0.000000001", "999999999999999999", "-999999999999999999", "1234.56"])
            foreach (var upTo in comparison == AmountComparison.Between ? (string[])["0", "100", "999999999999999999"] : ["0"])
                await MatchesFilter(s, record, new() { Amounts = [new(comparison, Amount.Parse(value), Amount.Parse(upTo))] }).ConfigureAwait(false);
    }

    private static async ValueTask AllMustHold(StoreScenario s)
    {
        var record = await ReceiveVariedAsync(s).ConfigureAwait(false);
        AmountCondition above = new(AmountComparison.Greater, Amount.Zero), below = new(AmountComparison.AtMost, Amount.Parse("100"));
        await MatchesFilter(s, record, new() { Amounts = [above, below] }).ConfigureAwait(false);
        await MatchesFilter(s, record, new() { Amounts = [above, below], Search = "é" }).ConfigureAwait(false);
        await MatchesFilter(s, record, new() { Amounts = [above], Search = "411", SearchIn = EntryLineField.Account }).ConfigureAwait(false);
        await MatchesFilter(s, record, new() { Amounts = [new(AmountComparison.Less, Amount.Zero), above] }).ConfigureAwait(false);
    }

    private static async ValueTask Pages(StoreScenario s)
    {
        var record = await ReceiveVariedAsync(s).ConfigureAwait(false);
        foreach (var query in (EntryLineQuery[])[new(), new() { Search = "é" }])
        {
            var expected = Varied.Select(TestEntries.View).Where(query.Matches).ToList();
            foreach (var take in (int[])[1, 4, 1000])
            {
                List<LineView> lines = [];
                for (var skip = 0; skip < expected.Count + take; skip += take)
                {
                    var page = Expect.NotNull(await s.Store.LinesAsync(s.Dossier, record.Id, query with { Skip = skip, Take = take }, s.Cancellation).ConfigureAwait(false), "A page");
                    Expect.Equal(((long)expected.Count, (long)Varied.Length), (page.Matched, page.Total), "Lines matched and in all");
                    Expect.True(page.Lines.Length <= take, "A page is no longer than asked for");
                    lines.AddRange(page.Lines);
                }
                Expect.Sequence(expected, lines, $"Pages of {take}");
            }
        }
    }

    private static async ValueTask NotContiguous(StoreScenario s)
    {
        var lines = TestEntries.Purchases(9);
        lines = [.. lines.OrderBy(line => line.LineNumber % 4).Select((line, i) => line with { LineNumber = i + 1 })];
        var record = await s.ReceiveAsync(s.Push() with { Lines = lines }).ConfigureAwait(false);
        Expect.Sequence(lines.Select(TestEntries.View), await s.LinesAsync(record).ConfigureAwait(false), "Lines");
        var plan = Expect.NotNull(await s.Store.PlanAsync(s.Dossier, record.Id, ImportDecision.Rejection, s.Cancellation).ConfigureAwait(false), "The plan");
        Expect.Equal((9L, (long)lines.Length), (plan.HeldEntries, plan.HeldLines), "Held entries and lines");
    }

    private static async ValueTask NumbersStartAgain(StoreScenario s)
    {
        ImmutableArray<EntryLine> lines = [.. TestEntries.Purchases(4), .. TestEntries.Purchases(4, firstNumber: 5)];
        var record = await s.ReceiveAsync(s.Push() with { Lines = lines }).ConfigureAwait(false);
        Expect.Sequence(lines.Select(TestEntries.View), await s.LinesAsync(record).ConfigureAwait(false), "Lines of two parts");
    }

    private static async ValueTask Amounts(StoreScenario s)
    {
        string[] values = ["999999999999999999", "-999999999999999999", "999999999.999999999", "-0.000000001", "123456789012345.678", "0.1", "12.50", "9007199254740993", "0.3"];
        await ComeBack(s, [.. values.SelectMany((value, i) => (EntryLine[])
        [
            TestEntries.Line("OD/" + i, 2 * i + 1, new(2025, 1, 1), "512000", Amount.Parse(value)),
            TestEntries.Line("OD/" + i, 2 * i + 2, new(2025, 1, 1), "512000", default, Amount.Parse(value)),
        ])]).ConfigureAwait(false);
    }

    private static ValueTask Dates(StoreScenario s)
    {
        LocalDate[] dates = [new(1, 1, 1), new(1, 1, 2), new(999, 12, 31), new(1582, 10, 10), new(1600, 2, 29), new(1900, 2, 28), new(1969, 12, 31), new(1970, 1, 1), new(2000, 2, 29), new(2038, 1, 20), new(9999, 12, 31)];
        return ComeBack(s, [.. dates.Select((date, i) => TestEntries.Line("OD/" + i, i + 1, date, "512000", Amount.Parse("1")))]);
    }

    private static async ValueTask ComeBack(StoreScenario s, ImmutableArray<EntryLine> lines)
    {
        var push = s.Push() with { Lines = lines };
        var record = await s.ReceiveAsync(push).ConfigureAwait(false);
        Expect.Sequence(lines.Select(TestEntries.View), await s.LinesAsync(record).ConfigureAwait(false), "Lines");
        Expect.Equal(push.ToRecord().Summary, Expect.NotNull(await s.Store.FindAsync(s.Dossier, record.Id, s.Cancellation).ConfigureAwait(false), "The import").Summary, "Counts, dates and totals");
        Expect.Sequence(lines.Select(TestEntries.View), (await s.BooksAsync(held: true).ConfigureAwait(false)).Select(line => line.Line), "Held lines");
        await s.DecideAsync(record, ImportDecision.Validation).ConfigureAwait(false);
        Expect.Sequence(lines.Select(TestEntries.View), (await s.BooksAsync(held: false).ConfigureAwait(false)).Select(line => line.Line), "Ordinary lines");
    }

    private static async ValueTask LargeTotals(StoreScenario s)
    {
        var total = AmountTotal.FromBillionths(Int128.Parse("12345678901234567890123456789012345678", null));
        // An import in error keeps the totals read and holds no line that they could be compared with.
        var push = s.Push() with { Status = ImportStatus.Error, Lines = [] };
        var reception = await s.Store.OpenReceptionAsync(push.Identity, s.Cancellation).ConfigureAwait(false);
        var commit = push.ToCommit();
        commit = commit with { Record = commit.Record with { Summary = commit.Record.Summary with { TotalDebit = total, TotalCredit = AmountTotal.FromBillionths(-total.Billionths) } } };
        await using (reception.ConfigureAwait(false))
            Expect.Is<ReceptionResult.Received>(await reception.CommitAsync(commit, s.Cancellation).ConfigureAwait(false), "A push is received");
        Expect.Equal(commit.Record, await s.Store.FindAsync(s.Dossier, push.Id, s.Cancellation).ConfigureAwait(false), "The import");
    }

    private static async ValueTask Validated(StoreScenario s)
    {
        var record = await s.DecideAsync(await ReceiveVariedAsync(s).ConfigureAwait(false), ImportDecision.Validation).ConfigureAwait(false);
        await MatchesFilter(s, record, new()).ConfigureAwait(false);
        await MatchesFilter(s, record, new() { Search = "é", Amounts = [new(AmountComparison.Greater, Amount.Zero)] }).ConfigureAwait(false);
    }

    private static async ValueTask BooksOrder(StoreScenario s)
    {
        TestPush first = s.Push(entries: 4), second = s.Push(entries: 2), third = s.Push(entries: 3);
        foreach (var push in (TestPush[])[second, third, first]) await s.ReceiveAsync(push).ConfigureAwait(false);
        foreach (var push in (TestPush[])[first, second]) await s.DecideAsync(push.ToRecord(), ImportDecision.Validation).ConfigureAwait(false);
        Expect.Sequence([.. Lines(second), .. Lines(first)], await s.BooksAsync(held: false).ConfigureAwait(false), "Ordinary lines");
        Expect.Sequence(Lines(third), await s.BooksAsync(held: true).ConfigureAwait(false), "Held lines");

        static IEnumerable<BooksLine> Lines(TestPush push) => push.Lines.Select(line => new BooksLine(push.Id, TestEntries.View(line)));
    }
}
