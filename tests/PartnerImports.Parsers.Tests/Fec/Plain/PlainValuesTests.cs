using System.Text;
using PartnerImports.Parsers.Fec;
using PartnerImports.Testing;

namespace PartnerImports.Parsers.Tests.Fec.Plain;

/// <summary>Columns read many digits at a time hold what reading one value after the other gives.</summary>
public class PlainValuesTests
{
    private const int Lines = 40;

    [Fact]
    public void Amounts_are_those_of_the_long_way()
    {
        var random = new SeededRandom(7);
        int whole = 0, broken = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var texts = Texts(random, round % 3 == 0 ? 10 : 0, () => random.Percent(20) ? "" : random.Percent(30) ? "0,00" : $"{Digits(random, random.Next(1, random.Percent(10) ? 20 : 8))},{Digits(random, 2)}");
            var (block, columns) = Block(texts);
            var amounts = new Amount[Lines];
            var marks = new LineMarks[Lines];
            var count = PlainValues.Amounts(block, columns.Before(1, Lines), columns.Of(1, Lines), LineMarks.HasDebit, amounts, marks);
            for (var i = 0; i < count; i++)
            {
                FecAmountText.Read(Encoding.ASCII.GetBytes(texts[i]), PointMeaning.Unknown, out var amount).Should().Be(texts[i].Length == 0 ? AmountForm.Blank : AmountForm.Legal);
                (amounts[i], marks[i]).Should().Be((amount, texts[i].Length == 0 ? LineMarks.None : LineMarks.HasDebit));
            }
            if (count == Lines) whole++;
            else
            {
                FecAmountText.Read(Encoding.ASCII.GetBytes(texts[count]), PointMeaning.Unknown, out _).Should().NotBe(AmountForm.Legal, texts[count]);
                broken++;
            }
        }
        whole.Should().BeGreaterThan(500);
        broken.Should().BeGreaterThan(500);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dates_are_those_of_the_long_way(bool mayBeBlank)
    {
        var random = new SeededRandom(11);
        var values = new PlainValues();
        int whole = 0, broken = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var texts = Texts(random, round % 3 == 0 ? 10 : 0, () => mayBeBlank && random.Percent(40) ? "" : $"20{random.Next(10, 40)}{random.Next(1, 13):00}{random.Next(1, 29):00}");
            var (block, columns) = Block(texts);
            var dates = new LocalDate[Lines];
            var count = values.Dates(block, columns.Before(1, Lines), columns.Of(1, Lines), mayBeBlank, dates);
            for (var i = 0; i < count; i++)
            {
                LocalDate date = default;
                if (texts[i].Length > 0) FecDateText.Read(Encoding.ASCII.GetBytes(texts[i]), DayOrder.Unknown, out date).Should().Be(DateForm.Legal);
                dates[i].Should().Be(date);
            }
            if (count == Lines) whole++;
            else
            {
                (mayBeBlank && texts[count].Length == 0).Should().BeFalse();
                FecDateText.Read(Encoding.ASCII.GetBytes(texts[count]), DayOrder.Unknown, out _).Should().NotBe(DateForm.Legal, texts[count]);
                broken++;
            }
        }
        whole.Should().BeGreaterThan(500);
        broken.Should().BeGreaterThan(500);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 9)]
    [InlineData(18, 4)]
    [InlineData(18, 64)]
    [InlineData(21, 63)]
    [InlineData(22, 7)]
    public void Ends_line_after_line_become_ends_column_by_column(int fields, int lines)
    {
        int[] ends = [.. Enumerable.Range(1, fields * lines).Select(i => i * 3)];
        for (var room = 0; room < 20; room += 5)
        {
            var columns = new FieldColumns(fields, 64);
            columns.Turn([.. ends, .. new int[room]], lines);
            for (var field = 0; field < fields; field++) columns.Of(field, lines).ToArray().Should().Equal(Enumerable.Range(0, lines).Select(line => ends[line * fields + field]));
            if (fields < 3) continue;
            var slices = new TextSlice[lines];
            columns.Slice(2, 100, isRaw: false, slices).Should().Be(2);
            slices.Should().Equal(Enumerable.Range(0, lines).Select(line => new TextSlice(ends[line * fields + 1] + 101, 2)));
            columns.IsBlank(2, lines).Should().BeFalse();
        }
    }

    /// <summary>Values of which some have a byte changed, too many or too few.</summary>
    private static string[] Texts(SeededRandom random, int spoiled, Func<string> make)
    {
        var texts = Enumerable.Range(0, Lines).Select(_ => make()).ToArray();
        foreach (ref var text in texts.AsSpan())
        {
            if (!random.Percent(spoiled) || text.Length == 0) continue;
            var at = random.Next(0, text.Length);
            var other = random.Pick([",", ".", "-", "+", "/", ":", "x", "7", "", " ", "é"]);
            text = text[..at] + other + text[(at + random.Next(0, 2))..];
        }
        return texts;
    }

    private static string Digits(SeededRandom random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(0, 10))));

    /// <summary>Lines of two fields, of which the second is the value.</summary>
    private static (byte[] Block, FieldColumns Columns) Block(string[] texts)
    {
        var block = new List<byte>();
        var ends = new List<int>();
        foreach (var text in texts)
        {
            ends.Add(block.Count);
            block.Add((byte)'\t');
            block.AddRange(Encoding.Latin1.GetBytes(text));
            ends.Add(block.Count);
            block.Add((byte)'\n');
        }
        var columns = new FieldColumns(2, texts.Length);
        columns.Turn([.. ends], texts.Length);
        return ([.. block], columns);
    }
}
