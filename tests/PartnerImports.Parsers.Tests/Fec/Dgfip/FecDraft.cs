using System.Text;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Fec.Dgfip;

/// <summary>A small flat file without a fault, to be spoilt one place at a time. Characters are bytes.</summary>
sealed class FecDraft
{
    public const string FileName = "732829320FEC20221231.txt";

    static readonly (string Name, string Value)[] FirstLine =
    [
        ("JournalCode", "AC"), ("JournalLib", "Achats"), ("EcritureNum", "1"), ("EcritureDate", "20220105"),
        ("CompteNum", "607000"), ("CompteLib", "Achats"), ("CompAuxNum", ""), ("CompAuxLib", ""),
        ("PieceRef", "P1"), ("PieceDate", "20220105"), ("EcritureLib", "Facture"), ("Debit", "10,00"),
        ("Credit", "0,00"), ("EcritureLet", ""), ("DateLet", ""), ("ValidDate", "20220131"),
        ("Montantdevise", ""), ("Idevise", "EUR"), ("DateRglt", "20220131"), ("ModeRglt", "VIR"),
        ("NatOp", ""), ("IdClient", ""),
    ];

    readonly List<string> names;
    readonly List<string[]> lines;

    public FecDraft(int columns = 18)
    {
        names = [.. FirstLine.Take(columns).Select(column => column.Name)];
        lines = [Values(columns), Values(columns)];
    }

    public string Separator { get; set; } = "\t";

    public string LineEnd { get; set; } = "\r\n";

    public string Name { get; set; } = FileName;

    public static string[] ColumnNames => [.. FirstLine.Select(column => column.Name)];

    /// <summary>Gives a value to a column of line 3, the last one.</summary>
    public FecDraft Set(string name, string value)
    {
        lines[1][names.IndexOf(name)] = value;
        return this;
    }

    /// <summary>Gives a value to a column of both lines.</summary>
    public FecDraft SetAll(string name, string value)
    {
        lines.ForEach(line => line[names.IndexOf(name)] = value);
        return this;
    }

    public FecDraft Rename(string name, string newName)
    {
        names[names.IndexOf(name)] = newName;
        return this;
    }

    public FecDraft Remove(string name)
    {
        int index = names.IndexOf(name);
        names.RemoveAt(index);
        for (int line = 0; line < lines.Count; line++)
            lines[line] = [.. lines[line].Where((_, column) => column != index)];
        return this;
    }

    public FecDraft Append(string name, string value)
    {
        names.Add(name);
        for (int line = 0; line < lines.Count; line++)
            lines[line] = [.. lines[line], value];
        return this;
    }

    /// <summary>The layout with an amount and a side: the last line has these.</summary>
    public FecDraft Signed(string amount, string side)
    {
        Rename("Debit", "Montant").Rename("Credit", "Sens").SetAll("Sens", "D");
        return Set("Montant", amount).Set("Sens", side);
    }

    public override string ToString() =>
        string.Concat(lines.Prepend([.. names]).Select(line => string.Join(Separator, line) + LineEnd));

    public Task<DgfipReport> CheckAsync(FecRegime? regime = null) => CheckAsync(ToString(), Name, regime);

    public static Task<DgfipReport> CheckAsync(string text, string name = FileName, FecRegime? regime = null) =>
        CheckAsync(Encoding.Latin1.GetBytes(text), name, regime);

    public static async Task<DgfipReport> CheckAsync(byte[] bytes, string name, FecRegime? regime = null) =>
        await DgfipChecker.CheckAsync(new MemoryStream(bytes), name, regime, TestContext.Current.CancellationToken);

    static string[] Values(int columns) => [.. FirstLine.Take(columns).Select(column => column.Value)];
}
