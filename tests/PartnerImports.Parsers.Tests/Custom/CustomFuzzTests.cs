using System.Text;
using FsCheck.Xunit;
using PartnerImports.Parsers.Custom;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>Models and files are data from strangers: whatever they hold, reading gives an analysis and never an exception.</summary>
public class CustomFuzzTests
{
    private static readonly byte[][] Pieces =
    [
        .. new[] { ";", ",", "\"", "\r\n", "\n", "\r", "\t", " ", "M", "C", "VE", "31/01/2026", "20260131", "310126", "1234,50", "-12.34", "D", "é", "€", "\u001A", "\u001F", "\0", "\uFEFF", "\U0001F600" }.Select(Encoding.UTF8.GetBytes),
        [0xE9], [0x81], [0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80],
    ];

    [Property(MaxTest = 150)]
    public async Task Any_bytes_under_any_built_in_model(int seed)
    {
        var random = new Random(seed);
        foreach (var model in BuiltInModels.All)
        {
            var good = BuiltInFiles.Write(model.Code, SameData.Ledger(seed & 0xFFFF, 4));
            await MustReadAsync(new(Encoding.UTF8.GetString(model.Document.Utf8.Span), Spoil(random, good)));
            await MustReadAsync(new(Encoding.UTF8.GetString(model.Document.Utf8.Span), Spoil(random, [])));
        }
    }

    [Property(MaxTest = 150)]
    public async Task Any_change_of_a_model_is_a_fault_or_reads_on(int seed)
    {
        var random = new Random(seed);
        foreach (var name in ModelCorpus.Good)
        {
            var model = ModelCorpus.Read("good", name);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var (from, length) = (random.Next(model.Length), random.Next(8));
                byte[] other = random.Next(3) switch { 0 => [], 1 => [(byte)random.Next(32, 127)], _ => model[random.Next(model.Length / 2)..][..random.Next(20)] };
                model = [.. model[..from], .. other, .. model[Math.Min(model.Length, from + length)..]];
            }
            if (System.Text.Unicode.Utf8.IsValid(model)) await MustReadAsync(new(Encoding.UTF8.GetString(model), Spoil(random, Encoding.UTF8.GetBytes(CustomFile.SimpleHeader + "VE;31/01/2026;411000;x;1,00;\n"))));
            else CustomModelCheck.Check(model).Should().NotBeEmpty();
        }
    }

    private static async Task MustReadAsync(CustomFile file)
    {
        var analysis = await file.AnalyseAsync();
        if (!analysis.HasBlocking) (await CustomFile.Parser.ReadEntriesAsync(file.Content, analysis).CountAsync()).Should().Be((int)analysis.Summary.Entries);
        foreach (var item in analysis.Diagnostics) item.MessageIn(Language.French).Should().NotContain("\0").And.NotMatchRegex(@"\{(read|expected|field|line|column|count|pointer|\d)\}");
    }

    private static byte[] Spoil(Random random, byte[] file)
    {
        var bytes = file.ToList();
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            var at = random.Next(bytes.Count + 1);
            if (bytes.Count > at && random.Next(2) == 0) bytes.RemoveRange(at, Math.Min(random.Next(30), bytes.Count - at));
            bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
        }
        return [.. bytes];
    }
}
