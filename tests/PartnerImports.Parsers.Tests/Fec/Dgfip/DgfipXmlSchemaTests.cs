using System.Text;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>X1 to X3: the schema that a file names and whether it respects it.</summary>
public sealed class DgfipXmlSchemaTests
{
    const string Entry = "<EcritureNum>1</EcritureNum>";
    const string ValidDate = "<ValidDate>2022-01-31</ValidDate>";
    const string Debit = "<Debit>10.00</Debit>";
    const string Credit = "<Credit>10.00</Credit>";
    const string Account = "<CompteNum>607000</CompteNum>";
    const string AccountLabel = "<CompteLib>Achats</CompteLib>";

    [Fact]
    public async Task The_draft_conforms() => (await FecXmlDraft.CheckAsync(FecXmlDraft.Valid)).ShouldConform();

    [Theory]
    [InlineData("\"formatA47A", "\"file:formatA47A")]
    [InlineData("<?xml version", "<?XML version", "X3")]
    [InlineData("xsi:", "i:", "X1")]
    [InlineData("xmlns:xsi", "xmlns:i", "X3")]
    [InlineData("xsi:noNamespaceSchemaLocation", "xsi:schemaLocation", "X1")]
    [InlineData("=\"formatA47A-I-VII-1.xsd\"", "='formatA47A-I-VII-1.xsd'", "X1")]
    [InlineData("=\"formatA47A", " = \"formatA47A", "X1")]
    [InlineData("\"formatA47A", "\"./formatA47A", "X1")]
    [InlineData("VII-1", "VII-2", "X3")]
    public async Task The_schema_is_searched_for_as_text(string part, string replacement, string check = "")
    {
        DgfipReport report = await FecXmlDraft.CheckAsync(FecXmlDraft.With(part, replacement));

        report.Checks().Should().Be(check);
        report.IsStopped.Should().BeFalse();
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(300, "X1")]
    public async Task The_schema_is_searched_for_in_300_bytes(int length, string check) =>
        (await FecXmlDraft.CheckAsync(FecXmlDraft.With("<comptabilite", $"<!--{new string('x', length)}-->\n<comptabilite")))
            .Checks().Should().Be(check);

    [Theory]
    [InlineData("VII-1", "", FecRegime.Bic)]
    [InlineData("VIII-3", "", FecRegime.Com)]
    [InlineData("VIII-5", "<DateRglt>2022-01-31</DateRglt><ModeRglt>VIR</ModeRglt><NatOp>X</NatOp>", FecRegime.Bat)]
    [InlineData("VIII-7", "<DateRglt>2022-01-31</DateRglt><ModeRglt>VIR</ModeRglt><NatOp>X</NatOp><IdClient>C</IdClient>", FecRegime.Bnct)]
    public async Task Without_a_choice_the_schema_gives_the_layout(string part, string payment, FecRegime regime)
    {
        DgfipReport report = await FecXmlDraft.CheckAsync(FecXmlDraft.Cash(part, payment));

        report.ShouldConform();
        report.Regime.Should().Be(regime);
    }

    [Theory]
    [InlineData("<DateCloture>2022-12-31</DateCloture>", "")]
    [InlineData("<DateCloture>2022-12-31</DateCloture>", "<DateCloture>31/12/2022</DateCloture>")]
    [InlineData("<JournalCode>AC</JournalCode>", "")]
    [InlineData("<JournalLib>Achats</JournalLib>", "")]
    [InlineData("<JournalCode>AC</JournalCode><JournalLib>Achats</JournalLib>", "<JournalLib>Achats</JournalLib><JournalCode>AC</JournalCode>")]
    [InlineData(Entry, "")]
    [InlineData(Entry, Entry + Entry)]
    [InlineData(Entry, "<EcritureNum><b>1</b></EcritureNum>")]
    [InlineData(Entry, "<EcritureNum id=\"1\">1</EcritureNum>")]
    [InlineData(Entry, "<x:EcritureNum xmlns:x=\"urn:x\">1</x:EcritureNum>")]
    [InlineData("<PieceRef>P1</PieceRef>", "")]
    [InlineData(ValidDate, "")]
    [InlineData(ValidDate, "<ValidDate/>")]
    [InlineData(ValidDate, "<DateLet/>" + ValidDate)]
    [InlineData(ValidDate, ValidDate + FecXmlDraft.CashPayment)]
    [InlineData(ValidDate, "text" + ValidDate)]
    [InlineData(Account, "")]
    [InlineData(Account, "<CompteNum/>")]
    [InlineData(Account, "<CompteNum>60</CompteNum>")]
    [InlineData(Account, "<CompteNum> 607000</CompteNum>")]
    [InlineData(Account, "<CompteNum>607-1</CompteNum>")]
    [InlineData(AccountLabel, "")]
    [InlineData(AccountLabel, AccountLabel + "<CompAuxNum>1</CompAuxNum><CompteAuxNum>1</CompteAuxNum>")]
    [InlineData(AccountLabel, AccountLabel + "<Axe>1</Axe>")]
    [InlineData(Debit, "")]
    [InlineData(Debit, "<Debit/>")]
    [InlineData(Debit, "<Debit>10,00</Debit>")]
    [InlineData(Debit, "<Debit>1 000</Debit>")]
    [InlineData(Debit, "<Debit>1e</Debit>")]
    [InlineData(Debit, "<Montant>10.00</Montant>")]
    [InlineData(Debit, "<Sens>D</Sens><Montant>10.00</Montant>")]
    [InlineData(Debit, "<Montant>10.00</Montant><Axe/><Sens>D</Sens>")]
    [InlineData(Debit, "<Montant>10.00</Montant><Sens>1</Sens>")]
    [InlineData(Debit, "<Montant>10.00</Montant><Sens> D</Sens>")]
    [InlineData("<ligne><CompteNum>401000</CompteNum><CompteLib>Fournisseurs</CompteLib><Credit>10.00</Credit></ligne>", "")]
    [InlineData("</comptabilite>", "")]
    [InlineData("<exercice>", "<exercice/><exercice>")]
    [InlineData("<comptabilite ", "<!DOCTYPE comptabilite><comptabilite ")]
    [InlineData("UTF-8", "no-such-encoding")]
    [InlineData("Facture", "a & b")]
    public async Task A_structure_is_refused(string part, string replacement)
    {
        DgfipReport report = await FecXmlDraft.CheckAsync(FecXmlDraft.With(part, replacement));

        report.Checks().Should().Be("X3");
        report.Verdict.Should().Be(DgfipVerdict.NonConforme);
        report.IsStopped.Should().BeFalse();
    }

