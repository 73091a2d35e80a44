using NodaTime;

namespace PartnerImports.Testing;

/// <summary>The layouts of a TRA file's movements.</summary>
public enum TraLayout
{
    /// <summary>Standard: 222 columns.</summary>
    Std,

    /// <summary>Extended: 1,023 columns, as Loop takes it.</summary>
    Ete,
}

/// <summary>Writes the TRA file of a ledger: header, parameter records, movements.</summary>
internal static class TraFile
{
    private const int StandardWidth = 222, ExtendedWidth = 1023;

    public static void Write(Stream stream, LedgerGenerator ledger, TraLayout layout)
    {
        var writer = new ByteWriter(stream, FileEncodings.Of(ContentEncoding.Windows1252));
        var record = new FixedRecord(ExtendedWidth);
        Header(writer, record, ledger, layout);
        Parameters(writer, record, ledger.Truth, ledger);
        foreach (var entry in ledger)
            foreach (var line in entry.Lines)
                Movement(writer, record, entry, line, layout);
        writer.Flush();
    }

    private static void Header(ByteWriter writer, FixedRecord record, LedgerGenerator ledger, TraLayout layout)
    {
        record.Clear();
        record.Left(1, 14, "***S5CLIJRL" + (layout == TraLayout.Std ? "STD" : "ETE"));
        record.Left(18, 8, "01011900");
        record.Left(26, 8, "01011900");
        record.Left(34, 3, "011");
        record.Left(42, 12, $"0101{ledger.Year + 1:0000}0000");
        record.Left(54, 35, "Generator");
        record.Left(89, 35, "Société d'exemple");
        record.Left(124, 1, "-");
        record.Left(137, 8, "01011900");
        record.Left(145, 5, "001--");
        record.End(writer, 165);
    }

    private static void Parameters(ByteWriter writer, FixedRecord record, LedgerTruth truth, LedgerGenerator ledger)
    {
        record.Clear();
        record.Left(1, 6, "***PS1");
        record.Left(7, 35, "Société d'exemple");
        record.Left(391, 35, LoopJsonFile.Siret(ledger.Siren));
        record.End(writer, 532);
        foreach (var (number, label) in truth.Accounts)
        {
            record.Clear();
            record.Left(1, 6, "***CGN");
            record.Left(7, 17, number);
            record.Left(24, 35, label);
            record.Left(59, 3, number switch { ['4', '1', '1', ..] => "COC", ['4', '0', '1', ..] => "COF", ['5', '1', ..] => "BQE", ['5', '3', ..] => "CAI", ['6', ..] => "CHA", ['7', ..] => "PRO", _ => "DIV" });
            record.Left(62, 7, "-------");
            record.End(writer, 68);
        }
        foreach (var (code, (label, collective)) in truth.ThirdParties)
        {
            record.Clear();
            record.Left(1, 6, "***CAE");
            record.Left(7, 17, code);
            record.Left(24, 35, label);
            record.Left(59, 3, collective.StartsWith("41", StringComparison.Ordinal) ? "CLI" : "FOU");
            record.Left(62, 1, "X");
            record.Left(63, 17, collective);
            record.End(writer, 79);
        }
        foreach (var (code, label) in truth.Journals)
        {
            record.Clear();
            record.Left(1, 6, "***JAL");
            record.Left(7, 3, code);
            record.Left(10, 35, label);
            record.Left(45, 3, code switch { "AC" => "ACH", "VE" => "VTE", "BQ" or "BP" => "BQE", "CA" => "CAI", _ => "OD" });
            record.Left(74, 1, "-");
            record.End(writer, 76);
        }
    }

    private static void Movement(ByteWriter writer, FixedRecord record, GeneratedEntry entry, GeneratedLine line, TraLayout layout)
    {
        record.Clear();
        record.Left(1, 3, entry.Journal);
        record.Date(4, entry.Date);
        record.Left(12, 2, entry.Journal switch { "AC" => "FF", "VE" => "FC", "BQ" => "RC", "BP" => "RF", _ => "OD" });
        record.Left(14, 17, line.Account);
        if (line.ThirdParty.Length > 0)
        {
            record.Left(31, 1, "X");
            record.Left(32, 17, line.ThirdParty);
        }
        record.Left(49, 35, entry.Reference);
        record.Left(84, 35, entry.Label);
        record.Left(130, 1, line.Debit != 0 ? "D" : "C");
        record.Cents(131, 20, line.Debit + line.Credit);
        record.Left(151, 1, "N");
        record.Right(152, 8, entry.Sequence);
        record.Left(173, 3, "E--");
        if (layout == TraLayout.Std)
        {
            record.End(writer, StandardWidth);
            return;
        }
        record.Left(223, 35, entry.Reference);
        record.Date(258, entry.DocumentDate);
        record.Date(266, entry.LockDate);
        record.Left(302, 3, "N");
        record.Left(386, 1, "-");
        record.Left(1014, 5, line.Matching);
        record.Left(1019, 2, "--");
        record.Left(1021, 3, line.ThirdParty.Length == 0 ? "RI" : line.Matching.Length == 0 ? "AL" : "TL");
        record.End(writer, ExtendedWidth);
    }
}

/// <summary>A record of fixed width: places are columns from 1, as the layout counts them.</summary>
internal sealed class FixedRecord(int width)
{
    private readonly char[] _columns = new char[width];

    public void Clear() => Array.Fill(_columns, ' ');

    /// <summary>Text at the left of a field, cut at its width.</summary>
    public void Left(int start, int length, string text) => text.AsSpan(0, Math.Min(length, text.Length)).CopyTo(_columns.AsSpan(start - 1, length));

    public void Right(int start, int length, long number)
    {
        var at = start + length - 2;
        do
        {
            _columns[at--] = (char)('0' + number % 10);
            number /= 10;
        }
        while (number > 0);
    }

    public void Cents(int start, int length, long cents)
    {
        Right(start, length - 3, cents / 100);
        _columns[start + length - 4] = ',';
        _columns[start + length - 3] = (char)('0' + cents / 10 % 10);
        _columns[start + length - 2] = (char)('0' + cents % 10);
    }

    public void Date(int start, LocalDate date)
    {
        Two(start, date.Day);
        Two(start + 2, date.Month);
        Two(start + 4, date.Year / 100);
        Two(start + 6, date.Year % 100);
    }

    public void End(ByteWriter writer, int length)
    {
        writer.Text(_columns.AsSpan(0, length));
        writer.Bytes("\r\n"u8);
    }

    private void Two(int start, int number)
    {
        _columns[start - 1] = (char)('0' + number / 10);
        _columns[start] = (char)('0' + number % 10);
    }
}
