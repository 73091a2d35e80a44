using System.Text;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>X4 and X5: the flat file that a valid XML one becomes, and what is lost on the way.</summary>
public sealed class DgfipXmlFlatteningTests
{
    const string Debit = "<Debit>10.00</Debit>";
    const string Label = "<EcritureLib>Facture</EcritureLib>";

    [Fact]
    public async Task A_pipe_in_a_text_shifts_what_follows()
    {
        DgfipReport report = await FecXmlDraft.CheckAsync(FecXmlDraft.With("Facture", "a | b"));

        report.CountOf("L2").Should().Be(2);
        report.Reasons.Should().Contain(new DgfipReason("L11", 6, "PieceDate"));
        report.Reasons.Should().Contain(new DgfipReason("L4", 7, "ValidDate"));
        report.Reasons.Should().Contain(new DgfipReason("L9", 7, "Montantdevise"));
    }

    [Fact]
    public async Task A_line_end_in_a_text_cuts_the_line()
    {
        DgfipReport report = await FecXmlDraft.CheckAsync(FecXmlDraft.With("Facture", "a\nb"));

        report.CountOf("L2").Should().Be(4);
        report.Reasons.Take(2).Should().Equal(new DgfipReason("L2", 7, null), new DgfipReason("L4", 7, "PieceRef"));
    }

    /// <remarks>Outcomes seen by running the same two conversions in Perl (Encode 3.17).</remarks>
    [Theory]
    [InlineData("Caf\u00E9", true)]
    [InlineData("\u20AC", true)]
    [InlineData("\u20AC \u20AC", false)]
    [InlineData("d\u2019achat", false)]
    [InlineData("\u0152uvre", false)]
    [InlineData("\u00A4", true)]
    [InlineData("\u00E9 \u00A4", true)]
    [InlineData("\u00E8 \u00A4", false)]
    [InlineData("\u00BD", true)]
    [InlineData("\u00E9 \u00A8", true)]
    public async Task A_character_survives_the_conversions_or_stops(string text, bool survives)
    {
        DgfipReport report = await FecXmlDraft.CheckAsync(FecXmlDraft.With("Facture", text));

        if (survives)
            report.ShouldConform();
        else
            report.ShouldBeStoppedBy("X5");
    }

    [Fact]
    public async Task The_euro_sign_of_a_file_in_iso_8859_15_survives()
    {
        string xml = FecXmlDraft.With("UTF-8", "ISO-8859-15").Replace("Facture", "10 \u00A4 \u00A4", StringComparison.Ordinal);

        (await FecXmlDraft.CheckAsync(Encoding.Latin1.GetBytes(xml))).ShouldConform();
    }

    [Fact]
    public async Task The_quote_of_a_file_in_windows_1252_stops()
    {
        string xml = FecXmlDraft.With("UTF-8", "windows-1252").Replace("Facture", "d\u0092achat", StringComparison.Ordinal);

        (await FecXmlDraft.CheckAsync(Encoding.Latin1.GetBytes(xml))).ShouldBeStoppedBy("X5");
    }

    [Fact]
    public async Task The_legal_names_of_the_third_party_are_extra_columns()
    {
        DgfipReport legal = await FecXmlDraft.CheckAsync(FecXmlDraft.With(
            "<CompteLib>Fournisseurs</CompteLib>",
            "<CompteLib>Fournisseurs</CompteLib><CompAuxNum>F1</CompAuxNum><CompAuxLib>Four</CompAuxLib>"));
        DgfipReport mapped = await FecXmlDraft.CheckAsync(FecXmlDraft.With(
            "<CompteLib>Fournisseurs</CompteLib>",
            "<CompteLib>Fournisseurs</CompteLib><CompteAuxNum>F1</CompteAuxNum><CompteAuxLib>Four</CompteAuxLib>"));

        legal.ShouldConform();
        legal.Observations.Should().Equal(
            new DgfipReason("F10", null, "CompAuxNum"), new DgfipReason("F10", null, "CompAuxLib"));
        mapped.ShouldConform();
        mapped.Observations.Should().BeEmpty();
    }

    [Fact]
    public async Task An_extra_element_without_text_makes_no_column() =>
        (await FecXmlDraft.CheckAsync(FecXmlDraft.With(Debit, Debit + "<Axe/><Axe> </Axe>"))).Observations.Should().BeEmpty();

    [Fact]
    public async Task Two_extra_elements_that_differ_by_case_stop() =>
        (await FecXmlDraft.CheckAsync(FecXmlDraft.With(Debit, Debit + "<Axe>1</Axe><AXE>2</AXE>"))).ShouldBeStoppedBy("F11");

    [Theory]
    [InlineData("<Debit>10</Debit>", "")]
    [InlineData("<Debit>-10.50</Debit>", "")]
    [InlineData("<Debit>1E3</Debit>", "")]
    [InlineData("<Debit>1.5E3</Debit>", "L7")]
    [InlineData("<Debit> -1.5</Debit>", "L7")]
    [InlineData("<Debit>INF</Debit>", "L9")]
    [InlineData("<Debit>NaN</Debit>", "L9")]
    [InlineData("<Montant>1.5E3</Montant><Sens>D</Sens>", "")]
    [InlineData("<Debit>10.00</Debit><Credit>0.00</Credit>", "")]
    [InlineData("<Debit>10.00</Debit><Sens>D</Sens>", "")]
    public async Task An_amount_turns_its_dot_into_a_comma_if_it_is_plain(string amount, string check)
    {
        DgfipReport report = await FecXmlDraft.CheckAsync(FecXmlDraft.With(Debit, amount));

        string.Join(' ', report.Reasons.Select(reason => reason.Check)).Should().Be(check);
    }

