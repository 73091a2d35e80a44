using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PartnerImports.Parsers.Conversion;
using PartnerImports.Parsers.Json;
using PartnerImports.Parsers.Json.Client;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>What is written validates and reads back equal.</summary>
public class PushWriterTests
{
    private static readonly PushLot Lot = new() { Key = "k/1", Dossier = "D é", Name = "Essai \"1\"" };

    [Property(MaxTest = 150, Arbitrary = [typeof(PushGenerators)])]
    public async Task Entries_written_read_back_equal(JournalEntry[] entries)
    {
        foreach (var isDocument in (bool[])[true, false])
        {
            var read = await JsonReading.ReadAsync(await WriteAsync(entries, isDocument));
            var (actual, expected) = (read.SelectMany(entry => entry.Lines).Select(line => Render(line, line.Entry)).ToList(), entries.SelectMany(entry => entry.Lines).Select(line => Render(line, EntryIds.From(line.Entry))).ToList());
            actual.Should().HaveCount(expected.Count);
            for (var i = 0; i < expected.Count; i++) actual[i].Should().Be(expected[i]);
        }
    }

    [Fact]
    public async Task What_is_written_validates_against_the_schemas()
    {
        var folder = Directory.CreateTempSubdirectory("push-");
        try
        {
            var files = new List<string>();
            foreach (var (sample, i) in PushGenerators.Entries().Generator.Sample(40, 40).Select((sample, i) => (sample, i)))
                foreach (var isDocument in (bool[])[true, false])
                {
                    files.Add(Path.Combine(folder.FullName, i.ToString(CultureInfo.InvariantCulture) + (isDocument ? ".json" : ".ndjson")));
                    await File.WriteAllBytesAsync(files[^1], await WriteAsync(sample, isDocument), TestContext.Current.CancellationToken);
                }
            (await SchemaValidator.JudgeAsync(files)).Values.Where(verdict => !verdict.IsValid).Should().BeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_partner_builds_a_push_with_help_from_the_compiler()
    {
        var buffer = new MemoryStream();
        var reference = new PushReferenceData
        {
            Journals = [new("VT", "Ventes", PushJournalKind.Sales)], Accounts = [new("411000", "Clients")],
            ThirdParties = [new("C-LEROY", "LEROY SARL", "411000", PushThirdPartyKind.Customer, "732829320")], Sections = [new("BOUTIQUE", "NANTES", "Boutique de Nantes")],
        };
        await using (var push = PushWriter.Document(buffer, Lot with
        {
            CreatedAt = new LocalDateTime(2026, 11, 20, 21, 4, 11).WithOffset(Offset.FromHours(1)),
            Currency = "EUR",
            Period = new(new(2026, 11, 1), new(2026, 11, 30)),
            Software = new("Caisse", "4.2"),
        }, reference))
        {
            await push.WriteAsync(new()
            {
                Id = "v-1", Journal = "VT", Date = new(2026, 11, 20), Document = new("F1188"), Number = "12", Label = "Facture", Establishment = "73282932000074",
                Attachments = [PushAttachment.Beside("f.pdf", "F", "application/pdf", new('a', 64)) with { Length = 3 }],
                Extensions = new Dictionary<string, JsonElement> { ["acme.vente"] = JsonElement.Parse("""{"n":1}""") },
                Lines =
                [
                    PushLine.ForDebit("411000", 1440.00m) with { ThirdParty = "C-LEROY", DueDate = new(2026, 12, 20), Payment = PushPayment.Transfer },
                    PushLine.ForCredit("707000", 1440.00m) with { Allocations = [new("BOUTIQUE", "NANTES", Amount.Parse("1440"))] },
                ],
            }, TestContext.Current.CancellationToken);
            await push.CompleteAsync(new Dictionary<string, JsonElement> { ["acme.lot"] = JsonElement.Parse("{}") }, TestContext.Current.CancellationToken);
        }

        var analysis = await JsonReading.AnalyseAsync(buffer.ToArray());

        JsonReading.Describe(analysis).Should().BeEmpty();
        (analysis.PushKey, analysis.DossierCode, analysis.Summary.Entries, analysis.Summary.Elements).Should().Be(("k/1", "D é", 1L, 5));
        Encoding.UTF8.GetString(buffer.ToArray()).Should().Contain("\"dossier\": \"D é\"").And.Contain("\"debit\": \"1440.00\"").And.Contain("\"controle\"");
    }

    [Fact]
    public void An_amount_is_never_negative() =>
        FluentActions.Invoking(() => PushLine.ForDebit("411000", -1m)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public async Task A_push_that_is_not_completed_is_refused()
    {
        foreach (var begin in (Func<Stream, PushWriter>[])[stream => PushWriter.Document(stream, Lot), stream => PushWriter.Records(stream, Lot)])
        {
            var buffer = new MemoryStream();
            await using (var push = begin(buffer))
            {
                var entry = new PushEntry { Id = "a", Journal = "VT", Date = new(2026, 1, 1), Label = new('x', 200), Lines = [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? PushLine.ForDebit("10", 1m) : PushLine.ForCredit("20", 1m))] };
                for (var i = 0; i < 10; i++) await push.WriteAsync(entry with { Id = $"a{i}" }, TestContext.Current.CancellationToken);
            }
            buffer.Length.Should().BePositive();
            (await JsonReading.AnalyseAsync(buffer.ToArray())).Diagnostics.Select(item => item.Code).Should().IntersectWith(["JSN0102", "JSN0315"]);
        }
    }

    private static async Task<byte[]> WriteAsync(JournalEntry[] entries, bool isDocument)
    {
        var findings = new ConversionFindings();
        var mapper = new EntryMapper(findings, namesAreIds: false);
        var buffer = new MemoryStream();
        await using (var push = isDocument ? PushWriter.Document(buffer, Lot) : PushWriter.Records(buffer, Lot))
        {
            foreach (var entry in entries) await push.WriteAsync(mapper.Map(entry)!);
            await push.CompleteAsync();
        }
        findings.ToReport().Should().BeEquivalentTo(ConversionReport.Clear);
        return buffer.ToArray();
    }

    private static string Render(EntryLine line, string id) =>
        line with { Entry = id, LineNumber = 0, Allocations = [], Documents = [], Extras = [] }
        + string.Join(",", line.Allocations) + string.Join(",", line.Documents) + string.Join(",", line.Extras.OrderBy(extra => extra.Key, StringComparer.Ordinal));
}
