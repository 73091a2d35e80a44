namespace PartnerImports.Tests.Accounting;

[Rule("P10")]
public sealed class FiscalCalendarTests
{
    private static readonly FiscalYear Closed2020 = new(new(2020, 1, 1), new(2020, 12, 31), isOpen: false);
    private static readonly FiscalYear Short2021 = new(new(2021, 1, 1), new(2021, 6, 30));
    private static readonly FiscalYear Long2023 = new(new(2022, 1, 1), new(2023, 6, 30), label: "Exercice long");

    private readonly FiscalCalendar _calendar = new([Long2023, Closed2020, Short2021]);

    [Fact]
    public void Years_are_in_order_of_time() => _calendar.Years.Should().Equal(Closed2020, Short2021, Long2023);

    [Fact]
    public void The_current_year_is_the_oldest_open_one() => _calendar.Current.Should().Be(Short2021);

    [Fact]
    public void A_day_in_a_gap_has_no_year()
    {
        _calendar.YearOf(new(2021, 7, 1)).Should().BeNull();
        _calendar.IsOpenOn(new(2021, 7, 1)).Should().BeFalse();
        _calendar.IsOpenOn(new(2020, 5, 1)).Should().BeFalse("the year is closed");
        _calendar.IsOpenOn(new(2023, 6, 30)).Should().BeTrue("the last day belongs to the year");
    }

    [Fact]
    public void The_label_is_the_year_of_closing_unless_the_dossier_gives_one()
    {
        Short2021.Label.Should().Be("EXERCICE 2021");
        Long2023.Label.Should().Be("Exercice long");
        ReferencePeriod.TwelveMonthsTo(new(2024, 2, 29)).Should().Be(new ReferencePeriod(new(2023, 3, 1), new(2024, 2, 29), "EXERCICE 2024"));
        ReferencePeriod.TwelveMonthsTo(new(2021, 12, 31)).Start.Should().Be(new LocalDate(2021, 1, 1));
    }

    [Fact]
    public void Years_that_share_a_day_are_refused() =>
        FluentActions.Invoking(() => new FiscalCalendar([Closed2020, new(new(2020, 12, 31), new(2021, 12, 30))])).Should().Throw<ArgumentException>().WithMessage("*overlap*");

    [Fact]
    public void A_year_that_ends_before_it_starts_is_refused() =>
        FluentActions.Invoking(() => new FiscalYear(new(2021, 1, 2), new(2021, 1, 1))).Should().Throw<ArgumentException>();
}
