using System.Text;
using PartnerImports.Parsers.Custom;
using PartnerImports.Tests;

namespace PartnerImports.Parsers.Tests.Custom;

public class BuiltInModelTests
{
    public static TheoryData<string> Codes => [.. BuiltInModels.All.Select(model => model.Code)];

    public static TheoryData<string> BadFiles => [.. BuiltInCorpus.Names];

    [Theory, MemberData(nameof(Codes))]
    public async Task A_good_file_gives_the_same_entries_as_the_FEC_of_the_same_data(string code)
    {
        // Formats without third parties leave them out on both sides.
        var data = SameData.Ledger(21, 300);
        if (code is not ("myunisoft" or "pnm")) data = [.. data.Select(entry => entry with { Lines = [.. entry.Lines.Select(line => line with { ThirdParty = "" })] })];

        await SameData.MustMatchAsync(File(code, BuiltInFiles.Write(code, data)), data);
    }

    [Fact]
    public async Task MyUnisoft_reads_amount_and_side_where_the_header_has_them()
    {
        var data = SameData.Ledger(22, 100);

        await SameData.MustMatchAsync(File("myunisoft", BuiltInFiles.MyUnisoft(data, amountAndSide: true)), data);
    }

    [Fact]
    public async Task MyUnisoft_without_any_amount_column_names_both_ways_to_write_amounts()
    {
        var analysis = await File("myunisoft", "Journal;Date;Compte\nVE;31/01/2026;411000\n"u8.ToArray()).AnalyseAsync();

        analysis.Diagnostics.Single(item => item.Severity == Severity.Blocking).MessageIn(Language.English).Should().Contain("\"Débit + Crédit | Montant + Sens\"");
    }

    [Fact]
    public async Task MyUnisoft_names_the_axis_in_the_header_and_the_section_beside_its_label()
    {
        var analysis = await File("myunisoft", BuiltInFiles.Write("myunisoft", SameData.Ledger(21, 300))).AnalyseAsync();

        analysis.ReferenceData.Sections.Should().BeEquivalentTo([new AnalyticSection(AxisCode.Parse("AGENCE"), SectionCode.Parse("LYON"), "Agence de Lyon"), new AnalyticSection(AxisCode.Parse("PROJET"), SectionCode.Parse("P1"), "Projet un")]);
    }

    [Fact]
    public async Task Sage_PNM_reads_subledger_accounts_and_analytic_lines()
    {
        var entries = await File("pnm", BuiltInFiles.Write("pnm", SameData.Ledger(21, 300))).EntriesAsync();

        var lines = entries.SelectMany(entry => entry.Lines).ToArray();
        lines.Where(line => line.Account.ToString()[0] == '6').Should().NotBeEmpty().And.OnlyContain(line => line.Allocations.Length == 1 && line.Allocations[0].Section == SectionCode.Parse("SECTION1"));
        lines.Should().Contain(line => line.ThirdParty.HasValue).And.OnlyContain(line => line.Extras[0].Key == "modePaiement");
    }

    [Fact]
    public async Task Quadra_names_accounts_and_ignores_other_records_with_an_information()
    {
        var data = SameData.Ledger(21, 50);
        var analysis = await File("quadra", BuiltInFiles.Write("quadra", data)).AnalyseAsync();

        analysis.ReferenceData.Accounts.Should().OnlyContain(account => account.Label == "Compte n° " + account.Number);
        analysis.Diagnostics.Single(item => item.Code == CustomDiagnostics.RecordIgnored.Code).Severity.Should().Be(Severity.Information);
    }

    [Fact]
    public async Task Pennylane_keeps_a_foreign_currency_and_leaves_the_euro_out()
    {
        const string Text = """
            Date;Code journal;Numéro de compte;Libellé;Débit;Crédit;Numéro de pièce;Devise;Débit_devise_origine;Crédit_devise_origine
            31/01/2026;VT;411000;"Vente; export";1 100,50;0,00;F1;USD;1 200,00;0,00
            31/01/2026;VT;707000;Vente;0,00;1100,50;F1;USD;0,00;1200,00
            31/01/2026;VT;411000;Vente;10,00;;F2;EUR;10,00;
            31/01/2026;VT;707000;Vente;;10,00;F2;EUR;;10,00
            """;
        var entries = await File("pennylane", Encoding.UTF8.GetBytes(Text)).EntriesAsync();

        entries[0].Lines.Select(line => $"{line.Currency} {line.CurrencyAmount}").Should().Equal("USD 1200.00", "USD 1200.00");
        entries[1].Lines.Should().OnlyContain(line => line.Currency == "" && line.CurrencyAmount == null);
    }

    [Rule("P13")]
    [Theory, MemberData(nameof(BadFiles))]
    public async Task A_bad_file_is_refused_at_the_exact_place(string name)
    {
        var (code, bytes, expected) = BuiltInCorpus.Read(name);

        (await File(code, bytes).FindingsAsync(Severity.Warning)).Should().BeEquivalentTo(expected);
    }

    [Theory, MemberData(nameof(Codes))]
    public async Task The_analysis_names_the_model_with_revision_and_hash(string code)
    {
        var document = BuiltInModels.Find(code)!;
        var analysis = await File(code, BuiltInFiles.Write(code, SameData.Ledger(21, 10))).AnalyseAsync();

        analysis.Model.Should().Be(new ModelReference(code.ToUpperInvariant(), 1, ContentHash.Of(document.Utf8.Span)));
        analysis.Format.Should().Be(ImportFormat.Custom);
    }

    private static CustomFile File(string code, byte[] bytes) => new(Encoding.UTF8.GetString(BuiltInModels.Find(code)!.Utf8.Span), bytes);
}

/// <summary>Bad files of <c>corpus/custom/built-in</c>: each beside a list of its findings as <c>code line:column field</c>, the model's code before the first hyphen.</summary>
internal static class BuiltInCorpus
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "corpus", "custom", "built-in");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.findings").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static (string Code, byte[] Bytes, string[] Findings) Read(string name) =>
        (name[..name.IndexOf('-', StringComparison.Ordinal)], File.ReadAllBytes(Path.Combine(Folder, name + ".txt")), File.ReadAllLines(Path.Combine(Folder, name + ".findings")));
}
