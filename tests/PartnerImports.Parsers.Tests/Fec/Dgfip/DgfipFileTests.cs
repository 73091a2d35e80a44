using System.Text;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>F1 to F6: what is settled before the first line is looked at.</summary>
public sealed class DgfipFileTests
{
    [Theory]
    [InlineData("732829320FEC20221231.txt")]
    [InlineData("732829320FEC20221231")]
    [InlineData("12FEC20221231.txt")]
    [InlineData("123456789FEC20221231.txt")]
    [InlineData("732829320FEC20221939.txt")]
    [InlineData("732829320fec20221231_2.csv")]
    [InlineData("/clients/732829320FEC20221231.txt")]
    [InlineData("C:\\clients\\732829320FEC20221231.txt")]
    [InlineData("FECxFEC20221231")]
    [InlineData("732829320FEC20221231FEC.txt")]
    public async Task A_name_with_a_closing_date_is_accepted(string name) =>
        (await FecDraft.CheckAsync(new FecDraft().ToString(), name)).ShouldConform();

    [Theory]
    [InlineData("FEC20221231.txt")]
    [InlineData("/clients/732829320/FEC20221231.txt")]
    [InlineData("732829320FEC19991231.txt")]
    [InlineData("732829320FEC2022123.txt")]
    [InlineData("732829320FEC20222231.txt")]
    [InlineData("732829320FEC20221241.txt")]
    [InlineData("732829320FEC2022-12-31.txt")]
    [InlineData("732829320.txt")]
    [InlineData("")]
    public async Task Any_other_name_stops(string name) =>
        (await FecDraft.CheckAsync(new FecDraft().ToString(), name)).ShouldBeStoppedBy("F1");

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public async Task Any_line_end_is_accepted(string lineEnd) =>
        (await new FecDraft { LineEnd = lineEnd }.CheckAsync()).ShouldConform();

    [Fact]
    public async Task The_last_line_end_may_be_missing() =>
        (await FecDraft.CheckAsync(new FecDraft().ToString().TrimEnd())).ShouldConform();

    [Fact]
    public async Task A_line_feed_in_a_label_of_a_crlf_file_is_accepted() =>
        (await new FecDraft().Set("EcritureLib", "a\nb").CheckAsync()).ShouldConform();

    [Fact]
    public async Task One_bare_line_feed_in_a_crlf_file_merges_two_lines()
    {
        string text = new FecDraft().ToString();
        int second = text.IndexOf("\r\n", text.IndexOf("\r\n", StringComparison.Ordinal) + 2, StringComparison.Ordinal);

        DgfipReport report = await FecDraft.CheckAsync(text.Remove(second, 1));

        report.ShouldBeRefusedFor(new DgfipReason("L2", 2, null));
    }

    [Fact]
    public async Task A_carriage_return_in_a_label_of_an_lf_file_ruins_the_test() =>
        (await new FecDraft { LineEnd = "\n" }.Set("EcritureLib", "a\rb").CheckAsync()).ShouldBeStoppedBy("F11");

    [Fact]
    public async Task Beyond_4096_bytes_a_carriage_return_is_a_character_like_another()
    {
        string lines = new FecDraft { LineEnd = "\n" }.Set("EcritureLib", "a\rb").ToString();
        string header = lines[..(lines.IndexOf('\n') + 1)];
        string text = header + string.Concat(Enumerable.Repeat(new FecDraft { LineEnd = "\n" }.ToString()[header.Length..], 30))
            + lines[header.Length..];

        (await FecDraft.CheckAsync(text)).ShouldConform();
    }

    [Fact]
    public async Task Beyond_4096_bytes_a_crlf_ends_a_line_of_an_lf_file()
    {
        string lf = new FecDraft { LineEnd = "\n" }.ToString();
        string crlf = new FecDraft().ToString();
        string lfLines = lf[(lf.IndexOf('\n') + 1)..];

        DgfipReport report = await FecDraft.CheckAsync(
            lf + string.Concat(Enumerable.Repeat(lfLines, 30)) + crlf[(crlf.IndexOf('\n') + 1)..]);

        report.ShouldConform();
    }

    [Fact]
    public async Task Two_carriage_returns_before_the_line_feed_spoil_the_last_name()
    {
        DgfipReport report = await new FecDraft { LineEnd = "\r\r\n" }.CheckAsync();

        report.ShouldBeRefusedFor(new DgfipReason("F9", 1, "Idevise"));
        report.Observations.Should().Equal(new DgfipReason("F10", 1, "IDEVISE_"));
    }

    [Theory]
    [InlineData("\t")]
    [InlineData("|")]
    public async Task Tab_and_pipe_separate(string separator) =>
        (await new FecDraft { Separator = separator }.CheckAsync()).ShouldConform();

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    public async Task Comma_and_semicolon_separate_until_2012(string separator)
    {
        FecDraft draft = new FecDraft { Separator = separator }
            .SetAll("Debit", "10").SetAll("Credit", "0");

        (await draft.CheckAsync()).ShouldBeStoppedBy("F4");
        draft.Name = "732829320FEC20121231.txt";
        (await draft.CheckAsync()).ShouldConform();
    }

    [Theory]
    [InlineData(8, "F4")]
    [InlineData(9, "F9")]
    public async Task Nine_names_make_a_header(int columns, string check) =>
        (await new FecDraft(columns).CheckAsync()).Checks().Should().StartWith(check);

    [Fact]
    public async Task Separators_at_the_end_make_no_names() =>
        (await FecDraft.CheckAsync("a\tb\tc\td\te\tf\tg\th\t\t\t\r\nx\r\n")).ShouldBeStoppedBy("F4");

