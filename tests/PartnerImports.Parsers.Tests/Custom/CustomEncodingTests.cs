using System.Text;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Fec;
using PartnerImports.Parsers.Tests.Text;
using PartnerImports.Tests;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>Bytes into text: encodings, marks, faults, chopping, places.</summary>
public class CustomEncodingTests
{
    private const string Text = CustomFile.SimpleHeader + "VE;31/01/2026;411000;Élève – 10 €;120,00;\r\nVE;31/01/2026;707000;Où ça;;120,00\r\n";

    public static TheoryData<string, int, string?> Encodings => new()
    {
        { "auto", 1252, "windows-1252" }, { "auto", 65001, "UTF-8" }, { "windows-1252", 1252, null }, { "iso-8859-15", 28605, null }, { "ibm850", 850, null }, { "utf-8", 65001, null },
    };

    [Theory, MemberData(nameof(Encodings))]
    public async Task Text_is_read_in_the_encoding_of_the_model_or_the_one_that_the_bytes_show(string encoding, int codePage, string? reported)
    {
        var text = codePage switch { 28605 => Text.Replace("– ", "", StringComparison.Ordinal), 850 => Text.Replace(" – 10 €", "", StringComparison.Ordinal), _ => Text };
        var file = CustomFile.Of(Model(encoding), text, codePage == 65001 ? new UTF8Encoding(false) : CodePagesEncodingProvider.Instance.GetEncoding(codePage));

        (await file.EntriesAsync())[0].Lines.Select(line => line.Label).Should().Equal(text.Split('\n')[1].Split(';')[3], "Où ça");
        (await file.AnalyseAsync()).Diagnostics.Where(item => item.Code == "CUS0201").Select(item => item.Read).Should().Equal(reported is null ? [] : [reported]);
    }

    [Theory]
    [InlineData("utf-8", 0, false)]
    [InlineData("auto", 0, false)]
    [InlineData("windows-1252", 0, true)]
    [InlineData("auto", 1, false)]
    [InlineData("auto", 2, false)]
    public async Task A_byte_order_mark_wins_and_a_contradiction_is_told(string encoding, int kind, bool isContradiction)
    {
        var marked = kind switch { 0 => Encoding.UTF8, 1 => Encoding.Unicode, _ => Encoding.BigEndianUnicode };
        var file = new CustomFile(Model(encoding), [.. marked.Preamble, .. marked.GetBytes(Text)]);

        (await file.EntriesAsync())[0].Lines[0].Label.Should().Be("Élève – 10 €");
        (await file.FindingsAsync(Severity.Warning)).Should().Equal(isContradiction ? ["CUS0203 1:0"] : []);
    }

    [Rule("P13")]
    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_at_their_column()
    {
        var bytes = Encoding.UTF8.GetBytes(Text.Replace("Où", "O\u0001", StringComparison.Ordinal));
        bytes[Array.IndexOf(bytes, (byte)1)] = 0xF9;
        (await new CustomFile(Model("utf-8"), bytes).FindingsAsync()).Should().Equal("CUS0202 3:4");
        bytes[Array.IndexOf(bytes, (byte)0xF9)] = 0;
        (await new CustomFile(Model("utf-8"), bytes).FindingsAsync()).Should().Equal("CUS0202 3:4");
        (await new CustomFile(Model("us-ascii"), Encoding.UTF8.GetBytes(Text.Replace("Libellé", "Libelle", StringComparison.Ordinal).Replace("Débit", "Debit", StringComparison.Ordinal).Replace("Crédit", "Credit", StringComparison.Ordinal))).FindingsAsync())
            .Should().Equal("CUS0202 2:4", "CUS0202 3:4");
        (await new CustomFile(Model("windows-1252"), [.. Encoding.ASCII.GetBytes("Journal;Date;Compte;Libelle;Debit;Credit\nVE;31/01/2026;411000;"), 0x81, .. ";1,00;\n"u8]).FindingsAsync()).Should().Contain("CUS0202 2:4");
    }

