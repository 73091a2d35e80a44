namespace PartnerImports.Parsers.Tests.Fec;

public class FecMessageTests
{
    [Theory]
    [InlineData("14_tab_dot-decimal_timestamp-ValidDate_control-chars_LF_utf8", "FEC0504", "Debit", "15000.00", "15000,00")]
    [InlineData("14_tab_dot-decimal_timestamp-ValidDate_control-chars_LF_utf8", "FEC0605", "ValidDate", "20231231 10:25:37", "20231231")]
    [InlineData("10_semicolon_quoted_ddmmyyyy_nbsp-thousands_bom_CRLF", "FEC0505", "Debit", "15\u00A0000,00", "15000,00")]
    [InlineData("fec0504-comma-in-xml", "FEC0504", "Debit", "50,00", "50.00")]
    [InlineData("fec0506-exponent", "FEC0506", "Debit", "1,0E2", "100,00")]
    public async Task A_readable_value_is_told_with_its_legal_form(string file, string code, string field, string read, string expected)
    {
        var analysis = await FecCase.Named(file).AnalyseAsync();
        var item = analysis.Diagnostics.Single(each => each.Code == code && each.Field == field);
        item.Read.Should().Be(read);
        item.Expected.Should().Be(expected);
        item.MessageIn(Language.French).Should().Contain(read).And.Contain(expected);
        item.MessageIn(Language.English).Should().Contain(read).And.Contain(expected);
    }

    [Fact]
    public async Task A_place_has_the_offset_of_its_field()
    {
        foreach (var file in new[] { "valid-utf16be", "11_pipe_montant-sens_DC_CRLF_latin9", "08_tab_bom_numbering-per-journal_LF", "fec0501-amount", "fec0306-debit-twice", "fec0307-pieceref-twice", "fec0309-synonym", "17_tab_currency_trailing-sign_CRLF_latin9" })
        {
            var analysis = await FecCase.Named(file).AnalyseAsync();
            var bytes = FecCase.Named(file).Bytes;
            foreach (var place in analysis.Diagnostics.SelectMany(item => item.Places).Where(place => place is { Line: > 0, Column: > 1 }))
            {
                bytes[(int)(place.Offset - 1)].Should().BeOneOf((byte)'\t', (byte)'|');
                bytes.AsSpan(0, (int)place.Offset).Count((byte)'\n').Should().Be(place.Line - 1);
            }
        }
    }
}
