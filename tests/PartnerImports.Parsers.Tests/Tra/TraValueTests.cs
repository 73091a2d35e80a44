using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PartnerImports.Parsers.Tra;

namespace PartnerImports.Parsers.Tests.Tra;

public sealed class TraValueTests
{
    [Theory]
    [InlineData("              100,00", "100.00", 2)]
    [InlineData("00000000000000100,00", "100.00", 2)]
    [InlineData("              100.50", "100.50", 2)]
    [InlineData("              100;50", "100.50", 2)]
    [InlineData("100,50              ", "100.50", 2)]
    [InlineData("          1 234,50  ", "1234.50", 2)]
    [InlineData("             -100,00", "-100.00", 2)]
    [InlineData("             100,00-", "-100.00", 2)]
    [InlineData("            +100,00 ", "100.00", 2)]
    [InlineData("                 100", "100.00", 0)]
    [InlineData("             100,005", "100.005", 3)]
    [InlineData("  999999999999999999", "999999999999999999.00", 0)]
    public void An_amount_is_read_however_it_is_padded(string field, string amount, int decimals)
    {
        TraAmount.Parse(Encoding.ASCII.GetBytes(field), out var read, out var written).Should().Be(TraAmountState.Given);
        read.ToString().Should().Be(amount);
        written.Should().Be(decimals);
    }

    [Theory]
    [InlineData("EE-")]
    [InlineData("DD-")]
    [InlineData("DDE")]
    [InlineData("EDE")]
    public async Task A_code_that_names_two_amounts_of_a_kind_is_of_no_use(string code)
    {
        var movement = new TraLine { Number = "1" }.ToString();
        var text = TraLine.Header + movement[..172] + code + movement[175..] + "\r\n" + new TraLine { Number = "1", Side = "C" } + "\r\n";

        var analysis = await TraReading.AnalyseAsync(text);

        var fault = analysis.Diagnostics.Should().ContainSingle(item => item.Severity == Severity.Blocking).Subject;
        (fault.Code, fault.Read, fault.First.Line, fault.First.Column).Should().Be(("TRA0523", code, 2, 173));
    }

    [Theory]
    [InlineData("                    ", nameof(TraAmountState.Blank))]
    [InlineData("", nameof(TraAmountState.Blank))]
    [InlineData("            1.100,00", nameof(TraAmountState.Malformed))]
    [InlineData("              10O,00", nameof(TraAmountState.Malformed))]
    [InlineData("                   -", nameof(TraAmountState.Malformed))]
    [InlineData("                   ,", nameof(TraAmountState.Malformed))]
    [InlineData("           --1,00   ", nameof(TraAmountState.Malformed))]
    [InlineData("              1e5   ", nameof(TraAmountState.Malformed))]
    [InlineData(" 1000000000000000000", nameof(TraAmountState.TooLong))]
    [InlineData("        0,0123456789", nameof(TraAmountState.TooLong))]
    public void What_is_no_amount_is_told(string field, string state) =>
        TraAmount.Parse(Encoding.ASCII.GetBytes(field), out _, out _).ToString().Should().Be(state);

    [Property]
    public Property What_an_exporter_writes_is_read_back() => Prop.ForAll(
        ArbMap.Default.ArbFor<long>().Filter(value => Math.Abs(value) < 99_999_999_999_999_999), Gen.Elements(',', '.', ';').ToArbitrary(), Gen.Elements(' ', '0').ToArbitrary(),
        (cents, point, pad) =>
        {
            var text = $"{Math.Abs(cents) / 100}{point}{Math.Abs(cents) % 100:00}".PadLeft(19, pad).Insert(0, cents < 0 ? "-" : pad.ToString());
            TraAmount.Parse(Encoding.ASCII.GetBytes(text), out var amount, out _).Should().Be(TraAmountState.Given);
            amount.Should().Be(Amount.Create(cents, 2));
        });

    [Theory]
    [InlineData("05012026", 2026, 1, 5)]
    [InlineData("29022024", 2024, 2, 29)]
    [InlineData("01011970", 1970, 1, 1)]
    public void A_date_is_read(string field, int year, int month, int day)
    {
        TraDate.Parse(Encoding.ASCII.GetBytes(field), out var date).Should().Be(TraDateState.Given);
        date.Should().Be(new LocalDate(year, month, day));
    }

    [Theory]
    [InlineData("        ", nameof(TraDateState.None))]
    [InlineData("", nameof(TraDateState.None))]
    [InlineData("01011900", nameof(TraDateState.None))]
    [InlineData("30121899", nameof(TraDateState.None))]
    [InlineData("00000000", nameof(TraDateState.None))]
    [InlineData("29022023", nameof(TraDateState.Malformed))]
    [InlineData("31112026", nameof(TraDateState.Malformed))]
    [InlineData("01010000", nameof(TraDateState.Malformed))]
    [InlineData("0101202", nameof(TraDateState.Malformed))]
    [InlineData("2026-1-5", nameof(TraDateState.Malformed))]
    public void What_is_no_date_is_told(string field, string state) => TraDate.Parse(Encoding.ASCII.GetBytes(field), out _).ToString().Should().Be(state);

    [Theory]
    [InlineData("facture.pdf", "facture.pdf")]
    [InlineData(@".\pieces\facture.pdf", "facture.pdf")]
    [InlineData(@"C:\pieces\facture.pdf", "facture.pdf")]
    [InlineData("/tmp/a b.pdf", "a b.pdf")]
    [InlineData(@"..\facture.pdf", null)]
    [InlineData("pieces/../facture.pdf", null)]
    [InlineData(@"pieces\", null)]
    public void Only_the_file_name_of_a_document_is_kept(string path, string? name) => TraFileNames.Of(path).Should().Be(name);
}
