using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>F7 to F12: how names are matched with a layout.</summary>
public sealed class DgfipHeaderTests
{
    public static TheoryData<string> BlockingColumns =>
        ["EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "EcritureLib", "Debit", "Credit"];

    public static TheoryData<string> OtherColumns =>
        [.. FecDraft.ColumnNames.Take(18).Except(BlockingColumns.Select(row => row.Data))];

    [Theory]
    [InlineData("Debit", "debit")]
    [InlineData("Debit", "DEBIT")]
    [InlineData("Debit", "D\u00C3\u00A9bit")]
    [InlineData("Credit", "Cr\u00E9dit")]
    [InlineData("PieceRef", "Pi\u00E8ceRef")]
    [InlineData("CompteLib", "CompteLIB")]
    [InlineData("Montantdevise", "MontantDevise")]
    [InlineData("EcritureLib", "  EcritureLib  ")]
    [InlineData("Idevise", "Idevise   ")]
    [InlineData("CompteNum", "num_cpte_gen")]
    public async Task A_name_is_matched_whatever_its_case_its_accents_and_the_blanks_around_it(string name, string written) =>
        (await new FecDraft().Rename(name, written).CheckAsync()).ShouldConform();

    [Theory]
    [InlineData("CompAuxNum", "CompteAuxNum", "COMPTEAUXNUM")]
    [InlineData("Idevise", "IdDevise", "IDDEVISE")]
    [InlineData("JournalCode", " JournalCode", "_JOURNALCODE")]
    [InlineData("PieceRef", "\"PieceRef\"", "_PIECEREF_")]
    [InlineData("ModeRglt", "Mode Rglt", "MODE_RGLT")]
    public async Task Another_spelling_is_an_unknown_name(string name, string written, string unknown)
    {
        DgfipReport report = await new FecDraft(22).Rename(name, written).CheckAsync(FecRegime.Bnct);

        report.ShouldBeRefusedFor(new DgfipReason("F9", 1, name));
        report.Observations.Should().Equal(new DgfipReason("F10", 1, unknown));
    }

    [Fact]
    public async Task A_blank_may_make_one_of_the_tool_s_own_names() =>
        (await new FecDraft().Rename("ValidDate", "Valid Date").CheckAsync()).ShouldConform();

    [Fact]
    public async Task An_upper_case_accent_is_not_recognised() =>
        (await new FecDraft().Rename("Debit", "D\u00C9BIT").CheckAsync())
            .ShouldBeRefusedFor(new DgfipReason("F8", 1, "Debit"));

    [Fact]
    public async Task The_order_of_columns_does_not_matter() =>
        (await new FecDraft().Remove("JournalCode").Append("JournalCode", "AC").CheckAsync()).ShouldConform();

    [Theory]
    [MemberData(nameof(BlockingColumns))]
    public async Task A_column_of_the_blocking_group_is_demanded_in_any_year(string name)
    {
        FecDraft draft = new FecDraft().Remove(name);

        (await draft.CheckAsync()).ShouldBeRefusedFor(new DgfipReason("F8", 1, name));
        draft.Name = "732829320FEC20121231.txt";
        (await draft.CheckAsync()).ShouldBeRefusedFor(new DgfipReason("F8", 1, name));
    }

    [Theory]
    [MemberData(nameof(OtherColumns))]
    public async Task Another_column_is_demanded_from_2013_on(string name)
    {
        FecDraft draft = new FecDraft().Remove(name);

        (await draft.CheckAsync()).ShouldBeRefusedFor(new DgfipReason("F9", 1, name));
        draft.Name = "732829320FEC20130101.txt";
        (await draft.CheckAsync()).ShouldBeRefusedFor(new DgfipReason("F9", 1, name));
        draft.Name = "732829320FEC20121231.txt";
        (await draft.CheckAsync()).ShouldConform();
    }

    [Theory]
    [InlineData(FecRegime.Bat, "DateRglt ModeRglt NatOp")]
    [InlineData(FecRegime.Bnct, "DateRglt ModeRglt NatOp IdClient")]
    public async Task A_cash_layout_demands_its_own_columns(FecRegime regime, string names) =>
        (await new FecDraft().CheckAsync(regime))
            .ShouldBeRefusedFor([.. names.Split(' ').Select(name => new DgfipReason("F9", 1, name))]);

    [Theory]
    [InlineData(18, FecRegime.Bic)]
    [InlineData(20, FecRegime.Bic)]
    [InlineData(21, FecRegime.Bat)]
    [InlineData(22, FecRegime.Bnct)]
    public async Task Without_a_choice_the_names_suggest_the_layout(int columns, FecRegime regime)
    {
        DgfipReport report = await new FecDraft(columns).CheckAsync();

        report.Regime.Should().Be(regime);
        report.ShouldConform();
    }

    [Fact]
    public async Task Columns_of_another_layout_are_extra_ones()
    {
        DgfipReport report = await new FecDraft(22).CheckAsync(FecRegime.Com);

        report.ShouldConform();
        report.Observations.Select(observation => observation.Field).Should().Equal("DateRglt", "ModeRglt", "NatOp", "IdClient");
        report.Observations.Should().OnlyContain(observation => observation.Check == "F10");
    }

    [Fact]
    public async Task Values_of_an_extra_column_are_not_checked() =>
        (await new FecDraft().Append("Axe", "1.2.3").CheckAsync()).ShouldConform();

    [Fact]
    public async Task The_result_column_is_known_and_not_checked()
    {
        DgfipReport report = await new FecDraft().Append("Result", "x").CheckAsync();

        report.ShouldConform();
        report.Observations.Should().BeEmpty();
    }

    [Fact]
    public async Task Two_unknown_columns_of_one_name_stop() =>
        (await new FecDraft().Append("Axe", "").Append("axe", "x").CheckAsync()).ShouldBeStoppedBy("F11");

    [Fact]
    public async Task A_column_without_a_name_stops() =>
        (await new FecDraft().Append("", "").Append("Axe", "x").CheckAsync()).ShouldBeStoppedBy("F11");

    [Fact]
    public async Task A_known_name_given_twice_is_an_extra_column_the_second_time()
    {
        DgfipReport report = await new FecDraft().Append("Debit", "1.2").CheckAsync();

        report.ShouldConform();
        report.Observations.Should().Equal(new DgfipReason("F10", 1, "Debit"));
    }

    [Fact]
    public async Task A_known_name_given_three_times_stops() =>
        (await new FecDraft().Append("Debit", "1").Append("Debit", "1").CheckAsync()).ShouldBeStoppedBy("F11");

    [Fact]
    public async Task A_missing_header_stops()
    {
        string text = new FecDraft().ToString();

        (await FecDraft.CheckAsync(text[(text.IndexOf('\n') + 1)..])).ShouldBeStoppedBy("F11");
    }

    [Fact]
    public async Task A_separator_after_the_last_name_is_demanded_of_every_line()
    {
        string text = new FecDraft().ToString();
        int headerEnd = text.IndexOf('\r');

        DgfipReport header = await FecDraft.CheckAsync(text.Insert(headerEnd, "\t"));
        DgfipReport everywhere = await FecDraft.CheckAsync(text.Replace("\r\n", "\t \r\n", StringComparison.Ordinal));

        header.ShouldBeRefusedFor(new DgfipReason("L2", 2, null), new DgfipReason("L2", 3, null));
        everywhere.ShouldConform();
        everywhere.Observations.Should().Equal(new DgfipReason("F12", 1, null));
    }

    [Fact]
    public async Task Several_separators_after_the_last_name_count_as_one()
    {
        string text = new FecDraft().ToString();

        DgfipReport report = await FecDraft.CheckAsync(
            text.Replace("EUR\r\n", "EUR\t\r\n", StringComparison.Ordinal).Insert(text.IndexOf('\r'), "\t\t\t"));

        report.ShouldConform();
    }
}
