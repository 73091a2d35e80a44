using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PartnerImports.Testing;

namespace PartnerImports.Tests.Files;

/// <summary>The writers against plain code of this test: no reader of the library is involved.</summary>
public sealed class GeneratedFileTest
{
    public static TheoryData<string> Kinds => ["fec", "tra-std", "tra-ete", "json", "ndjson", "loop", "csv"];

    private static GeneratedFile Make(string kind, LedgerGenerator ledger) => kind switch
    {
        "fec" => GeneratedFile.Fec(ledger),
        "tra-std" => GeneratedFile.Tra(ledger, TraLayout.Std),
        "tra-ete" => GeneratedFile.Tra(ledger),
        "json" => GeneratedFile.Json(ledger),
        "ndjson" => GeneratedFile.Ndjson(ledger),
        "loop" => GeneratedFile.Loop(ledger),
        _ => GeneratedFile.Csv(ledger),
    };

    [Theory, MemberData(nameof(Kinds))]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others(string kind)
    {
        var hash = SHA256.HashData(Make(kind, new(1, 500)).ToBytes());
        SHA256.HashData(Make(kind, new(1, 500)).ToBytes()).Should().Equal(hash);
        SHA256.HashData(Make(kind, new(2, 500)).ToBytes()).Should().NotEqual(hash);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(1001)]
    public void A_ledger_has_exactly_the_lines_asked_for_and_each_entry_balances(int lines)
    {
        var ledger = new LedgerGenerator(7, lines);
        ledger.Sum(entry => entry.Lines.Length).Should().Be(lines);
        ledger.Truth.Lines.Should().Be(lines);
        ledger.All(entry => entry.Lines.Sum(line => line.Debit) == entry.Lines.Sum(line => line.Credit)).Should().BeTrue();
        ledger.All(entry => entry.Lines.Length >= 2 && entry.Lines.Length <= 4).Should().BeTrue();
        ledger.All(entry => entry.Lines.All(line => line.Debit > 0 ^ line.Credit > 0)).Should().BeTrue();
        ledger.Select(entry => entry.Date).Should().BeInAscendingOrder();
        ledger.Select(entry => entry.Reference).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(60)]
    [InlineData(20_001)]
    public void A_tidy_ledger_is_locked_in_order_and_its_matching_groups_balance(int lines)
    {
        var ledger = new LedgerGenerator(7, lines) { IsTidy = true };
        ledger.Sum(entry => entry.Lines.Length).Should().Be(lines);
        ledger.Select(entry => entry.LockDate).Should().BeInAscendingOrder();
        ledger.All(entry => entry.Lines.Sum(line => line.Debit) == entry.Lines.Sum(line => line.Credit)).Should().BeTrue();
        var groups = ledger.SelectMany(entry => entry.Lines).Where(line => line.Matching.Length > 0).GroupBy(line => (line.Account, line.ThirdParty, line.Matching)).ToArray();
        groups.All(group => group.Count() == 2 && group.Sum(line => line.Debit - line.Credit) == 0).Should().BeTrue();
        if (lines > 1000) groups.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(false, false, ContentEncoding.Utf8)]
    [InlineData(true, false, ContentEncoding.Latin9)]
    [InlineData(false, true, ContentEncoding.Utf8WithBom)]
    [InlineData(true, true, ContentEncoding.Windows1252)]
    [InlineData(false, false, ContentEncoding.Utf16LittleEndian)]
    public void A_FEC_holds_what_the_ledger_says(bool side, bool interleaved, ContentEncoding encoding)
    {
        var ledger = new LedgerGenerator(3, 400);
        var file = GeneratedFile.Fec(ledger, new() { AmountAndSide = side, Interleaved = interleaved, Encoding = encoding, Separator = side ? '|' : '\t' });
        file.Name.Should().Be("732829320FEC20251231.txt");
        var text = Decode(file.ToBytes(), encoding);
        var rows = text.Split("\r\n")[1..^1].Select(row => row.Split(side ? '|' : '\t')).ToList();
        rows.Should().OnlyContain(row => row.Length == 18);
        decimal Cents(string value) => decimal.Parse(value.Replace(',', '.'), CultureInfo.InvariantCulture);
        var debit = rows.Sum(row => side ? row[12] == "D" ? Cents(row[11]) : 0 : Cents(row[11]));
        var credit = rows.Sum(row => side ? row[12] == "C" ? Cents(row[11]) : 0 : Cents(row[12]));
        (rows.Count, rows.Select(row => (row[0], row[2])).Distinct().Count(), debit, credit).Should()
            .Be(((int)ledger.Truth.Lines, (int)ledger.Truth.Entries, ledger.Truth.Total.ToDecimal(), ledger.Truth.Total.ToDecimal()));
        rows.Min(row => row[3]).Should().Be(ledger.Truth.FirstMovement!.Value.ToString("uuuuMMdd", null));
        rows.Max(row => row[3]).Should().Be(ledger.Truth.LastMovement!.Value.ToString("uuuuMMdd", null));
        rows.Select(row => row[4]).Distinct().Should().BeEquivalentTo(ledger.Truth.Accounts.Keys);
        rows.Select(row => row[6]).Where(code => code != "").Distinct().Should().BeEquivalentTo(ledger.Truth.ThirdParties.Keys);
        text.Should().Contain("Écriture").And.Contain("déductible");
    }

