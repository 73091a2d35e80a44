using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>Entries inside the subset that <c>import-ecritures</c> can hold, as any format may give them.</summary>
public static class PushGenerators
{
    private static readonly string[] Characters = ["a", "B", "7", " ", "é", "œ", "€", "\"", "\\", "/", "<", "&", "\t", "\n", "\u0085", "\u2028", "😀", "中"];

    public static Arbitrary<JournalEntry[]> Entries() => Arb.From(
        from count in Gen.Choose(0, 4)
        from entries in Gen.CollectToArray(Enumerable.Range(0, count).Select(Entry))
        select entries);

    private static Gen<JournalEntry> Entry(int ordinal) =>
        from journal in Code
        from date in Date
        from number in Gen.OneOf(Gen.Constant(""), Code)
        from sameNumber in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from reference in Gen.OneOf(Gen.Constant(""), Code, Text(40))
        from samePiece in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from documentDate in Optional(Date)
        from label in Gen.OneOf(Gen.Constant(""), Text(20))
        from sameLabel in ArbMap.Default.GeneratorFor<bool>()
        from count in Gen.Choose(1, 5)
        from lines in Gen.CollectToArray(Enumerable.Range(0, count).Select(_ => Line))
        from documents in Documents
        from last in Line
        let name = $"{journal}/{ordinal}"
        select new JournalEntry([.. Balance(lines, last).Select((line, i) => line with
        {
            Entry = name, Journal = JournalCode.Parse(journal), Date = date,
            Number = sameNumber || i == 0 ? number : line.Number, Reference = samePiece ? reference : line.Reference, DocumentDate = samePiece ? documentDate : line.DocumentDate,
            Label = sameLabel ? label : line.Label, Documents = i == 0 ? documents : [],
        })]);

    private static IEnumerable<EntryLine> Balance(EntryLine[] lines, EntryLine last)
    {
        var net = lines.Aggregate(AmountTotal.Zero, (sum, line) => sum.Add(line.Debit).Subtract(line.Credit)).ToDecimal();
        return [.. lines, last with { Debit = Amount.FromDecimal(net < 0 ? -net : 0), Credit = Amount.FromDecimal(net > 0 ? net : 0), Allocations = [] }];
    }

    private static Gen<EntryLine> Line =>
        from account in Gen.OneOf(Gen.Choose(10, 999_999).Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture)), Gen.Constant("411ABC"), Gen.Constant("40100000000000000000"))
        from thirdParty in Optional(Code)
        from isDebit in ArbMap.Default.GeneratorFor<bool>()
        from amount in Money
        from currency in Gen.Elements("", "USD", "CHF")
        from currencyAmount in Money
        from due in Optional(Date)
        from matching in Optional(Code)
        from matchingDate in Optional(Date)
        from lockDate in Optional(Date)
        from number in Gen.OneOf(Gen.Constant(""), Code, Text(60))
        from reference in Gen.OneOf(Gen.Constant(""), Text(60))
        from documentDate in Optional(Date)
        from label in Gen.OneOf(Gen.Constant(""), Text(60))
        from axis in Gen.Elements("", "A", "B")
        from extra in Gen.Elements("", "Montant HT", "extensions/acme.ligne", "modePaiement")
        from extraText in Text(10)
        select new EntryLine
        {
            Entry = "", LineNumber = 0, Journal = default, Date = default, Account = AccountNumber.Parse(account), ThirdParty = thirdParty is null ? default : ThirdPartyCode.Parse(thirdParty),
            Number = number, Reference = reference, DocumentDate = documentDate, Label = label, Debit = isDebit ? amount : default, Credit = isDebit ? default : amount,
            Currency = currency, CurrencyAmount = currency.Length > 0 ? currencyAmount : null, DueDate = due,
            Matching = matching is null ? default : MatchingCode.Parse(matching), MatchingDate = matching is null ? null : matchingDate, LockDate = lockDate,
            Allocations = axis.Length == 0 ? [] : [new(AxisCode.Parse(axis), SectionCode.Parse("S"), amount)],
            Extras = extra switch
            {
                "" => [],
                "modePaiement" => [KeyValuePair.Create(extra, "cheque")],
                "extensions/acme.ligne" => [KeyValuePair.Create(extra, """{"n":1.50}""")],
                _ => [KeyValuePair.Create(extra, extraText)],
            },
        };

    private static Gen<ImmutableArray<DocumentReference>> Documents =>
        Gen.Elements<ImmutableArray<DocumentReference>>(
            [],
            [new() { Name = "F", MediaType = "application/pdf", Sha256 = new('a', 64), Uri = "https://depot.example/f" }],
            [new() { Name = "F é", MediaType = "image/png", Sha256 = new('0', 64), FileName = "f.png", Length = 12 }]);

    private static Gen<Amount> Money =>
        from mantissa in Gen.OneOf(Gen.Choose(0, 1_000_000), Gen.Constant(int.MaxValue))
        from scale in Gen.Choose(0, 6)
        select Amount.Create(mantissa, scale);

    private static Gen<LocalDate> Date => Gen.Choose(0, 4_000).Select(days => new LocalDate(2020, 1, 1).PlusDays(days));

    private static Gen<string> Code => Gen.Elements("VT", "AC", "C-LEROY", "é/1", "X Y", new string('9', 35));

    private static Gen<string> Text(int length) =>
        from count in Gen.Choose(1, length)
        from parts in Gen.CollectToArray(Enumerable.Range(0, count).Select(_ => Gen.Elements(Characters)))
        select string.Concat(parts);

    private static Gen<LocalDate?> Optional(Gen<LocalDate> gen) => Gen.OneOf(Gen.Constant<LocalDate?>(null), gen.Select(date => (LocalDate?)date));

    private static Gen<string?> Optional(Gen<string> gen) => Gen.OneOf(Gen.Constant<string?>(null), gen.Select(text => (string?)text));
}
