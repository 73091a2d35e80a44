using System.Text;

namespace PartnerImports.PostgreSql.Tests;

public sealed class LineTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_character_from_U_0001_on_comes_back()
    {
        var labels = new List<string>();
        var text = new StringBuilder();
        for (var code = 1; code <= 0x10FFFF; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF) continue;
            text.Append(new Rune(code).ToString());
            if (text.Length < 40_000 && code < 0x10FFFF) continue;
            labels.Add(text.ToString());
            text.Clear();
        }
        var batch = Given.Lines((labels.Count + 1) / 2);
        for (var row = 0; row < labels.Count; row++) batch.SetText(EntryText.Label, row, labels[row]);
        var record = await Given.ReceivedAsync(database.Store, Given.Push(Given.NewDossier()), lines: batch);
        (await database.Store.LinesAsync(record.Dossier, record.Id, new(), Now))!.Lines.Take(labels.Count).Select(line => line.Label).Should().Equal(labels);
    }

    [Fact]
    public async Task What_cannot_be_read_is_damage()
    {
        var push = Given.Push(Given.NewDossier());
        var record = await Given.ReceivedAsync(database.Store, push);
        await database.QueryAsync($"UPDATE entry_lines SET scales = -5 WHERE dossier_id = '{push.Dossier}'");
        var lines = (await database.Store.Awaiting(s => s.LinesAsync(push.Dossier, record.Id, new(), Now)).Should().ThrowAsync<ImportStoreException>()).Which;
        (lines.Code, lines.IsTransient).Should().Be((ImportStoreFailures.Damaged, false));
        await database.QueryAsync($"UPDATE imports SET hash = '\\x00' WHERE dossier_id = '{push.Dossier}'");
        (await database.Store.Awaiting(s => s.FindAsync(push.Dossier, record.Id, Now)).Should().ThrowAsync<ImportStoreException>()).Which.Code.Should().Be(ImportStoreFailures.Damaged);
        await database.QueryAsync($"UPDATE entry_lines SET scales = 22 WHERE dossier_id = '{push.Dossier}'; UPDATE imports SET hash = decode('{push.Hash}', 'hex') WHERE dossier_id = '{push.Dossier}'");
    }

    [Fact]
    public async Task A_line_longer_than_a_message_is_held_whole_and_order_is_kept_over_batches()
    {
        var push = Given.Push(Given.NewDossier());
        await using var reception = await database.Store.OpenReceptionAsync(push, Now);
        var batches = new List<EntryLineBatch>();
        for (var number = 0; number < 40; number++)
        {
            var batch = Given.Lines(1, number == 7 ? new string('x', 700_000) : "Vente");
            (batch.LineNumbers[0], batch.LineNumbers[1]) = (2 * number, 2 * number + 1);
            batch.Entries.Fill(number);
            foreach (var row in new[] { 0, 1 }) batch.SetText(EntryText.Entry, row, $"VT/{number}");
            await reception.HoldAsync(batch, Now);
            batches.Add(batch);
            if (number == 20) (await reception.FindMissingAsync(Given.References, Now)).Should().BeEquivalentTo(Given.References);
        }
        var record = ((ReceptionResult.Received)await reception.CommitAsync(Given.Commit(Given.Record(push) with { Summary = Given.SummaryOf(batches) }), Now)).Record;
        var page = (await database.Store.LinesAsync(push.Dossier, record.Id, new() { Skip = 10, Take = 60 }, Now))!;
        page.Total.Should().Be(80);
        page.Lines.Select(line => line.Line).Should().Equal(Enumerable.Range(10, 60));
        page.Lines[4].Label.Should().HaveLength(700_000);
        (await database.Store.CheckAsync(Now)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_record_of_another_dossier_than_its_push_is_refused()
    {
        await using var reception = await database.Store.OpenReceptionAsync(Given.Push(Given.NewDossier()), Now);
        await Assert.ThrowsAsync<ArgumentException>(async () => await reception.CommitAsync(Given.Commit(Given.Record(Given.Push(Given.NewDossier()))), Now));
    }

    [Fact]
    public async Task Currency_dates_allocations_extras_and_documents_are_kept()
    {
        var batch = Given.Lines(1);
        batch.SetText(EntryText.Currency, 1, "USD"u8);
        batch.CurrencyAmounts[1] = Amount.Parse("-12.345");
        batch.Marks[1] = LineMarks.HasCurrencyAmount;
        (batch.DocumentDates[1], batch.LockDates[1], batch.MatchingDates[1], batch.DueDates[1]) = (new(2021, 1, 1), new(2021, 2, 2), new(2021, 3, 3), new(1999, 12, 31));
        batch.AddAllocation(1, batch.Append("A1"u8), batch.Append("PARIS"u8), default, Amount.Parse("0.40"));
        batch.AddAllocation(1, batch.Append("A1"u8), batch.Append("LYON"u8), default, Amount.Parse("0.60"));
        batch.AddExtra(1, "Idclient", batch.Append("é\u0001\""u8));
        batch.AddDocument(1, new() { Name = "facture.pdf", MediaType = "application/pdf", Length = 7 });
        batch.Part = 2;
        var record = await Given.ReceivedAsync(database.Store, Given.Push(Given.NewDossier()), lines: batch);

        async Task<object> Value(string expression, int position = 1) =>
            (await database.QueryAsync($"SELECT coalesce(({expression})::text, 'null') FROM ledger_lines WHERE dossier_id = '{record.Dossier}' AND import_id = '{record.Id}' AND position = {position}"))[0];
        (await Value("currency || ' ' || trim_scale(currency_amount)")).Should().Be("USD -12.345");
        (await Value("document_date || ' ' || lock_date || ' ' || matching_date || ' ' || due_date || ' ' || part")).Should().Be("2021-01-01 2021-02-02 2021-03-03 1999-12-31 2");
        (await Value("details -> 'allocations'")).Should().Be("""[{"axis": "A1", "amount": "0.40", "section": "PARIS"}, {"axis": "A1", "amount": "0.60", "section": "LYON"}]""");
        (await Value("details #>> '{extras,0,value}'")).Should().Be("é\u0001\"");
        (await Value("details #>> '{documents,0,name}'")).Should().Be("facture.pdf");
        (await Value("details", 0)).Should().Be("null");
        (await Value("due_date", 0)).Should().Be("null");
        (await Value("trim_scale(credit) || ' ' || held")).Should().Be("1 true");
    }

    [Fact]
    public void No_character_outside_ASCII_is_taken_for_one_of_it_without_regard_to_case()
    {
        // What the server keeps back when a text is searched rests on it.
        var ascii = string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c));
        var taken = Enumerable.Range(0x80, 0x10000 - 0x80).Select(c => ((char)c).ToString()).Where(c => ascii.Contains(c, StringComparison.OrdinalIgnoreCase));
        taken.Should().BeEmpty();
    }
}
