using System.Diagnostics;
using System.Text;
using PartnerImports.Parsers.Json;

namespace PartnerImports.Parsers.Tests.Json;

/// <summary>Tests that watch memory run alone.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public class Alone;

/// <summary>Hostile and huge contents: a clear answer in bounded time and memory.</summary>
[Collection("alone")]
public class JsonLimitsTests
{
    private const string Head = """{"format":"import-ecritures","version":"1.0","lot":{"cle":"k","dossier":"D"},"ecritures":[""";

    private static string Entry(string id, string label = "x") =>
        $$"""{"id":"{{id}}","journal":"VT","date":"2026-11-20","libelle":"{{label}}","lignes":[{"compte":"411000","debit":"1"},{"compte":"707000","credit":"1"}]}""";

    [Fact]
    public async Task A_megabyte_string_within_the_limit_is_a_text_too_long_and_the_rest_is_read()
    {
        var analysis = await JsonReading.AnalyseAsync(Head + Entry("a", new string('x', 900_000)) + "," + Entry("b") + "]}");
        analysis.Diagnostics.Should().ContainSingle().Which.Should().Match<ImportDiagnostic>(item => item.Code == "JSN0402" && item.Read.Length < 100);
        analysis.EntryIds.Should().Equal("a", "b");
    }

    [Fact]
    public async Task A_string_beyond_the_limit_ends_the_reading_at_its_place()
    {
        var analysis = await JsonReading.AnalyseAsync(Head + Entry("a") + "," + Entry("b", new string('x', 1_200_000)) + "]}");
        var item = analysis.Diagnostics.Should().ContainSingle().Which;
        (item.Code, item.First.Pointer, item.Expected).Should().Be(("JSN0205", "/ecritures/1/libelle", "1048576"));
    }

    [Fact]
    public async Task In_ndjson_a_string_beyond_the_limit_costs_only_its_line()
    {
        var json = """{"t":"lot","format":"import-ecritures","version":"1.0","v":{"cle":"k","dossier":"D"}}""" + "\n"
            + $$"""{"t":"ecriture","v":{{Entry("a", new string('x', 1_200_000))}}}""" + "\n" + $$"""{"t":"ecriture","v":{{Entry("b")}}}""" + "\n"
            + """{"t":"fin","v":{"ecritures":2,"lignes":4,"debit":"2","credit":"2"}}""" + "\n";
        var analysis = await JsonReading.AnalyseAsync(json);
        analysis.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("JSN0205");
        analysis.EntryIds.Should().Equal("b");
    }

