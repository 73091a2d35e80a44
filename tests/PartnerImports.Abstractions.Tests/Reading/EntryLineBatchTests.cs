namespace PartnerImports.Tests.Reading;

public sealed class EntryLineBatchTests
{
    [Fact]
    public void A_line_is_given_back_as_it_was_put_in()
    {
        var batch = new EntryLineBatch(2);
        batch.Add(1, 0);
        var row = batch.Add(7, 120);
        batch.SetText(EntryText.Journal, row, "VT"u8);
        batch.SetText(EntryText.Account, row, "411é".AsSpan());
        batch.SetText(EntryText.Label, row, "Facture"u8);
        batch.Dates[row] = new(2021, 5, 1);
        batch.Debits[row] = Amount.Parse("12.50");
        batch.CurrencyAmounts[row] = Amount.Parse("14.00");
        batch.Marks[row] |= LineMarks.HasCurrencyAmount;
        batch.AddAllocation(row, batch.Append("A1"u8), batch.Append("S1"u8), default, Amount.Parse("12.50"));
        batch.AddExtra(row, "PJ", batch.Append("x.pdf"u8));

        var line = batch.ToLine(row);
        line.LineNumber.Should().Be(7);
        line.Journal.Should().Be(JournalCode.Parse("VT"));
        line.Account.Should().Be(AccountNumber.Parse("411é"));
        line.Date.Should().Be(new LocalDate(2021, 5, 1));
        line.CurrencyAmount.Should().Be(Amount.Parse("14.00"));
        line.ThirdParty.HasValue.Should().BeFalse();
        line.DocumentDate.Should().BeNull();
        line.Allocations.Should().ContainSingle().Which.Should().Be(new AnalyticAllocation(AxisCode.Parse("A1"), SectionCode.Parse("S1"), Amount.Parse("12.50")));
        line.Extras.Should().BeEquivalentTo([KeyValuePair.Create("PJ", "x.pdf")]);
        batch.IsFull.Should().BeTrue();
        FluentActions.Invoking(() => batch.Add(8, 0)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Nothing_of_the_lines_before_shines_through()
    {
        var batch = new EntryLineBatch(1);
        batch.Add(1, 0);
        batch.SetText(EntryText.Journal, 0, "VT"u8);
        batch.Marks[0] = LineMarks.Faulty;
        batch.AddDocument(0, new() { Name = "x" });
        batch.RemoveLast();
        batch.Documents.Should().BeEmpty();
        batch.Add(2, 10);
        batch.String(EntryText.Journal, 0).Should().BeEmpty();
        batch.Marks[0].Should().Be(LineMarks.None);
        batch.Entries[0].Should().Be(-1);
    }

    [Fact]
    public void Texts_of_lines_are_their_own_however_many_there_are()
    {
        var batch = new EntryLineBatch(500);
        var random = new Random(3);
        for (var round = 0; round < 20; round++)
        {
            batch.Clear();
            var labels = new List<string>();
            while (!batch.IsFull)
            {
                // Some repeat, some do not; some are longer than what is kept; lengths and first letters coincide.
                var label = random.Next(4) switch { 0 => "", 1 => $"é{random.Next(40):00}", 2 => $"Facture {random.Next(100_000):00000}", _ => new string('x', random.Next(1, 90)) };
                var row = batch.Add(batch.Count + 1, 0);
                batch.SetText(EntryText.Journal, row, $"J{random.Next(300)}");
                foreach (var text in (ReadOnlySpan<EntryText>)[EntryText.Label, EntryText.AccountLabel, EntryText.Entry, EntryText.Currency]) batch.SetText(text, row, label);
                labels.Add(label);
            }
            for (var row = 0; row < batch.Count; row++)
            {
                var line = batch.ToLine(row);
                new[] { line.Label, line.AccountLabel, line.Entry, line.Currency }.Should().AllBe(labels[row]);
                line.Journal.ToString().Should().Be(batch.String(EntryText.Journal, row));
            }
        }
    }

    [Fact]
    public void Texts_that_repeat_are_one_string()
    {
        var batch = new EntryLineBatch(4);
        var labels = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            batch.Clear();
            foreach (var label in new[] { "Achats", "Ventes", "Achats" }) batch.SetText(EntryText.JournalLabel, batch.Add(1, 0), label);
            for (var row = 0; row < batch.Count; row++) labels.Add(batch.ToLine(row).JournalLabel);
        }
        labels.Should().Equal("Achats", "Ventes", "Achats", "Achats", "Ventes", "Achats");
        labels.Distinct(ReferenceEqualityComparer.Instance).Should().HaveCount(2);
    }

    [Fact]
    public void What_few_lines_have_goes_to_its_line_in_whatever_order_it_comes()
    {
        var batch = new EntryLineBatch(3);
        for (var i = 1; i <= 3; i++) batch.Add(i, 0);
        batch.AddExtra(2, "b", batch.Append("3"u8));
        batch.AddExtra(0, "a", batch.Append("1"u8));
        batch.AddExtra(2, "c", batch.Append("4"u8));
        batch.AddDocument(2, new() { Name = "z" });
        batch.AddDocument(0, new() { Name = "x" });
        Names(0).Should().Equal("a", "x");
        Names(1).Should().BeEmpty();
        Names(2).Should().Equal("b", "c", "z");
        batch.ToLine(1).Should().Be(batch.ToLine(1));
        (batch.ToLine(1) with { DueDate = new LocalDate(2026, 1, 2) }).Should().NotBe(batch.ToLine(1));
        (batch.ToLine(1) with { CurrencyAmount = Amount.Zero }).CurrencyAmount.Should().Be(Amount.Zero);
        (batch.ToLine(0) with { Extras = [], Documents = [] }).Should().Be(batch.ToLine(1) with { LineNumber = 1 });
        (batch.ToLine(0) with { Extras = default }).Extras.Should().BeEmpty();

        IEnumerable<string> Names(int row) => batch.ToLine(row).Extras.Select(extra => extra.Key).Concat(batch.ToLine(row).Documents.Select(document => document.Name));
    }
}