    [Theory]
    [InlineData(TraLayout.Std, 222)]
    [InlineData(TraLayout.Ete, 1023)]
    public void A_TRA_holds_what_the_ledger_says(TraLayout layout, int width)
    {
        var ledger = new LedgerGenerator(3, 400);
        var lines = Decode(GeneratedFile.Tra(ledger, layout).ToBytes(), ContentEncoding.Windows1252).Split("\r\n")[..^1];
        lines[0].Should().StartWith("***S5CLIJRL" + (layout == TraLayout.Std ? "STD" : "ETE"));
        lines.Count(line => line.StartsWith("***CAE", StringComparison.Ordinal)).Should().Be(ledger.Truth.ThirdParties.Count);
        var movements = lines.SkipWhile(line => line.StartsWith("***", StringComparison.Ordinal)).ToList();
        movements.Should().OnlyContain(line => line.Length == width);
        string Field(string line, int start, int length) => line.Substring(start - 1, length).Trim();
        decimal Sum(string side) => movements.Where(line => Field(line, 130, 1) == side).Sum(line => decimal.Parse(Field(line, 131, 20).Replace(',', '.'), CultureInfo.InvariantCulture));
        (movements.Count, Sum("D"), Sum("C")).Should().Be(((int)ledger.Truth.Lines, ledger.Truth.Total.ToDecimal(), ledger.Truth.Total.ToDecimal()));
        movements.Select(line => (Field(line, 1, 3), Field(line, 4, 8), Field(line, 152, 8))).Distinct().Should().HaveCount((int)ledger.Truth.Entries);
        movements.Where(line => Field(line, 31, 1) == "X" != (Field(line, 32, 17) != "")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("json")]
    [InlineData("ndjson")]
    public void An_import_ecritures_file_holds_what_the_ledger_says(string kind)
    {
        var ledger = new LedgerGenerator(3, 400);
        var text = Encoding.UTF8.GetString(Make(kind, ledger).ToBytes());
        using var document = JsonDocument.Parse(kind == "json" ? text : $"[{string.Join(',', text.TrimEnd('\n').Split('\n'))}]");
        var entries = kind == "json"
            ? document.RootElement.GetProperty("ecritures").EnumerateArray().ToList()
            : document.RootElement.EnumerateArray().Where(record => record.GetProperty("t").GetString() == "ecriture").Select(record => record.GetProperty("v")).ToList();
        var control = kind == "json" ? document.RootElement.GetProperty("controle") : document.RootElement.EnumerateArray().Last().GetProperty("v");
        decimal Sum(string side) => entries.SelectMany(entry => entry.GetProperty("lignes").EnumerateArray()).Where(line => line.TryGetProperty(side, out _))
            .Sum(line => decimal.Parse(line.GetProperty(side).GetString()!, CultureInfo.InvariantCulture));
        (entries.Count, Sum("debit"), Sum("credit")).Should().Be(((int)ledger.Truth.Entries, ledger.Truth.Total.ToDecimal(), ledger.Truth.Total.ToDecimal()));
        entries.Sum(entry => entry.GetProperty("lignes").GetArrayLength()).Should().Be(400);
        control.GetProperty("lignes").GetInt32().Should().Be(400);
        control.GetProperty("debit").GetString().Should().Be(ledger.Truth.Total.ToString());
    }

    [Fact]
    public void A_Loop_body_and_a_CSV_hold_what_the_ledger_says()
    {
        var ledger = new LedgerGenerator(3, 400);
        using var loop = JsonDocument.Parse(GeneratedFile.Loop(ledger).ToBytes());
        var lines = loop.RootElement.GetProperty("data").GetProperty("ecritures").EnumerateArray().ToList();
        (lines.Count, lines.Sum(line => line.GetProperty("debit").GetProperty("amount").GetDecimal()), lines.Sum(line => line.GetProperty("credit").GetProperty("amount").GetDecimal()))
            .Should().Be((400, ledger.Truth.Total.ToDecimal(), ledger.Truth.Total.ToDecimal()));
        lines.Select(line => line.GetProperty("refPiece").GetString()).Distinct().Should().HaveCount((int)ledger.Truth.Entries);

        var rows = Encoding.UTF8.GetString(GeneratedFile.Csv(ledger).ToBytes()).Split("\r\n")[1..^1].Select(row => row.Split(';')).ToList();
        (rows.Count, rows.Sum(row => row[7] == "" ? 0 : decimal.Parse(row[7].Replace(',', '.'), CultureInfo.InvariantCulture))).Should().Be((400, ledger.Truth.Total.ToDecimal()));
        using var model = JsonDocument.Parse(CustomCsvFile.Model.Utf8);
        model.RootElement.GetProperty("code").GetString().Should().Be(CustomCsvFile.Model.Name);
    }

    [Fact]
    public void A_large_FEC_is_written_piece_by_piece_at_about_150_bytes_a_line()
    {
        var file = GeneratedFile.Fec(new(1, 200_000));
        var counter = new CountingStream();
        file.WriteTo(counter);
        counter.Longest.Should().BeLessThanOrEqualTo(64 * 1024);
        (counter.Length / 200_000.0).Should().BeInRange(140, 165);
    }

    private static string Decode(byte[] bytes, ContentEncoding encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return encoding switch
        {
            ContentEncoding.Latin9 => Encoding.GetEncoding(28605).GetString(bytes),
            ContentEncoding.Windows1252 => Encoding.GetEncoding(1252).GetString(bytes),
            ContentEncoding.Utf16LittleEndian => Encoding.Unicode.GetString(bytes.AsSpan(2)),
            ContentEncoding.Utf8WithBom => Encoding.UTF8.GetString(bytes.AsSpan(3)),
            _ => Encoding.UTF8.GetString(bytes),
        };
    }

    private sealed class CountingStream : Stream
    {
        private long _length;
        public int Longest { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => _length;
        public override long Position { get => _length; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count)
        {
            _length += count;
            Longest = Math.Max(Longest, count);
        }
    }
}
