using System.Text;
using PartnerImports.Parsers.Conversion;
using PartnerImports.Parsers.Fec;
using PartnerImports.Parsers.Json;

namespace PartnerImports.Parsers.Tests;

/// <summary>The same entries, sent in every format, give the same summary.</summary>
public class SameEntriesTests
{
    private static readonly (string Journal, string Number, string Date, string Account, string ThirdParty, string Reference, string Label, string Debit, string Credit)[] Lines =
    [
        ("VT", "1", "2026-11-20", "411000", "C1", "F1", "Facture F1", "120.00", "0.00"),
        ("VT", "1", "2026-11-20", "707000", "", "F1", "Facture F1", "0.00", "100.00"),
        ("VT", "1", "2026-11-20", "445710", "", "F1", "Facture F1", "0.00", "20.00"),
        ("BQ", "2", "2026-11-25", "512000", "", "R7", "Règlement", "120.00", "0.00"),
        ("BQ", "2", "2026-11-25", "411000", "C1", "R7", "Règlement", "0.00", "120.00"),
    ];

    private static ImportParser Parser { get; } = new([new FecFormat(), new JsonFormat()]);

    public static TheoryData<string> Formats => ["fec", "json", "ndjson", "loop"];

    [Theory, MemberData(nameof(Formats))]
    public async Task The_same_entries_give_the_same_summary(string format)
    {
        var (content, name) = Content(format);
        var analysis = await Parser.AnalyseAsync(ImportContent.FromBytes(Encoding.UTF8.GetBytes(content), name), ReadOptions.Default, TestContext.Current.CancellationToken);

        analysis.Diagnostics.Where(item => item.Severity == Severity.Blocking).Select(item => item.MessageIn(Language.English)).Should().BeEmpty();
        analysis.Summary.Should().Be(new ImportSummary
        {
            Entries = 2, Lines = 5, TotalDebit = AmountTotal.Parse("240.00"), TotalCredit = AmountTotal.Parse("240.00"),
            FirstMovement = new(2026, 11, 20), LastMovement = new(2026, 11, 25), Journals = 2, Accounts = 4, ThirdParties = 1,
        });
        var json = await Parser.AnalyseAsync(ImportContent.FromBytes(Encoding.UTF8.GetBytes(Content("json").Text)), ReadOptions.Default, TestContext.Current.CancellationToken);
        analysis.Fingerprint.Should().Be(json.Fingerprint);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task The_same_entries_convert_to_json_and_ndjson_without_a_loss(string format)
    {
        var (text, name) = Content(format);
        var content = ImportContent.FromBytes(Encoding.UTF8.GetBytes(text), name);
        var source = new ConversionSource(Parser, content, await Parser.AnalyseAsync(content, ReadOptions.Default, TestContext.Current.CancellationToken));
        foreach (var target in (ImportEcrituresTarget[])[ImportEcrituresTarget.Document, ImportEcrituresTarget.Records])
        {
            var options = new ConversionOptions { Key = "k", Dossier = "D" };
            (await target.CheckAsync(source, options, TestContext.Current.CancellationToken)).Should().BeEquivalentTo(ConversionReport.Clear);
            var output = new MemoryStream();
            await target.WriteAsync(source, options, output, TestContext.Current.CancellationToken);

            var written = await Parser.AnalyseAsync(ImportContent.FromBytes(output.ToArray()), ReadOptions.Default, TestContext.Current.CancellationToken);

            written.HasBlocking.Should().BeFalse();
            (written.Summary, written.Fingerprint).Should().Be((source.Analysis.Summary, source.Analysis.Fingerprint));
            written.ReferenceData.Should().BeEquivalentTo(source.Analysis.ReferenceData);
        }
    }

    private static (string Text, string Name) Content(string format) => format switch
    {
        "fec" => (Fec(), "123456782FEC20261231.txt"),
        "json" => ($$"""{{{Head}},"ecritures":[{{string.Join(',', Entries())}}]}""", "push.json"),
        "ndjson" => ("""{"t":"lot","format":"import-ecritures","version":"1.0","v":{"cle":"k","dossier":"D"}}""" + "\n"
            + string.Concat(Entries().Select(entry => $$"""{"t":"ecriture","v":{{entry}}}""" + "\n")) + """{"t":"fin","v":{"ecritures":2,"lignes":5,"debit":"240","credit":"240"}}""" + "\n", "push.ndjson"),
        _ => ($"[{string.Join(',', Lines.Select(Loop))}]", "importJson.json"),
    };

    private const string Head = "\"format\":\"import-ecritures\",\"version\":\"1.0\",\"lot\":{\"cle\":\"k\",\"dossier\":\"D\"}";

    private static string Fec()
    {
        string[] columns = ["JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"];
        static string Compact(string date) => date.Replace("-", "", StringComparison.Ordinal);
        return string.Join('\t', columns) + "\r\n" + string.Concat(Lines.Select(line => string.Join('\t',
            line.Journal, line.Journal, line.Number, Compact(line.Date), line.Account, "x", line.ThirdParty, line.ThirdParty.Length > 0 ? "Leroy" : "", line.Reference, Compact(line.Date), line.Label,
            line.Debit.Replace('.', ','), line.Credit.Replace('.', ','), "", "", Compact(line.Date), "", "") + "\r\n"));
    }

    private static IEnumerable<string> Entries() => Lines.GroupBy(line => line.Number).Select(entry =>
        $$"""{"id":"e{{entry.Key}}","journal":"{{entry.First().Journal}}","date":"{{entry.First().Date}}","lignes":[{{string.Join(',', entry.Select(Line))}}]}""");

    private static string Line((string Journal, string Number, string Date, string Account, string ThirdParty, string Reference, string Label, string Debit, string Credit) line)
    {
        var side = line.Debit == "0.00" ? $"\"credit\":\"{line.Credit}\"" : $"\"debit\":\"{line.Debit}\"";
        return $$"""{"compte":"{{line.Account}}",{{(line.ThirdParty.Length > 0 ? $"\"tiers\":\"{line.ThirdParty}\"," : "")}}{{side}}}""";
    }

    private static string Loop((string Journal, string Number, string Date, string Account, string ThirdParty, string Reference, string Label, string Debit, string Credit) line) =>
        $$$"""{"date":"{{{line.Date}}}T00:00:00.000Z","journal":"{{{line.Journal}}}","compte":"{{{line.Account}}}","tiers":{{{(line.ThirdParty.Length > 0 ? $"\"{line.ThirdParty}\"" : "null")}}},"refPiece":"{{{line.Reference}}}","debit":{"amount":{{{line.Debit}}}},"credit":{"amount":"{{{line.Credit}}}"}}""";
}
