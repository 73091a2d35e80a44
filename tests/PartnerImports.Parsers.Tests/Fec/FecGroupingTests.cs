using System.Text;
using PartnerImports.Tests;

namespace PartnerImports.Parsers.Tests.Fec;

/// <summary>A key chosen because it balances could hide any fault: these faults must show in every file that uses its numbers.</summary>
public class FecGroupingTests
{
    public static TheoryData<string> Numbered =>
    [
        .. FecCase.All
            .Where(each => each.Files is [var file] && Path.GetExtension(file) is ".txt" && each.Expected.GetProperty("summary").GetProperty("grouping").GetString() == "JournalAndNumber")
            .Where(each => each.Expected.GetProperty("summary").GetProperty("entries").GetInt32() > 1 && !each.Expected.TryGetProperty("options", out _))
            .Where(each => !each.Expected.GetProperty("diagnostics").EnumerateArray().Any(item => item.GetString()!.StartsWith("blocking", StringComparison.Ordinal) || item.GetString()!.Contains("FEC0803")))
            .Where(each => !Unreadable.Any(code => each.Expected.ToString().Contains(code, StringComparison.Ordinal)))
            .Select(each => each.Name),
    ];

    /// <summary>What the editing below does not understand: no header, quotes, accents in names, points between thousands, UTF-16.</summary>
    private static readonly string[] Unreadable = ["FEC0301", "FEC0303", "FEC0310", "FEC0505", "Utf16"];

    [Theory, MemberData(nameof(Numbered))]
    [Rule("P13")]
    public async Task A_line_moved_to_another_number_names_both_entries(string name)
    {
        var text = new EditableFec(FecCase.Named(name).Bytes);
        if (text.IsCash) return;
        var tried = 0;
        foreach (var (row, other) in text.Pairs())
        {
            if (text.Key(row) == text.Key(other) || text.Journal(row) != text.Journal(other) || !text.HasAmount(row)) continue;
            var edited = text.With(row, "ecriturenum", text[other, "ecriturenum"]);
            // A journal left with one number on several dates no longer uses its numbers: see the rule in docs/formats/fec.md.
            if (edited.NumbersOf(text.Journal(row)) == 1) continue;
            var unbalanced = await UnbalancedAsync(edited);
            unbalanced.Should().Contain([text.Key(row), text.Key(other)], $"row {row} went to the entry of row {other}");
            tried++;
        }
        if (text.Rows > 0 && tried == 0) Assert.Skip("No journal of the file has two entries.");
    }

    [Theory, MemberData(nameof(Numbered))]
    [Rule("P13")]
    public async Task Two_changes_that_cancel_within_a_journal_name_both_entries(string name)
    {
        var text = new EditableFec(FecCase.Named(name).Bytes);
        if (text.IsCash) return;
        var tried = 0;
        var column = text.Has("debit") ? "debit" : "montant";
        foreach (var (row, other) in text.Pairs())
        {
            if (text.Key(row) == text.Key(other) || text.Journal(row) != text.Journal(other) || !text.IsDebit(row) || !text.IsDebit(other)) continue;
            var edited = text.With(row, column, text.Plus(text[row, column], 1)).With(other, column, text.Plus(text[other, column], -1));
            var unbalanced = await UnbalancedAsync(edited);
            unbalanced.Should().Contain([text.Key(row), text.Key(other)]);
            tried++;
        }
        if (text.Rows > 0 && tried == 0) Assert.Skip("No journal of the file has two entries with debits.");
    }

    private static async Task<IEnumerable<string>> UnbalancedAsync(EditableFec text)
    {
        var analysis = await FecCase.AnalyseAsync(ImportContent.FromBytes(text.ToBytes(), "123456782FEC20231231.txt"));
        return analysis.Diagnostics.Where(item => item is { Code: "ENT0301", Severity: Severity.Blocking }).SelectMany(item => item.Places).Select(place => place.Entry);
    }

    /// <summary>A flat file as rows of fields, its bytes one character each.</summary>
    private sealed class EditableFec
    {
        private readonly char _separator;
        private readonly string[] _header;
        private readonly List<string[]> _rows;

        public EditableFec(byte[] bytes)
        {
            var lines = Encoding.Latin1.GetString(bytes).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            _separator = lines[0].Contains('\t') ? '\t' : '|';
            _header = [.. lines[0].Split(_separator).Select(name => name.Trim(' ', 'ï', '»', '¿').ToLowerInvariant())];
            _rows = [.. lines.Skip(1).Where(line => line.Contains(_separator)).Select(line => line.Split(_separator))];
            Prologue = lines[0];
        }

        private EditableFec(EditableFec other, List<string[]> rows) => (_separator, _header, _rows, Prologue) = (other._separator, other._header, rows, other.Prologue);

        private string Prologue { get; }
        public int Rows => _rows.Count;
        public bool IsCash => Has("datereglt") || Has("daterglt");
        public string this[int row, string column] => _rows[row][Array.IndexOf(_header, column)];
        public bool Has(string column) => Array.IndexOf(_header, column) >= 0;
        public string Journal(int row) => this[row, "journalcode"].Trim();
        public string Key(int row) => $"{Journal(row)}/{this[row, "ecriturenum"].Trim()}";
        public int NumbersOf(string journal) => Enumerable.Range(0, Rows).Where(row => Journal(row) == journal).Select(Key).Distinct().Count();
        public bool IsDebit(int row) => Has("debit") ? Value(row, "debit") != 0 : Value(row, "montant") != 0 && this[row, "sens"].Trim() is "D" or "+1";
        public bool HasAmount(int row) => Has("debit") ? Value(row, "debit") != Value(row, "credit") : Value(row, "montant") != 0;

        public IEnumerable<(int Row, int Other)> Pairs() => Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Range(0, Rows).Select(other => (row, other)));

        public EditableFec With(int row, string column, string value)
        {
            var rows = _rows.ConvertAll(fields => (string[])fields.Clone());
            rows[row][Array.IndexOf(_header, column)] = value;
            return new(this, rows);
        }

        public string Plus(string value, decimal change)
        {
            var mark = value.Contains('.') ? '.' : ',';
            return (Parse(value) + change).ToString(System.Globalization.CultureInfo.InvariantCulture).Replace('.', mark);
        }

        public byte[] ToBytes() => Encoding.Latin1.GetBytes(Prologue + "\r\n" + string.Concat(_rows.Select(fields => string.Join(_separator, fields) + "\r\n")));

        private decimal Value(int row, string column) => Parse(this[row, column]);

        private static decimal Parse(string value)
        {
            value = value.Trim();
            if (value.Length == 0) return 0;
            var negative = value.Contains('-');
            var number = value.Trim('+', '-');
            if (number.Contains("E2", StringComparison.Ordinal)) return 100;
            if (number.Contains(',')) number = number.Replace(".", "", StringComparison.Ordinal);
            var parsed = decimal.Parse(number.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);
            return negative ? -parsed : parsed;
        }
    }
}
