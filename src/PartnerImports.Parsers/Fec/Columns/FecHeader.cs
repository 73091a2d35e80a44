using System.Collections.Immutable;
using System.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>Something to say of the first line.</summary>
internal readonly record struct HeaderFinding(DiagnosticDescriptor Descriptor, int Field, string Name, string Read, string Expected);

/// <summary>Reads the first line of a flat FEC: which separator, which columns, which regime.</summary>
internal static class FecHeader
{
    /// <summary>How many known names make a line a header.</summary>
    private const int EnoughNames = 5;

    private static ReadOnlySpan<byte> Separators => "\t|;,"u8;

    /// <summary>How many columns of the law the best separator finds in a line.</summary>
    public static int CountKnown(string line) => BestSplit(line).Known;

    /// <summary>Whether a line without names looks like a line of entries.</summary>
    public static bool LooksLikeData(string line) => FindData(line) is not null;

    /// <summary>Makes the layout; null when the line is neither a header nor a line of entries.</summary>
    public static FecLayout? Read(string line, FecRegime? wanted, ICollection<HeaderFinding> findings)
    {
        var (separator, cells, known) = BestSplit(line);
        if (known < EnoughNames) return ReadWithoutHeader(line, wanted, findings);
        var isQuoted = separator is (byte)';' or (byte)',' || cells.Any(cell => cell.Length > 1 && cell[0] == '"' && cell[^1] == '"');
        ReportSeparator(separator, isQuoted, findings);
        var fields = ImmutableArray.CreateBuilder<FecField>(cells.Count);
        var seen = new bool[FecColumns.Count];
        for (var i = 0; i < cells.Count; i++)
        {
            var name = Unquote(cells[i]).Trim(' ', '\u00A0', '\uFEFF');
            if (!FecColumns.TryFind(name, out var column, out var match))
            {
                fields.Add(new(name, null));
                continue;
            }
            if (seen[(int)column])
            {
                findings.Add(new(FecColumns.IsEssential(column) ? FecDiagnostics.EssentialColumnDoubled : FecDiagnostics.ColumnDoubled, i, FecColumns.NameOf(column), name, FecColumns.NameOf(column)));
                fields.Add(new(name, null));
                continue;
            }
            seen[(int)column] = true;
            if (match != NameMatch.Exact)
                findings.Add(new(match == NameMatch.Synonym ? FecDiagnostics.ColumnSynonym : FecDiagnostics.ColumnSpelling, i, FecColumns.NameOf(column), name, FecColumns.NameOf(column)));
            fields.Add(new(match == NameMatch.Synonym ? FecColumns.NameOf(column) : name, column));
        }
        var layout = new FecLayout(separator, isQuoted, hasHeader: true, wanted ?? RegimeOf(seen), fields.ToImmutable());
        ReportColumns(layout, findings);
        return layout;
    }

    private static FecRegime RegimeOf(bool[] columns) =>
        !columns[(int)FecColumn.DateRglt] || !columns[(int)FecColumn.ModeRglt] ? FecRegime.Bic
        : columns[(int)FecColumn.IdClient] ? FecRegime.Bnct
        : FecRegime.Bat;

    private static FecLayout? ReadWithoutHeader(string line, FecRegime? wanted, ICollection<HeaderFinding> findings)
    {
        if (FindData(line) is not var (separator, cells, hasSides)) return null;
        var regime = wanted ?? (cells.Count >= 21 && FecDateText.Read(Encoding.UTF8.GetBytes(cells[18].Trim()), DayOrder.DayFirst, out _) is DateForm.Legal
            ? cells.Count >= 22 ? FecRegime.Bnct : FecRegime.Bat
            : FecRegime.Bic);
        findings.Add(new(FecDiagnostics.HeaderMissing, 0, "", cells[0], nameof(FecColumn.JournalCode)));
        ReportSeparator(separator, separator is (byte)';' or (byte)',', findings);
        var columns = FecLayout.ColumnsOf(regime, hasSides);
        var fields = Enumerable.Range(0, cells.Count).Select(i =>
            i < columns.Length ? new FecField(FecColumns.NameOf(columns[i]), columns[i])
            : new FecField(i == cells.Count - 1 && cells[i].Length == 0 ? "" : $"Colonne{i + 1}", null));
        return new(separator, separator is (byte)';' or (byte)',', hasHeader: false, regime, [.. fields]);
    }

