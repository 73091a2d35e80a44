using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>L1 to L6 and L10: the line as a whole, its empty values, its account.</summary>
public sealed class DgfipLineTests
{
    public static TheoryData<string, FecRegime, string> EmptyValues()
    {
        string[] blocking = ["EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "EcritureLib"];
        string[] accrual = ["JournalCode", "JournalLib", "PieceRef", "PieceDate", "ValidDate"];
        string[] cash = ["PieceRef", "PieceDate"];
        var data = new TheoryData<string, FecRegime, string>();
        foreach (FecRegime regime in Enum.GetValues<FecRegime>())
        {
            bool isCash = regime is FecRegime.Bat or FecRegime.Bnct;
            foreach (string name in FecDraft.ColumnNames)
            {
                string check = "";
                if (blocking.Contains(name))
                    check = "L3";
                else if (!isCash && accrual.Contains(name))
                    check = "L4";
                else if (isCash && cash.Contains(name))
                    check = "L5";
                data.Add(name, regime, check);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EmptyValues))]
    public async Task An_empty_value_is_refused_by_column_and_layout(string name, FecRegime regime, string check)
    {
        foreach (string blank in new[] { "", "   ", "\u00A0", "\u00C2\u00A0 ", "\0" })
        {
            DgfipReport report = await new FecDraft(22).Set(name, blank).CheckAsync(regime);

            DgfipReason[] expected = check.Length == 0 ? [] : [new DgfipReason(check, 3, name)];
            report.Reasons.Should().Equal(expected);
        }
    }

    [Theory]
    [InlineData("PieceRef", "")]
    [InlineData("ValidDate", "")]
    [InlineData("CompteLib", "L3")]
    [InlineData("EcritureDate", "L3")]
    public async Task Before_2013_only_the_blocking_group_must_be_filled(string name, string check)
    {
        FecDraft draft = new FecDraft { Name = "732829320FEC20121231.txt" }.Set(name, "");

        (await draft.CheckAsync()).Checks().Should().Be(check);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("text\r\n")]
    [InlineData("\u001A")]
    [InlineData("a|b|c\r\n")]
    [InlineData("  \r\n")]
    public async Task A_line_without_the_separator_is_empty(string line) =>
        (await FecDraft.CheckAsync(new FecDraft() + line)).ShouldBeRefusedFor(new DgfipReason("L1", 4, null));

    [Fact]
    public async Task A_field_more_is_refused_and_the_line_is_still_read()
    {
        string text = new FecDraft().Set("Debit", "10.00").ToString();

        DgfipReport report = await FecDraft.CheckAsync(text.TrimEnd() + "\tx\r\n");

        report.ShouldBeRefusedFor(new DgfipReason("L2", 3, null), new DgfipReason("L7", 3, "Debit"));
    }

    [Fact]
    public async Task A_field_less_is_refused_and_counts_as_empty()
    {
        string text = new FecDraft().ToString();
        int valid = text.LastIndexOf("\t20220131", StringComparison.Ordinal);

        DgfipReport report = await FecDraft.CheckAsync(text[..valid] + "\r\n");

        report.ShouldBeRefusedFor(new DgfipReason("L2", 3, null), new DgfipReason("L4", 3, "ValidDate"));
    }

    [Fact]
    public async Task Padded_values_are_trimmed() =>
        (await new FecDraft()
            .Set("Debit", " 000000000003000,00 ").Set("EcritureDate", "  20220105 ").Set("CompteNum", " 607000\u00A0")
            .CheckAsync()).ShouldConform();

    [Fact]
    public async Task The_first_value_keeps_its_leading_blanks() =>
        (await new FecDraft().Remove("JournalCode").Remove("JournalLib").Remove("EcritureNum")
            .Append("JournalCode", "AC").Append("JournalLib", "Achats").Append("EcritureNum", "1")
            .Set("EcritureDate", " 20220105").CheckAsync())
            .ShouldBeRefusedFor(new DgfipReason("L11", 3, "EcritureDate"));

    [Fact]
    public async Task A_no_break_space_byte_damages_an_a_grave_and_nothing_more() =>
        (await new FecDraft().Set("EcritureLib", "\u00C3\u00A0").CheckAsync()).ShouldConform();

    [Theory]
    [InlineData("607000", "")]
    [InlineData("607", "")]
    [InlineData("401DUPONT", "")]
    [InlineData("60", "L6")]
    [InlineData("F0001", "L6")]
    [InlineData("41X", "L6")]
    public async Task An_account_that_does_not_begin_with_three_digits_is_an_observation(string account, string check)
    {
        DgfipReport report = await new FecDraft().Set("CompteNum", account).CheckAsync();

        report.ShouldConform();
        report.Checks().Should().Be(check);
    }

    [Theory]
    [InlineData("10,00", "0,00", "")]
    [InlineData("", "10,00", "")]
    [InlineData("0", "-10", "")]
    [InlineData(",50", "", "")]
    [InlineData("0,01", "0", "")]
    [InlineData("10,00", "10,00", "L10")]
    [InlineData("0,00", "0", "L10")]
    [InlineData("", "", "L10")]
    [InlineData(",", "", "L10")]
    [InlineData("+-12,50", "", "L10")]
    [InlineData("0E5", "", "L10")]
    [InlineData("1E-3", "", "")]
    public async Task A_line_is_either_a_debit_or_a_credit_or_an_observation(string debit, string credit, string check)
    {
        DgfipReport report = await new FecDraft().Set("Debit", debit).Set("Credit", credit).CheckAsync();

        report.ShouldConform();
        report.Checks().Should().Be(check);
    }

    [Fact]
    public async Task Findings_are_all_counted_and_the_first_twenty_kept()
    {
        string text = new FecDraft().Set("PieceRef", "").Set("Debit", "1.5").ToString();
        string line = text[(text.LastIndexOf("\r\n", text.Length - 3, StringComparison.Ordinal) + 2)..];

        DgfipReport report = await FecDraft.CheckAsync(text + string.Concat(Enumerable.Repeat(line, 49)));

        report.Tallies.Should().BeEquivalentTo([new DgfipTally("L4", "PieceRef", 50), new DgfipTally("L7", "Debit", 50)]);
        report.CountOf("L4").Should().Be(50);
        report.CountOf("L5").Should().Be(0);
        report.Reasons.Where(reason => reason.Check == "L4").Select(reason => reason.Line)
            .Should().Equal(Enumerable.Range(3, 20).Select(number => (long?)number));
    }

    [Theory]
    [InlineData(FecRegime.Bic)]
    [InlineData(FecRegime.Com)]
    [InlineData(FecRegime.Bat)]
    [InlineData(FecRegime.Bnct)]
    public async Task What_the_tool_does_not_look_at_conforms(FecRegime regime)
    {
        FecDraft draft = new FecDraft(22)
            .SetAll("EcritureNum", "0").Set("EcritureDate", "20350101").Set("ValidDate", "19990101")
            .Set("EcritureLet", "A").Set("Montantdevise", "12,00").Set("Idevise", "").Set("CompAuxNum", "F1")
            .Set("DateRglt", "").Set("ModeRglt", "");

        (await draft.CheckAsync(regime)).ShouldConform();
    }
}
