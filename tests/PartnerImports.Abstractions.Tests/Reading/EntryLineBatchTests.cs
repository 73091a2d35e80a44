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
}