    private static (byte Separator, List<string> Cells, bool HasSides)? FindData(string line)
    {
        foreach (var separator in Separators)
        {
            var cells = Split(line, separator);
            if (cells.Count < 18) continue;
            bool IsDate(int i) => FecDateText.Read(Encoding.UTF8.GetBytes(Unquote(cells[i]).Trim()), DayOrder.DayFirst, out _) is DateForm.Legal or DateForm.Readable;
            bool IsAmount(int i) => FecAmountText.Read(Encoding.UTF8.GetBytes(Unquote(cells[i]).Trim()), PointMeaning.Decimals, out _) is AmountForm.Legal or AmountForm.Blank or AmountForm.DecimalPoint or AmountForm.Grouped;
            var hasSides = FecSideText.Read(Encoding.UTF8.GetBytes(cells[12].Trim())) is SideForm.DebitLetter or SideForm.CreditLetter or SideForm.DebitNumber or SideForm.CreditNumber;
            if (IsDate(3) && IsAmount(11) && (hasSides || IsAmount(12))) return (separator, cells, hasSides);
        }
        return null;
    }

    private static void ReportSeparator(byte separator, bool isQuoted, ICollection<HeaderFinding> findings)
    {
        if (separator is (byte)';' or (byte)',') findings.Add(new(FecDiagnostics.SeparatorIllegal, -1, "", ((char)separator).ToString(), "TAB, |"));
        else if (isQuoted) findings.Add(new(FecDiagnostics.NamesQuoted, -1, "", "\"", ""));
    }

    private static void ReportColumns(FecLayout layout, ICollection<HeaderFinding> findings)
    {
        var expected = FecLayout.ColumnsOf(layout.Regime, layout.HasSides || layout.IndexOf(FecColumn.Montant) >= 0 && layout.IndexOf(FecColumn.Debit) < 0);
        foreach (var column in expected)
        {
            if (layout.IndexOf(column) >= 0) continue;
            var descriptor = FecColumns.IsEssential(column) ? FecDiagnostics.EssentialColumnMissing : FecDiagnostics.ColumnMissing;
            findings.Add(new(descriptor, -1, FecColumns.NameOf(column), "", FecColumns.NameOf(column)));
        }
        var place = 0;
        foreach (var column in expected)
        {
            if (layout.IndexOf(column) < 0 || layout.IndexOf(column) == place++) continue;
            findings.Add(new(FecDiagnostics.ColumnOrder, place - 1, "", layout.Fields[place - 1].Name, FecColumns.NameOf(column)));
            break;
        }
        for (var i = 0; i < layout.Fields.Length; i++)
        {
            var (name, column) = layout.Fields[i];
            if (name.Length == 0) findings.Add(new(FecDiagnostics.ColumnUnnamed, i, "", "", ""));
            else if (column is null ? !FecColumns.TryFind(name, out _, out _) : !expected.Contains(column.Value)) findings.Add(new(FecDiagnostics.ColumnFurther, i, name, name, ""));
        }
    }

    /// <summary>Cuts a line by the separator that finds most columns, the first one of several.</summary>
    private static (byte Separator, List<string> Cells, int Known) BestSplit(string line)
    {
        (byte Separator, List<string> Cells, int Known) best = (default, [], -1);
        foreach (var separator in Separators)
        {
            var cells = Split(line, separator);
            if (cells.Count <= best.Known) continue; // They cannot be more columns.
            if (CountKnown(cells) is var known && known > best.Known) best = (separator, cells, known);
        }
        return best;
    }

    private static int CountKnown(List<string> cells)
    {
        var (known, count) = (new bool[FecColumns.Count], 0);
        foreach (var cell in cells)
        {
            if (!FecColumns.TryFind(Unquote(cell).Trim(' ', '\u00A0', '\uFEFF'), out var column, out _) || known[(int)column]) continue;
            known[(int)column] = true;
            count++;
        }
        return count;
    }

    private static string Unquote(string cell)
    {
        cell = cell.Trim();
        return cell is ['"', .., '"'] ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
    }

    private static List<string> Split(string line, byte separator)
    {
        var cells = new List<string>();
        var isQuoted = separator is (byte)';' or (byte)',';
        int start = 0;
        var inQuotes = false;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"' && isQuoted) inQuotes = !inQuotes;
            if (i < line.Length && (line[i] != separator || inQuotes)) continue;
            cells.Add(line[start..i]);
            start = i + 1;
        }
        return cells;
    }
}