    [Theory]
    [InlineData("12.5", "")]
    [InlineData("12,5", "")]
    [InlineData("12.5 USD", "L7 L8")]
    [InlineData("abc", "L9")]
    public async Task A_foreign_amount_is_free_in_the_schema_and_checked_in_the_flat_file(string amount, string checks)
    {
        DgfipReport report = await FecXmlDraft.CheckAsync(
            FecXmlDraft.With(Debit, $"<Montantdevise>{amount}</Montantdevise>" + Debit));

        string.Join(' ', report.Reasons.Select(reason => reason.Check)).Should().Be(checks);
    }

    [Theory]
    [InlineData("2022-01-05T10:25:37", "")]
    [InlineData("2022-01-05Z", "L11")]
    [InlineData("2022-01-05T10:25:37.5", "L11")]
    [InlineData("2022-01-05+01:00", "L11")]
    [InlineData("1789-07-14", "L13")]
    public async Task A_date_of_the_schema_is_read_as_a_date_of_the_flat_file(string date, string check) =>
        (await FecXmlDraft.CheckAsync(FecXmlDraft.With("2022-01-06", date))).Checks().Should().Be(check);

    [Fact]
    public async Task An_unknown_side_after_the_lines_own_amount_stops() =>
        (await FecXmlDraft.CheckAsync(FecXmlDraft.With(Debit, Debit + "<Montant>1</Montant><Sens>X</Sens>"))).ShouldBeStoppedBy("F5");

    [Fact]
    public async Task An_empty_label_is_refused_in_the_first_entry() =>
        (await FecXmlDraft.CheckAsync(FecXmlDraft.With(Label, "<EcritureLib/>")))
            .ShouldBeRefusedFor(new DgfipReason("L3", 6, "EcritureLib"), new DgfipReason("L3", 7, "EcritureLib"));

    [Fact]
    public async Task An_empty_label_keeps_that_of_the_entry_before()
    {
        string entry = FecXmlDraft.Valid[FecXmlDraft.Valid.IndexOf("<ecriture>", StringComparison.Ordinal)..];
        entry = entry[..(entry.IndexOf("</ecriture>", StringComparison.Ordinal) + "</ecriture>".Length)];

        foreach (string empty in new[] { "<EcritureLib/>", "<EcritureLib></EcritureLib>" })
            (await FecXmlDraft.CheckAsync(FecXmlDraft.With(entry, entry + entry.Replace(Label, empty, StringComparison.Ordinal)))).ShouldConform();
        (await FecXmlDraft.CheckAsync(FecXmlDraft.With(entry, entry + entry.Replace("Facture", " ", StringComparison.Ordinal))))
            .CountOf("L3").Should().Be(2);
    }

    [Theory]
    [InlineData("VIII-5", FecXmlDraft.CashPayment, 2)]
    [InlineData("VIII-5", FecXmlDraft.CashPayment + "<NatOp/>", 2)]
    [InlineData("VIII-5", FecXmlDraft.CashPayment + "<NatOp>X</NatOp>", 0)]
    [InlineData("VIII-7", FecXmlDraft.CashPayment, 2)]
    [InlineData("VIII-7", FecXmlDraft.CashPayment + "<NatOp>X</NatOp>", 2)]
    [InlineData("VIII-7", FecXmlDraft.CashPayment + "<IdClient>C</IdClient>", 0)]
    public async Task A_trailing_column_that_nothing_fills_is_missing_from_the_line(string part, string payment, int lines) =>
        (await FecXmlDraft.CheckAsync(FecXmlDraft.Cash(part, payment))).CountOf("L2").Should().Be(lines);

    [Fact]
    public async Task Values_of_a_line_do_not_leak_into_the_next()
    {
        DgfipReport report = await FecXmlDraft.CheckAsync(FecXmlDraft
            .With("VII-1", "VIII-3")
            .Replace("<CompteNum>401000</CompteNum>", "", StringComparison.Ordinal));

        report.ShouldBeRefusedFor(new DgfipReason("L3", 7, "CompteNum"));
    }

    [Fact]
    public async Task A_schema_and_a_chosen_layout_may_differ()
    {
        DgfipReport missing = await FecXmlDraft.CheckAsync(FecXmlDraft.Valid, FecRegime.Bat);
        DgfipReport extra = await FecXmlDraft.CheckAsync(
            FecXmlDraft.Cash("VIII-5", FecXmlDraft.CashPayment + "<NatOp>X</NatOp>"), FecRegime.Bic);

        missing.Reasons.Select(reason => reason.Field).Should().Equal("DateRglt", "ModeRglt", "NatOp");
        extra.ShouldConform();
        extra.CountOf("F10").Should().Be(3);
    }
}
