using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace PartnerImports.Testing;

/// <summary>A ledger of one fiscal year that a seed determines: entry after entry, in order of date, without ever being held in memory.</summary>
/// <remarks>Enumerating it again gives the same entries. Thread-safe. Files of it are made by <see cref="GeneratedFile"/>.</remarks>
public sealed class LedgerGenerator : IEnumerable<GeneratedEntry>
{
    private readonly Lazy<LedgerTruth> _truth;

    /// <summary>Makes the ledger of a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="lines">How many lines, exactly: none, or two and more.</param>
    /// <param name="year">The fiscal year: a calendar year.</param>
    public LedgerGenerator(int seed, int lines, int year = 2025)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lines);
        ArgumentOutOfRangeException.ThrowIfEqual(lines, 1);
        Seed = seed;
        Lines = lines;
        Year = year;
        _truth = new(Count);
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>How many lines it has.</summary>
    public int Lines { get; }

    /// <summary>The fiscal year: a calendar year.</summary>
    public int Year { get; }

    /// <summary>
    /// Whether the ledger is as careful books are: entries are locked month by month, and a matching code is that of an invoice and of its payment some
    /// time later, which balance. Otherwise lock dates are in no order and every matching code stands on one line only.
    /// </summary>
    public bool IsTidy { get; init; }

    /// <summary>The company's SIREN, whose key is right.</summary>
    public Siren Siren { get; } = Siren.Parse("732829320");

    /// <summary>The closing date of the fiscal year.</summary>
    public LocalDate Closing => new(Year, 12, 31);

    /// <summary>What is true of the ledger; counted on first use by going through it once.</summary>
    public LedgerTruth Truth => _truth.Value;

    /// <inheritdoc/>
    public IEnumerator<GeneratedEntry> GetEnumerator()
    {
        var random = new SeededRandom(Seed);
        var days = Period.DaysBetween(new(Year, 1, 1), Closing) + 1;
        var sequences = new int[Chart.Operations.Length];
        var invoices = IsTidy ? new OpenInvoices() : null;
        for (int ordinal = 1, made = 0; made < Lines; ordinal++)
        {
            var invoice = invoices?.TakeDue(ordinal, Lines - made);
            var canMatch = invoices is null || invoice is null && invoices.HasRoom(Lines - made);
            var count = SizeOf(random, Lines - made);
            var date = new LocalDate(Year, 1, 1).PlusDays((int)((long)made * days / Lines));
            var entry = Entry(random, ordinal, count, date, sequences, invoice, canMatch);
            if (invoice is null) invoices?.Add(entry, ordinal + random.Next(50, 1000));
            yield return entry;
            made += count;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int SizeOf(SeededRandom random, int left)
    {
        if (left <= 4) return left;
        var count = random.Next(2, 5);
        return left - count == 1 ? count - 1 >= 2 ? count - 1 : count + 1 : count;
    }

    private GeneratedEntry Entry(SeededRandom random, int ordinal, int count, LocalDate date, int[] sequences, GeneratedLine? invoice, bool canMatch)
    {
        var kind = invoice is null ? random.Next(Chart.Operations.Length) : OpenInvoices.PaymentOf(invoice);
        var operation = Chart.Operations[kind];
        var party = invoice is not null ? new(invoice.ThirdParty, invoice.ThirdPartyLabel) : operation.Parties.IsEmpty ? default : random.Pick(operation.Parties);
        var closing = Closing;
        var documentDate = date.PlusDays(-random.Next(0, 20));
        var lockDate = IsTidy ? DateAdjusters.EndOfMonth(date) : date.PlusDays(random.Next(0, 15));
        canMatch &= !IsTidy || OpenInvoices.IsInvoice(operation);
        var number = ordinal.ToString("0000000", CultureInfo.InvariantCulture);
        return new()
        {
            Ordinal = ordinal, Journal = operation.Journal, JournalLabel = operation.JournalLabel, Sequence = ++sequences[kind], Date = date,
            Reference = $"{operation.Prefix}{Year}-{number}", DocumentDate = documentDate, LockDate = lockDate > closing ? closing : lockDate,
            Label = party.Code is null ? operation.Label : operation.Label + " " + party.Name, Lines = LinesOf(random, operation, party, count, date, ordinal, invoice, canMatch),
        };
    }

    private static ImmutableArray<GeneratedLine> LinesOf(SeededRandom random, Operation operation, Party party, int count, LocalDate date, int ordinal, GeneratedLine? invoice, bool canMatch)
    {
        var gross = invoice is not null ? invoice.Debit + invoice.Credit : 500L + (long)(random.NextBits() % (random.Percent(90) ? 200_000UL : 20_000_000UL));
        var lines = ImmutableArray.CreateBuilder<GeneratedLine>(count);
        var matching = invoice is not null ? invoice.Matching : canMatch && party.Code is not null && random.Percent(30) ? MatchingCode(ordinal) : "";
        var total = new GeneratedLine
        {
            Account = operation.Total.Number, AccountLabel = operation.Total.Label, ThirdParty = party.Code ?? "", ThirdPartyLabel = party.Name ?? "",
            Debit = operation.TotalIsDebit ? gross : 0, Credit = operation.TotalIsDebit ? 0 : gross,
            Matching = matching, MatchingDate = matching.Length > 0 ? date : null,
        };
        if (operation.TotalIsDebit) lines.Add(total);
        var left = gross;
        for (var i = 0; i < count - 1; i++)
        {
            var last = i == count - 2;
            var tax = i == 0 && count > 2 && operation.Tax.Number is not null;
            var account = tax ? operation.Tax : operation.Parts[random.Next(operation.Parts.Length)];
            var share = last ? left : tax ? gross / 6 : left / 3;
            left -= share;
            lines.Add(new() { Account = account.Number, AccountLabel = account.Label, Debit = operation.TotalIsDebit ? 0 : share, Credit = operation.TotalIsDebit ? share : 0 });
        }
        if (!operation.TotalIsDebit) lines.Add(total);
        return lines.MoveToImmutable();
    }

    private static string MatchingCode(int ordinal)
    {
        Span<char> code = stackalloc char[4];
        for (var i = 3; i >= 0; i--, ordinal /= 26) code[i] = (char)('A' + ordinal % 26);
        return new(code);
    }

    private LedgerTruth Count()
    {
        long entries = 0, lines = 0;
        var total = Int128.Zero;
        LocalDate? first = null, last = null;
        var journals = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var accounts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var thirdParties = ImmutableSortedDictionary.CreateBuilder<string, (string, string)>(StringComparer.Ordinal);
        foreach (var entry in this)
        {
            entries++;
            first ??= entry.Date;
            last = entry.Date;
            journals[entry.Journal] = entry.JournalLabel;
            foreach (var line in entry.Lines)
            {
                lines++;
                total += line.Debit;
                accounts[line.Account] = line.AccountLabel;
                if (line.ThirdParty.Length > 0) thirdParties[line.ThirdParty] = (line.ThirdPartyLabel, line.Account);
            }
        }
        return new()
        {
            Entries = entries, Lines = lines, Total = AmountTotal.FromBillionths(total * 10_000_000), FirstMovement = first, LastMovement = last,
            Journals = journals.ToImmutable(), Accounts = accounts.ToImmutable(), ThirdParties = thirdParties.ToImmutable(),
        };
    }
}
