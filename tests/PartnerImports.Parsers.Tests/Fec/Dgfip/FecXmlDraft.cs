using System.Text;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>A small valid XML file, to be spoilt by replacing a piece of its text.</summary>
static class FecXmlDraft
{
    public const string FileName = "732829320FEC20221231.xml";

    public const string Valid =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <comptabilite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="formatA47A-I-VII-1.xsd">
        <exercice><DateCloture>2022-12-31</DateCloture>
        <journal><JournalCode>AC</JournalCode><JournalLib>Achats</JournalLib>
        <ecriture><EcritureNum>1</EcritureNum><EcritureDate>2022-01-05</EcritureDate><EcritureLib>Facture</EcritureLib><PieceRef>P1</PieceRef><PieceDate>2022-01-06</PieceDate><ValidDate>2022-01-31</ValidDate>
        <ligne><CompteNum>607000</CompteNum><CompteLib>Achats</CompteLib><Debit>10.00</Debit></ligne>
        <ligne><CompteNum>401000</CompteNum><CompteLib>Fournisseurs</CompteLib><Credit>10.00</Credit></ligne>
        </ecriture>
        </journal></exercice></comptabilite>

        """;

    public const string CashPayment = "<DateRglt>2022-01-31</DateRglt><ModeRglt>VIR</ModeRglt>";

    /// <summary>The valid file with <paramref name="part"/> replaced; it must be there.</summary>
    public static string With(string part, string replacement)
    {
        Valid.Should().Contain(part);
        return Valid.Replace(part, replacement, StringComparison.Ordinal);
    }

    /// <summary>The valid file under another schema, with <paramref name="payment"/> in its entry.</summary>
    public static string Cash(string part, string payment) =>
        With("VII-1", part).Replace("</ValidDate>", "</ValidDate>" + payment, StringComparison.Ordinal);

    public static Task<DgfipReport> CheckAsync(string xml, FecRegime? regime = null) =>
        CheckAsync(Encoding.UTF8.GetBytes(xml), regime);

    public static async Task<DgfipReport> CheckAsync(byte[] xml, FecRegime? regime = null) =>
        await DgfipChecker.CheckAsync(new MemoryStream(xml), FileName, regime, TestContext.Current.CancellationToken);
}
