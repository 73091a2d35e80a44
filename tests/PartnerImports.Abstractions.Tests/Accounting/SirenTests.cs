using FsCheck.Xunit;

namespace PartnerImports.Tests.Accounting;

public sealed class SirenTests
{
    [Theory]
    [InlineData("732829320", true)]
    [InlineData("123456782", true)]
    [InlineData("000000000", true)]
    [InlineData("123456789", false)]
    [InlineData("987654321", false)]
    public void The_key_is_told(string digits, bool isValid)
    {
        Siren.Parse(digits).HasValidKey.Should().Be(isValid);
        Siren.Parse(digits).ToString().Should().Be(digits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678")]
    [InlineData("1234567890")]
    [InlineData("12345678A")]
    [InlineData("١٢٣٤٥٦٧٨٩")]
    public void Anything_but_nine_digits_is_refused(string text) => Siren.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void The_default_value_holds_nothing()
    {
        default(Siren).HasValue.Should().BeFalse();
        default(Siren).HasValidKey.Should().BeFalse();
        default(Siren).Should().NotBe(Siren.Parse("000000000"));
    }

    [Property]
    public bool Text_and_back_is_the_same(uint number)
    {
        var siren = Siren.Parse((number % 1_000_000_000).ToString("000000000"));
        return Siren.Parse(siren.ToString()) == siren;
    }
}
