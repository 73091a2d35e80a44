using System.Text;
using PartnerImports.Parsers.Text;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Text;

public class ContentProofTests
{
    /// <summary>Every format, with the seal of its look and without it, as of a look of another process.</summary>
    public static TheoryData<string, bool> Cases => new([.. from kind in (string[])["fec", "fec parts", "fec xml", "tra", "json", "ndjson", "loop", "csv"] from isSealed in (bool[])[true, false] select (kind, isSealed)]);

    [Theory, MemberData(nameof(Cases))]
    public async Task A_letter_that_changed_between_the_passes_is_told(string kind, bool isSealed)
    {
        var (parts, options) = Make(kind);
        var content = ImportContent.FromParts([.. parts.Select((bytes, i) => ImportContent.FromBytes(bytes, $"{i}"))]);
        var analysis = await ImportParser.Standard.AnalyseAsync(content, options with { TakesHash = !isSealed });
        analysis.HasBlocking.Should().BeFalse();
        analysis.Look.Seal.Should().NotBeNull();
        analysis.Look.Hash.Should().Be(isSealed ? default : ContentHash.Of([.. parts.SelectMany(bytes => bytes)]));
        if (!isSealed) analysis = analysis with { Look = analysis.Look with { Seal = null } };
        var lines = await LinesAsync(content, analysis);
        lines.Should().HaveCount((int)analysis.Summary.Lines);

        var word = lines[^1].Label.Split(' ').Where(each => Ascii.IsValid(each)).MaxBy(each => each.Length)!;
        var letter = parts[^1].AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(word));
        letter.Should().BePositive();
        var was = parts[^1][letter];
        parts[^1][letter] = was == 'e' ? (byte)'a' : (byte)'e';
        await FluentActions.Awaiting(() => LinesAsync(content, analysis)).Should().ThrowExactlyAsync<ContentChangedException>();
        parts[^1][letter] = was;
        (await LinesAsync(content, analysis)).Should().HaveCount(lines.Count);
    }

    [Fact]
    public async Task A_seal_fits_the_same_bytes_however_they_come_and_no_others()
    {
        var random = new SeededRandom(5);
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(1, 5_000)];
            for (var i = 0; i < bytes.Length; i += 3) bytes[i] = (byte)random.Next(256);
            var seal = (ContentSeal)(await ContentInspector.LookAsync(ImportContent.FromBytes(bytes))).Seal!;
            Fits(seal, bytes).Should().BeTrue();
            var at = random.Next(bytes.Length);
            bytes[at] ^= (byte)(1 << random.Next(8));
            Fits(seal, bytes).Should().BeFalse();
            bytes[at] ^= 0xFF;
            Fits(seal, bytes.AsSpan(1)).Should().BeFalse();
            Fits(seal, [.. bytes, 0]).Should().BeFalse();
        }

        bool Fits(ContentSeal seal, ReadOnlySpan<byte> bytes)
        {
            var press = seal.Again();
            while (!bytes.IsEmpty)
            {
                var length = random.Next(1, bytes.Length + 1);
                press.Append(bytes[..length]);
                bytes = bytes[length..];
            }
            return seal.Fits(press);
        }
    }

    [Fact]
    public void Each_look_draws_a_seed_of_its_own()
    {
        var hashes = Enumerable.Range(0, 20).Select(_ => new ContentSeal.Press()).Select(press =>
        {
            press.Append("the same"u8);
            return press.Hash;
        });
        hashes.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_seal_is_never_printed()
    {
        var look = await ContentInspector.LookAsync(ImportContent.FromBytes("abc"u8.ToArray()));
        look.Seal!.ToString().Should().Be(typeof(ContentSeal).FullName);
        look.Seal.GetType().GetProperties().Should().BeEmpty();
    }

    private static (byte[][] Parts, ReadOptions Options) Make(string kind)
    {
        var ledger = new LedgerGenerator(seed: 7, lines: 300);
        var options = ReadOptions.Default;
        return kind switch
        {
            "fec" => ([GeneratedFile.Fec(ledger).ToBytes()], options),
            "fec parts" => (InParts(GeneratedFile.Fec(ledger).ToBytes()), options with { Format = ImportFormat.Fec }),
            "fec xml" => ([Encoding.UTF8.GetBytes(Xml)], options),
            "tra" => ([GeneratedFile.Tra(ledger).ToBytes()], options),
            "json" => ([GeneratedFile.Json(ledger).ToBytes()], options),
            "ndjson" => ([GeneratedFile.Ndjson(ledger).ToBytes()], options),
            "loop" => ([GeneratedFile.Loop(ledger).ToBytes()], options),
            _ => ([GeneratedFile.Csv(ledger).ToBytes()], options with { Model = CustomCsvFile.Model }),
        };
    }

    /// <summary>A FEC cut in two, each part with the header.</summary>
    private static byte[][] InParts(byte[] fec)
    {
        var header = fec.AsSpan(0, fec.AsSpan().IndexOf((byte)'\n') + 1);
        var cut = fec.Length / 2 + fec.AsSpan(fec.Length / 2).IndexOf((byte)'\n') + 1;
        return [fec[..cut], [.. header, .. fec.AsSpan(cut)]];
    }

    private const string Xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <comptabilite><exercice><DateCloture>2026-12-31</DateCloture><journal><JournalCode>AC</JournalCode><JournalLib>Achats</JournalLib>
        <ecriture><EcritureNum>1</EcritureNum><EcritureDate>2026-01-05</EcritureDate><EcritureLib>Fournitures</EcritureLib><PieceRef>F1</PieceRef><PieceDate>2026-01-05</PieceDate><ValidDate>2026-01-31</ValidDate>
        <ligne><CompteNum>606100</CompteNum><CompteLib>Fournitures diverses</CompteLib><Debit>100.00</Debit><Credit>0.00</Credit></ligne>
        <ligne><CompteNum>401000</CompteNum><CompteLib>Fournisseurs</CompteLib><Debit>0.00</Debit><Credit>100.00</Credit></ligne>
        </ecriture></journal></exercice></comptabilite>
        """;

    private static async Task<List<EntryLine>> LinesAsync(IImportContent content, ImportAnalysis analysis)
    {
        var lines = new List<EntryLine>();
        await foreach (var entry in ImportParser.Standard.ReadEntriesAsync(content, analysis)) lines.AddRange(entry.Lines);
        return lines;
    }
}
