using PartnerImports.Tests;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>The store beside the one in memory, which is the reference of what the ports mean, on seeded data.</summary>
public sealed class ReferenceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Words = ["Facture", "ÉLAN", "élan", "straße", "STRASSE", "İstanbul", "ısı", "ΣΊΣΥΦΟΣ", "σίσυφος", "K", "K", "ﬀ", "\u0001x\u007f", "😀🇫🇷", "100", "a%b_c\\d", "'\"--", "\uFFFD\u200D", "ǅ", "𐐀𐐨"];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData(1), InlineData(2), InlineData(3), Rule("P1")]
    public async Task Every_list_is_the_one_of_the_reference(int seed)
    {
        var (random, reference, dossier) = (new Random(seed), new InMemoryImportStore(), Given.NewDossier());
        for (var number = 0; number < 40; number++)
        {
            var record = Given.Record(Given.Push(dossier, $"{seed}-{number}")) with
            {
                FileName = Words[random.Next(Words.Length)] + (random.Next(3) == 0 ? new string('x', 3000) : ""),
                Partner = new(PartnerId.Parse("caisse"), Words[random.Next(Words.Length)]),
                Format = random.Next(4) == 0 ? default : random.Next(2) == 0 ? ImportFormat.Fec : ImportFormat.Custom,
                Status = (ImportStatus)(random.Next(2) * 3),
                Summary = random.Next(3) == 0 ? ImportSummary.Empty : new() { Entries = random.Next(3), FirstMovement = new(2021, random.Next(1, 5), 1), LastMovement = new(2021, random.Next(6, 9), 1) },
                ReferencePeriod = random.Next(3) == 0 ? null : ReferencePeriod.CalendarYearOf(new(random.Next(2019, 2022), 1, 1)),
                CreatedAt = Given.Noon + Duration.FromSeconds(random.Next(5)),
                UpdatedAt = Given.Noon + Duration.FromSeconds(random.Next(5)),
            };
            foreach (var store in new IImportStore[] { reference, database.Store })
            {
                await using var reception = await store.OpenReceptionAsync(Given.Push(dossier, $"{seed}-{number}"), Now);
                (await reception.CommitAsync(Given.Commit(record), Now)).Should().Be(new ReceptionResult.Received(record));
            }
        }
        foreach (var sort in Enum.GetValues<ImportSort>())
            foreach (var descending in new[] { true, false })
                foreach (var (skip, take) in new[] { (0, int.MaxValue), (3, 7), (38, 10), (int.MaxValue, 1), (0, 0) })
                {
                    var query = new ImportQuery { Statuses = [ImportStatus.Error, ImportStatus.Pending, ImportStatus.Validated, ImportStatus.Error], Sort = sort, Descending = descending, Skip = skip, Take = take };
                    var (expected, actual) = (await reference.ListAsync(dossier, query, Now), await database.Store.ListAsync(dossier, query, Now));
                    actual.Total.Should().Be(expected.Total);
                    actual.Items.Select(item => item.Id).Should().Equal(expected.Items.Select(item => item.Id), "sorted by {0}, {1}, from {2}", sort, descending, skip);
                    actual.Items.Should().Equal(expected.Items);
                }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Every_search_finds_the_lines_of_the_reference(int seed)
    {
        var (random, reference, push) = (new Random(seed), new InMemoryImportStore(), Given.Push(Given.NewDossier()));
        var batch = new EntryLineBatch(300);
        string Word() => random.Next(4) == 0 ? "" : Words[random.Next(Words.Length)] + (random.Next(3) == 0 ? Words[random.Next(Words.Length)] : "");
        Amount Number() => Amount.Create(random.NextInt64(-200, 2000) * (random.Next(5) == 0 ? 100_000_000_000_000 : 1), random.Next(10));
        for (var row = 0; row < 300; row++)
        {
            batch.Add(row + 2, 0);
            batch.Entries[row] = row / 3;
            batch.SetText(EntryText.Entry, row, $"{Words[row % Words.Length]}/{row / 3}");
            foreach (var column in new[] { EntryText.Journal, EntryText.Number, EntryText.Account, EntryText.ThirdParty, EntryText.Reference, EntryText.Label, EntryText.Matching }) batch.SetText(column, row, Word());
            batch.Dates[row] = new LocalDate(2021, 1, 1).PlusDays(random.Next(400));
            (batch.Debits[row], batch.Credits[row]) = (random.Next(3) == 0 ? default : Number(), random.Next(3) == 0 ? default : Number());
        }
        var record = Given.Record(push);
        foreach (var store in new IImportStore[] { reference, database.Store })
        {
            await using var reception = await store.OpenReceptionAsync(push, Now);
            await reception.HoldAsync(batch, Now);
            await reception.CommitAsync(Given.Commit(record), Now);
        }
        for (var round = 0; round < 150; round++)
        {
            var search = random.Next(5) switch { 0 => null, 1 => Words[random.Next(Words.Length)].ToUpperInvariant(), 2 => Words[random.Next(Words.Length)].ToLowerInvariant(), 3 => random.Next(300).ToString(), _ => "0" + random.Next(1, 9) };
            var query = new EntryLineQuery
            {
                Search = search, SearchIn = random.Next(2) == 0 ? null : (EntryLineField)random.Next(12), Skip = random.Next(3) * 5, Take = random.Next(2) == 0 ? int.MaxValue : 10,
                Amounts = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new AmountCondition((AmountComparison)random.Next(7), Number(), Number()))],
            };
            var (expected, actual) = (await reference.LinesAsync(push.Dossier, record.Id, query, Now), await database.Store.LinesAsync(push.Dossier, record.Id, query, Now));
            (actual!.Total, actual.Matched).Should().Be((expected!.Total, expected.Matched), "of {0}", query);
            actual.Lines.Should().Equal(expected.Lines);
        }
    }
}