    [Theory]
    [InlineData(2_900, true)]
    [InlineData(5_000, false)]
    public async Task A_value_before_its_type_is_read_within_the_longest_line_and_refused_beyond(int length, bool isRead)
    {
        var lines = string.Concat(Enumerable.Repeat("""{"compte":"411000","debit":"0"},""", length / 32));
        var json = """{"t":"lot","format":"import-ecritures","version":"1.0","v":{"cle":"k","dossier":"D"}}""" + "\n"
            + $$"""{"v":{{Entry("a").Replace("[{", "[" + lines + "{", StringComparison.Ordinal)}},"t":"ecriture"}""" + "\n" + $$"""{"v":{{Entry("b")}},"t":"ecriture"}""" + "\n"
            + $$$"""{"t":"fin","v":{"ecritures":2,"lignes":{{{4 + length / 32}}},"debit":"2","credit":"2"}}""" + "\n";
        var analysis = await JsonReading.AnalyseAsync(json, JsonReading.AsJson with { MaxLineLength = 4_000 });
        analysis.Diagnostics.Where(item => item.Severity == Severity.Blocking).Select(item => (item.Code, item.First.Line, item.Expected)).Should().Equal(isRead ? [] : [("JSN0314", 2, "t")]);
        analysis.EntryIds.Should().Equal(isRead ? ["a", "b"] : ["b"]);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public async Task A_depth_bomb_is_answered(char bracket)
    {
        var bomb = bracket == '[' ? new string('[', 1_000_000) : string.Concat(Enumerable.Repeat("{\"a\":", 200_000));
        foreach (var json in (string[])[bomb, Head + Entry("a").Replace("\"x\"", bomb, StringComparison.Ordinal), Head + bomb])
        {
            var analysis = await JsonReading.AnalyseAsync(json);
            analysis.HasBlocking.Should().BeTrue();
            analysis.Diagnostics.Select(item => item.Code).Should().Contain("JSN0204");
        }
    }

    [Fact]
    public async Task Ten_thousand_faults_are_counted_and_few_are_kept()
    {
        var json = Head + string.Join(',', Enumerable.Range(0, 10_000).Select(i => Entry($"e{i}").Replace("\"1\"", "\"1,0\"", StringComparison.Ordinal))) + "]}";
        var before = GC.GetAllocatedBytesForCurrentThread();
        var analysis = await JsonReading.AnalyseAsync(json);

        analysis.Counts.Blocking.Should().Be(20_000);
        analysis.Diagnostics.Should().HaveCount(2).And.OnlyContain(item => item.Code == "JSN0408" && item.Count == 10_000 && item.Places.Length == DiagnosticBag.MaxPlaces);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(60_000_000);
    }

    [Fact]
    public async Task Ten_thousand_different_unknown_members_keep_a_thousand_items_and_count_all()
    {
        var members = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"\"m{i}\":1,"));
        var analysis = await JsonReading.AnalyseAsync(Head + Entry("a").Replace("\"libelle\"", members + "\"libelle\"", StringComparison.Ordinal) + "]}");
        analysis.Counts.Blocking.Should().Be(10_000);
        analysis.Diagnostics.Should().HaveCount(1_000);
    }

    [Fact]
    public async Task Lines_of_an_entry_lines_of_a_lot_and_bytes_are_limited()
    {
        var lines = string.Join(',', Enumerable.Repeat("""{"compte":"411000","debit":"0"}""", 12));
        var json = Head + string.Join(',', Enumerable.Range(0, 3).Select(i => $$"""{"id":"e{{i}}","journal":"VT","date":"2026-11-20","lignes":[{{lines}}]}""")) + "]}";

        async Task<IEnumerable<string>> Blocking(JsonLimits limits) =>
            (await JsonReading.AnalyseAsync(json, limits: limits)).Diagnostics.Where(item => item.Severity == Severity.Blocking).Select(item => $"{item.Code} {item.First.Pointer} ×{item.Count}");

        (await Blocking(new())).Should().BeEmpty();
        (await Blocking(new() { MaxLinesPerEntry = 10 })).Should().Equal("JSN0203 /ecritures/0/lignes/10 ×3");
        (await Blocking(new() { MaxLines = 20 })).Should().Equal("JSN0202 /ecritures/1 ×1");
        (await Blocking(new() { MaxContentLength = 100 })).Should().Equal("JSN0201  ×1");
    }

    [Fact]
    public async Task An_extension_is_limited_in_length()
    {
        var analysis = await JsonReading.AnalyseAsync(Head + Entry("a").Replace("\"lignes\"", $"\"extensions\":{{\"a.b\":{{\"v\":\"{new string('x', 70_000)}\"}}}},\"lignes\"", StringComparison.Ordinal) + "]}");
        analysis.Diagnostics.Should().ContainSingle().Which.Should().Match<ImportDiagnostic>(item => item.Code == "JSN0205" && item.First.Pointer == "/ecritures/0/extensions/a.b");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_document_streams_in_bounded_memory(bool isNdjson)
    {
        var megabytes = Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") == "1" ? 250 : 24;
        var content = new GeneratedContent(megabytes * 1_000_000L, isNdjson);

        var analysis = await JsonReading.Parser.AnalyseAsync(content, JsonReading.AsJson, TestContext.Current.CancellationToken);

        analysis.Diagnostics.Select(item => item.Code).Should().BeEmpty();
        analysis.Summary.Entries.Should().Be(content.Entries);
        analysis.Summary.Lines.Should().Be(content.Entries * GeneratedContent.LinesPerEntry);
        content.HighestGrowth.Should().BeLessThan(24_000_000, "memory is that of a batch, an entry and the ids");
    }

    /// <summary>A push made while it is read; watches the live heap as the reader goes.</summary>
    private sealed class GeneratedContent(long length, bool isNdjson) : IImportContent
    {
        public const int LinesPerEntry = 200;

        /// <summary>Long labels, so that 250 MB are fewer than a million lines.</summary>
        private static readonly string Padding = new('x', 180);

        private readonly long _heap = GC.GetTotalMemory(forceFullCollection: true);

        public string? Name => null;
        public long Length => length;
        public int Entries { get; private set; }
        public long HighestGrowth { get; private set; }

        public Stream OpenRead() => new Generated(this, Parts());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private IEnumerable<byte[]> Parts()
        {
            var count = 0;
            yield return Encoding.UTF8.GetBytes(isNdjson ? """{"t":"lot","format":"import-ecritures","version":"1.0","v":{"cle":"k","dossier":"D"}}""" + "\n" : Head);
            for (long written = 0; written < length; count++)
            {
                var entry = new StringBuilder($$"""{"id":"e{{count}}","journal":"VT","date":"2026-11-20","lignes":[""");
                for (var i = 0; i < LinesPerEntry; i++)
                    entry.Append(i == 0 ? "" : ",").Append($$"""{"compte":"{{(i % 2 == 0 ? "411000" : "707000")}}","libelle":"Vente du jour, ticket {{count}}-{{i}}, magasin de Nantes {{Padding}}","{{(i % 2 == 0 ? "debit" : "credit")}}":"12.50"}""");
                entry.Append("]}");
                var bytes = Encoding.UTF8.GetBytes(isNdjson ? $$"""{"t":"ecriture","v":{{entry}}}""" + "\n" : (count == 0 ? "" : ",") + entry);
                written += bytes.Length;
                if (count % 200 == 0) HighestGrowth = Math.Max(HighestGrowth, GC.GetTotalMemory(forceFullCollection: true) - _heap);
                yield return bytes;
            }
            Entries = count;
            var total = (count * LinesPerEntry / 2 * 12.5m).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var totals = $$"""{"ecritures":{{count}},"lignes":{{count * LinesPerEntry}},"debit":"{{total}}","credit":"{{total}}"}""";
            yield return Encoding.UTF8.GetBytes(isNdjson ? $$"""{"t":"fin","v":{{totals}}}""" + "\n" : $$"""],"controle":{{totals}}}""");
        }

        private sealed class Generated(GeneratedContent owner, IEnumerable<byte[]> parts) : Stream
        {
            private readonly IEnumerator<byte[]> _parts = parts.GetEnumerator();
            private byte[] _part = [];
            private int _at;

            public override bool CanRead => true;
            public override bool CanSeek => false;
            public override bool CanWrite => false;
            public override long Length => owner.Length;
            public override long Position { get; set; }
            public override void Flush() => Debug.Fail("Nothing is written.");
            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
            public override void SetLength(long value) => throw new NotSupportedException();
            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override int Read(byte[] buffer, int offset, int count)
            {
                while (_at == _part.Length)
                {
                    if (!_parts.MoveNext()) return 0;
                    (_part, _at) = (_parts.Current, 0);
                }
                var length = Math.Min(count, _part.Length - _at);
                _part.AsSpan(_at, length).CopyTo(buffer.AsSpan(offset));
                _at += length;
                return length;
            }
        }
    }
}