    [Theory]
    [InlineData(1252, "windows-1252")]
    [InlineData(65001, "utf-8")]
    [InlineData(1200, "auto")]
    public async Task Offsets_are_those_of_the_bytes_of_the_file(int codePage, string encoding)
    {
        var used = codePage switch { 1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!, 1200 => Encoding.Unicode, _ => new UTF8Encoding(false) };
        const string Head = "é sauté\r\néé\n" + CustomFile.SimpleHeader + "VE;31/01/2026;411000;Élève €;120,00;\n";
        byte[] bytes = [.. used.Preamble, .. used.GetBytes(Head + "VE;x;707000;;;120,00\n")];
        var model = CustomFile.With("\"entete\": true", $"\"entete\": true, \"ignorerDebut\": 2, \"encodage\": \"{encoding}\"");

        var analysis = await new CustomFile(model, bytes).AnalyseAsync();

        var first = analysis.Diagnostics.Single(item => item.Code == "CUS0502").First;
        (first.Line, first.Offset).Should().Be((5, used.GetPreamble().Length + used.GetByteCount(Head)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Any_chopping_of_the_bytes_gives_the_same_findings_and_entries(int chunk)
    {
        foreach (var code in BuiltInModels.All.Select(model => model.Code).Append("utf-16"))
        {
            var file = code == "utf-16"
                ? new CustomFile(CustomFile.With("\"entete\": true", "\"entete\": true, \"ignorerDebut\": 1, \"ignorerFin\": 1"), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("é\r\n" + Text + "VE;zz;1;😀;x;y\r\nfin\r\n")])
                : new CustomFile(Encoding.UTF8.GetString(BuiltInModels.Find(code)!.Utf8.Span), [.. BuiltInFiles.Write(code, SameData.Ledger(31, 20)), .. "x;y;z\r\n\r"u8]);
            var parser = new Parsers.ImportParser([new FecFormat(), new CustomFormat()]);
            var whole = await parser.AnalyseAsync(file.Content, file.ReadOptions);
            var chopped = await parser.AnalyseAsync(new ChoppedContent(file.Bytes, chunk), file.ReadOptions);

            chopped.Summary.Should().Be(whole.Summary);
            chopped.Fingerprint.Should().Be(whole.Fingerprint);
            chopped.Diagnostics.Select(item => $"{CustomFile.Describe(item)} {item.Count} {string.Join(' ', item.Places)}").Should().Equal(whole.Diagnostics.Select(item => $"{CustomFile.Describe(item)} {item.Count} {string.Join(' ', item.Places)}"));
        }
    }

    [Fact]
    public async Task Bytes_that_changed_between_the_passes_are_told()
    {
        var file = CustomFile.Of(Model("utf-8"), Text);
        var analysis = await file.AnalyseAsync();
        var other = CustomFile.Of(Model("utf-8"), Text.Replace("Où", "Ou", StringComparison.Ordinal));

        await FluentActions.Awaiting(async () => await CustomFile.Parser.ReadEntriesAsync(other.Content, analysis).ToListAsync()).Should().ThrowAsync<ContentChangedException>();
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public async Task Every_line_end_is_read(string end)
    {
        var file = CustomFile.Of(CustomFile.Simple, Text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal) + "\u001A");

        (await file.EntriesAsync()).Single().Lines.Select(line => line.LineNumber).Should().Equal(2, 3);
    }

    private static string Model(string encoding) => CustomFile.With("\"entete\": true", $"\"entete\": true, \"encodage\": \"{encoding}\"");

    private sealed class ChoppedContent(byte[] bytes, int chunk) : IImportContent
    {
        public string? Name => null;
        public long Length => bytes.Length;
        public Stream OpenRead() => new ChoppedStream(bytes, chunk);
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
