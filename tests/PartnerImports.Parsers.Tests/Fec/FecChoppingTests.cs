namespace PartnerImports.Parsers.Tests.Fec;

public class FecChoppingTests
{
    public static TheoryData<string> Cases => [.. FecCase.All.Where(each => each.Files.Length == 1).Select(each => each.Name)];

    [Theory, MemberData(nameof(Cases))]
    public async Task However_the_bytes_come_and_whoever_reads_them_the_analysis_is_the_same(string name)
    {
        var file = FecCase.Named(name);
        var whole = await file.AnalyseAsync();
        foreach (var chunk in new[] { 1, 2, 3, 7, 61, 300, 1021 })
        {
            var chopped = await FecCase.AnalyseAsync(new ChoppedContent(file.Bytes, file.Open().Name, chunk), file.Options with { MaxThreads = 1 + chunk % 2 });
            chopped.Summary.Should().Be(whole.Summary);
            chopped.Fingerprint.Should().Be(whole.Fingerprint);
            chopped.Grouping.Should().BeEquivalentTo(whole.Grouping);
            chopped.Diagnostics.Should().BeEquivalentTo(whole.Diagnostics, options => options.WithStrictOrdering().Excluding(item => item.Descriptor));
        }
    }
}
