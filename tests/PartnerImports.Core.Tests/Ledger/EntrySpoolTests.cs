using PartnerImports.Testing;

namespace PartnerImports.Core.Tests.Ledger;

/// <summary>Entries come out of the spool as they went in, whole even when their lines stood apart.</summary>
public sealed class EntrySpoolTests
{
    [Fact]
    public async Task Lines_keep_all_their_values_and_entries_all_their_lines()
    {
        var full = TestEntries.Line("AC/1", 1, new(2021, 5, 1), "401000", Amount.Parse("-12.345")) with
        {
            JournalLabel = "Achats",
            Number = "1",
            AccountLabel = "Fournisseurs",
            ThirdParty = ThirdPartyCode.Parse("FDURAND"),
            ThirdPartyLabel = "Durand",
            Reference = "F-1",
            DocumentDate = new(2021, 4, 30),
            Label = "Été",
            Matching = MatchingCode.Parse("AB"),
            MatchingDate = new(2021, 6, 1),
            LockDate = new(2021, 7, 1),
            DueDate = new(2021, 8, 1),
            Currency = "USD",
            CurrencyAmount = Amount.Parse("15.00"),
            Allocations = [new(AxisCode.Parse("A1"), SectionCode.Parse("PARIS"), Amount.Parse("12.345"))],
            Documents = [new() { Name = "f.pdf", MediaType = "application/pdf", Uri = "https://example.org/f.pdf", Sha256 = "ab", Length = 12 }, new() { Name = "g.pdf" }],
            Extras = [new("Devise", "USD")],
        };
        var (other, again) = (TestEntries.Line("AC/2", 2, new(2021, 5, 2), "401000", Amount.Parse("1")), TestEntries.Line("AC/1", 3, new(2021, 5, 1), "607000", default, Amount.Parse("-12.345")));
        await using var spool = new EntrySpool();
        var (first, second) = (new EntryLineBatch(2), new EntryLineBatch(2));
        first.Add(full, 0);
        first.Add(other, 1);
        second.Add(again, 0);
        spool.Add(first);
        spool.Add(second);
        (await spool.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).SelectMany(entry => entry.Lines)
            .Should().BeEquivalentTo([full, again, other], options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Nothing_in_gives_nothing_out()
    {
        await using var spool = new EntrySpool();
        (await spool.ReadAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken)).Should().Be(0);
    }
}