    [Theory]
    [InlineData("\u00EF\u00BB\u00BF", "X1")]
    [InlineData("\0\0", "X1")]
    [InlineData("a\nb", "F4")]
    [InlineData("abcd", "F4")]
    [InlineData("\r\n", "F4")]
    public async Task Xml_begins_at_the_start_or_after_three_bytes(string before, string check) =>
        (await FecDraft.CheckAsync(before + "<?xml version=\"1.0\"?>\r\n<x/>\r\n")).Checks().Should().StartWith(check);

    [Fact]
    public async Task A_tab_wins_over_a_pipe()
    {
        (await new FecDraft { Separator = "|" }.SetAll("EcritureLib", "a\tb").CheckAsync()).ShouldConform();
        (await new FecDraft { Separator = "\t" }.SetAll("EcritureLib", "a|b").CheckAsync()).ShouldConform();
    }

    [Theory]
    [InlineData("D")]
    [InlineData("d")]
    [InlineData("C")]
    [InlineData("c")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData(" +1 ")]
    [InlineData("-1 ")]
    public async Task A_side_is_a_letter_or_a_signed_digit(string side) =>
        (await new FecDraft().Signed("10,00", side).CheckAsync()).ShouldConform();

    [Theory]
    [InlineData("1")]
    [InlineData("+ 1")]
    [InlineData("- 1")]
    [InlineData(" D")]
    [InlineData("C ")]
    [InlineData("Debit")]
    [InlineData("")]
    [InlineData("X")]
    public async Task Any_other_side_stops(string side)
    {
        DgfipReport report = await new FecDraft().Signed("10,00", side).CheckAsync();

        report.ShouldBeStoppedBy("F5");
        report.Reasons[0].Should().Be(new DgfipReason("F5", 3, "Sens"));
    }

    [Fact]
    public async Task An_empty_line_has_no_side() =>
        (await FecDraft.CheckAsync(new FecDraft().Signed("10,00", "C").ToString() + "\r\n")).ShouldBeStoppedBy("F5");

    [Fact]
    public async Task With_a_side_a_line_may_lack_its_last_fields()
    {
        string text = new FecDraft().Signed("10,00", "C").ToString();

        (await FecDraft.CheckAsync(text.Replace("\t\tEUR\r\n", "\r\n", StringComparison.Ordinal))).ShouldConform();
    }

    [Fact]
    public async Task With_a_side_a_line_feed_in_a_label_breaks_the_line()
    {
        DgfipReport report = await new FecDraft().Signed("10,00", "C").Set("EcritureLib", "a\nb").CheckAsync();

        report.Reasons.Where(reason => reason.Check == "L2").Should().OnlyContain(reason => reason.Line == 3).And.HaveCount(2);
    }

    [Fact]
    public async Task With_a_side_a_carriage_return_near_the_start_ruins_the_lines()
    {
        DgfipReport report = await new FecDraft().Signed("10,00", "C").Set("EcritureLib", "a\rb").CheckAsync();

        report.ShouldBeRefusedFor(new DgfipReason("F3", 3, null));
    }

    [Fact]
    public async Task A_side_without_an_amount_column_is_read_as_a_credit()
    {
        DgfipReport report = await new FecDraft().Rename("Credit", "Sens").SetAll("Sens", "D").CheckAsync();

        report.Checks().Should().Be("L9");
        report.Reasons[0].Field.Should().Be("Sens");
    }

    [Fact]
    public async Task A_wrong_amount_beside_a_side_bears_a_name_of_that_layout()
    {
        DgfipReport report = await new FecDraft().Signed("10.00", "D").CheckAsync();

        report.ShouldBeRefusedFor(new DgfipReason("L7", 3, "Montant"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n")]
    public async Task A_header_alone_stops(string lineEnd)
    {
        string text = new FecDraft().ToString();

        (await FecDraft.CheckAsync(text[..text.IndexOf('\r')] + lineEnd)).ShouldBeStoppedBy("F6");
    }

    [Fact]
    public async Task An_empty_file_stops() => (await FecDraft.CheckAsync("")).ShouldBeStoppedBy("F4");

    [Fact]
    public async Task Ebcdic_stops() =>
        (await FecDraft.CheckAsync([.. new FecDraft().ToString().Select(c => (byte)(c | 0x80))], FecDraft.FileName))
            .ShouldBeStoppedBy("F4");

    [Theory]
    [InlineData("Caf\u00E9")]
    [InlineData("Caf\u00C3\u00A9")]
    [InlineData("Caf\u0082")]
    [InlineData("\u0080 \u0092")]
    [InlineData("voil\u00C3\u00A0")]
    [InlineData("\u00FF\u00C3\u0028")]
    public async Task No_encoding_is_checked(string label) =>
        (await new FecDraft().SetAll("EcritureLib", label).CheckAsync()).ShouldConform();

    [Theory]
    [InlineData("")]
    [InlineData("\u00EF\u00BB\u00BF")]
    public async Task A_utf8_mark_is_no_part_of_the_header(string mark) =>
        (await FecDraft.CheckAsync(mark + new FecDraft())).ShouldConform();

    [Fact]
    public async Task Utf16_leaves_an_empty_line_and_spoils_the_first_name()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(new FecDraft().ToString())];

        DgfipReport report = await FecDraft.CheckAsync(bytes, FecDraft.FileName);

        report.ShouldBeRefusedFor(new DgfipReason("F9", 1, "JournalCode"), new DgfipReason("L1", 4, null));
    }
}
