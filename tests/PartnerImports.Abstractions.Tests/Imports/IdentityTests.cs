namespace PartnerImports.Tests.Imports;

public sealed class IdentityTests
{
    [Fact]
    public void An_import_id_is_a_uuid_that_is_not_empty()
    {
        var id = new ImportId(Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057"));
        ImportId.Parse(id.ToString()).Should().Be(id);
        ImportId.TryParse("x", out _).Should().BeFalse();
        ImportId.TryParse(Guid.Empty.ToString(), out _).Should().BeFalse();
        FluentActions.Invoking(() => new ImportId(Guid.Empty)).Should().Throw<ArgumentException>();
        default(ImportId).ToString().Should().BeEmpty();
    }

    [Fact]
    public void A_hash_reads_what_it_prints()
    {
        var hash = ContentHash.Of("abc"u8);
        hash.ToString().Should().Be("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        ContentHash.Parse(hash.ToString().ToUpperInvariant()).Should().Be(hash);
        FluentActions.Invoking(() => ContentHash.Parse("abcd")).Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(9, true)]
    public void Profile_three_and_above_decides(int level, bool mayDecide) => new Profile(level).MayDecide.Should().Be(mayDecide);

    [Fact]
    public void No_profile_decides_nothing()
    {
        default(Profile).MayDecide.Should().BeFalse();
        FluentActions.Invoking(() => new Profile(0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Formats_are_told_by_their_code()
    {
        new ImportFormat("fec", "autre").Should().Be(ImportFormat.Fec);
        ImportFormat.Custom.Label.Should().Be("Personnalisé");
        default(ImportFormat).HasValue.Should().BeFalse();
    }
}
