using System.Text;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>Records are cut as CsvHelper alone cuts them, wherever quotes and line ends stand.</summary>
public class DelimitedRecordsTests
{
    private static readonly string[] Signs = ["a", "bc", ";", ";", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", " ", "\n\n\n", "\u00e9", "\ufeff"];

    public static TheoryData<bool, int> Cases => new() { { true, 1 }, { true, 7 }, { true, 200 }, { true, 100_000 }, { false, 3 }, { false, 100_000 } };

    [Theory, MemberData(nameof(Cases))]
    public async Task Random_texts(bool hasQuotes, int step)
    {
        var random = new Random(step);
        var layout = new FileLayout { Separator = ";", Quote = hasQuotes ? '"' : null };
        for (var i = 0; i < 3_000; i++)
        {
            // Quotes are rare in some texts, so that plain lines come in long rows.
            var rare = random.Next(1, 40);
            var text = string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => random.Next(rare) == 0 ? Signs[random.Next(Signs.Length)] : random.Next(5) == 0 ? "\n" : "x;"));
            var bytes = Encoding.UTF8.GetBytes(text);

            var found = await CutAsync(bytes, layout, step, cutsLines: true);
            var expected = await CutAsync(bytes, layout, step, cutsLines: false);
            var at = found.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
            found.Skip(at).Take(2).Should().Equal(expected.Skip(at).Take(2), "of record {0} of text {1}: {2}", at, i, text.Replace("\n", "\\n").Replace("\r", "\\r"));
        }
    }

    private static async Task<List<string>> CutAsync(byte[] bytes, FileLayout layout, int step, bool cutsLines)
    {
        var found = new List<string>();
        // Whether CsvHelper refuses a record of just the longest length depends on how its bytes come.
        var maxLength = step >= bytes.Length ? 64 : 100_000;
        await using var records = new DelimitedRecords(new(new Steps(bytes, step), ContentEncoding.Utf8), layout, maxLength, cutsLines);
        while (await records.ReadAsync(TestContext.Current.CancellationToken))
        {
            var isCut = records.Fault is RecordFault.TooLong;
            var fields = isCut ? [] : Enumerable.Range(0, records.FieldCount).Select(rank => Encoding.UTF8.GetString(records.Field(rank)));
            found.Add($"{records.LineNumber}@{records.Offset} {records.Fault} {(isCut ? "" : Encoding.UTF8.GetString(records.Raw))}: {string.Join('|', fields)}");
        }
        return found;
    }

    /// <summary>Bytes that come a few at a time.</summary>
    private sealed class Steps(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(step, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(step, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