    [Theory]
    [InlineData("VII-1", "VIII-3")]
    [InlineData("<JournalCode>AC</JournalCode>", "<!-- comment --><?pi?><JournalCode>AC</JournalCode>")]
    [InlineData("<JournalCode>AC</JournalCode>", "<JournalCode><![CDATA[A&C]]></JournalCode>")]
    [InlineData(ValidDate, "<EcritureLet/><DateLet>2022-01-31</DateLet>" + ValidDate)]
    [InlineData(ValidDate, "<ValidDate> 2022-01-31T00:00:00 </ValidDate>")]
    [InlineData("<DateCloture>2022-12-31", "<DateCloture>2024-02-29T24:00:00+14:00")]
    [InlineData(AccountLabel, AccountLabel + "<CompteAuxNum>F</CompteAuxNum><CompteAuxLib/><Montantdevise/><Idevise/>")]
    [InlineData(Debit, "<Debit>10</Debit>")]
    [InlineData(Debit, "<Debit>-.5 </Debit>")]
    [InlineData(Debit, Debit + "<Credit>0.00</Credit>")]
    [InlineData(Debit, "<Credit>0.00</Credit><Debit>10.00</Debit>")]
    [InlineData(Debit, Debit + "<Axe code=\"1\"><b>text</b></Axe><x:y xmlns:x=\"urn:x\"/>")]
    [InlineData(Debit, "<Montant>10.00</Montant><Sens>+1</Sens>")]
    [InlineData(Credit, "<Montant>10.00</Montant><Sens>c</Sens>")]
    [InlineData("<?xml", "\uFEFF<?xml")]
    [InlineData("<DateCloture>2022-12-31", "<DateCloture>2019-06-30")]
    [InlineData("\n", "\r\n")]
    [InlineData("\n", " ")]
    public async Task A_structure_is_accepted(string part, string replacement) =>
        (await FecXmlDraft.CheckAsync(FecXmlDraft.With(part, replacement))).ShouldConform();

    [Theory]
    [InlineData("2022-02-29")]
    [InlineData("2022-13-01")]
    [InlineData("2022-00-01")]
    [InlineData("2022-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("22-01-01")]
    [InlineData("02022-01-01")]
    [InlineData("20220101")]
    [InlineData("2022-01-01T24:00:01")]
    [InlineData("2022-01-01T10:00")]
    [InlineData("2022-01-01+15:00")]
    public async Task A_day_that_does_not_exist_is_refused(string date) =>
        (await FecXmlDraft.CheckAsync(FecXmlDraft.With("2022-12-31", date))).Checks().Should().Be("X3");

    [Fact]
    public async Task A_fault_is_placed_on_its_line() =>
        (await FecXmlDraft.CheckAsync(FecXmlDraft.With(Debit, "")))
            .ShouldBeRefusedFor(new DgfipReason("X3", 6, null));

    [Fact]
    public async Task A_journal_may_have_no_entry_and_then_there_is_no_line()
    {
        string xml = FecXmlDraft.Valid;
        string empty = xml[..xml.IndexOf("<ecriture>", StringComparison.Ordinal)]
            + xml[xml.IndexOf("</journal>", StringComparison.Ordinal)..];

        (await FecXmlDraft.CheckAsync(empty)).ShouldBeStoppedBy("F6");
    }

    [Theory]
    [InlineData("ISO-8859-1")]
    [InlineData("ISO-8859-15")]
    [InlineData("iso-8859-15")]
    [InlineData("windows-1252")]
    public async Task A_declared_encoding_is_respected(string name)
    {
        string xml = FecXmlDraft.With("UTF-8", name).Replace("Facture", "Caf\u00E9", StringComparison.Ordinal);

        (await FecXmlDraft.CheckAsync(Encoding.Latin1.GetBytes(xml))).ShouldConform();
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        string xml = FecXmlDraft.With("Facture", "Caf\u00E9");

        (await FecXmlDraft.CheckAsync(Encoding.Latin1.GetBytes(xml))).Checks().Should().Be("X3");
    }

    [Fact]
    public async Task Utf16_is_taken_for_xml_only_without_a_mark_and_names_no_schema()
    {
        byte[] bytes = Encoding.Unicode.GetBytes(FecXmlDraft.With("UTF-8", "UTF-16"));

        (await FecXmlDraft.CheckAsync(bytes)).Checks().Should().Be("X1");
        (await FecXmlDraft.CheckAsync([.. Encoding.Unicode.GetPreamble(), .. bytes])).ShouldBeStoppedBy("F4");
    }
}
