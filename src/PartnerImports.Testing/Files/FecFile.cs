namespace PartnerImports.Testing;

/// <summary>What is free about a FEC.</summary>
public sealed record FecLayout
{
    /// <summary>The separator: a tab or <c>|</c>.</summary>
    public char Separator { get; init; } = '\t';

    /// <summary>The line end.</summary>
    public string LineEnd { get; init; } = "\r\n";

    /// <summary>Whether the last line has a line end.</summary>
    public bool EndsWithLineEnd { get; init; } = true;

    /// <summary>The encoding.</summary>
    public ContentEncoding Encoding { get; init; } = ContentEncoding.Utf8;

    /// <summary>Whether columns 12 and 13 are <c>Montant</c> and <c>Sens</c> instead of <c>Debit</c> and <c>Credit</c>.</summary>
    public bool AmountAndSide { get; init; }

    /// <summary>Whether the lines of two entries that follow each other alternate, so that entries are not contiguous.</summary>
    public bool Interleaved { get; init; }

    /// <summary>The decimal mark: a comma by law.</summary>
    public char DecimalMark { get; init; } = ',';
}

/// <summary>Writes the FEC of a ledger (A47 A-1 VII-1, 18 columns).</summary>
internal static class FecFile
{
    private static readonly string[] Columns =
    [
        "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib", "PieceRef",
        "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
    ];

    public static void Write(Stream stream, LedgerGenerator ledger, FecLayout layout)
    {
        var encoding = FileEncodings.Of(layout.Encoding);
        stream.Write(encoding.Preamble);
        var writer = new ByteWriter(stream, encoding);
        Header(writer, layout);
        foreach (var (entry, line) in layout.Interleaved ? Alternating(ledger) : ledger.SelectMany(entry => entry.Lines.Select(line => (entry, line))))
        {
            writer.Text(layout.LineEnd);
            Line(writer, layout, entry, line);
        }
        if (layout.EndsWithLineEnd) writer.Text(layout.LineEnd);
        writer.Flush();
    }

    private static void Header(ByteWriter writer, FecLayout layout)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (i > 0) writer.Char(layout.Separator);
            writer.Text(layout.AmountAndSide && i == 11 ? "Montant" : layout.AmountAndSide && i == 12 ? "Sens" : Columns[i]);
        }
    }

    private static void Line(ByteWriter writer, FecLayout layout, GeneratedEntry entry, GeneratedLine line)
    {
        void Field(string text)
        {
            writer.Text(text);
            writer.Char(layout.Separator);
        }

        void Date(NodaTime.LocalDate? date)
        {
            if (date is { } given) writer.Date(given, "ymd");
            writer.Char(layout.Separator);
        }

        Field(entry.Journal);
        Field(entry.JournalLabel);
        Field(entry.Number);
        Date(entry.Date);
        Field(line.Account);
        Field(line.AccountLabel);
        Field(line.ThirdParty);
        Field(line.ThirdPartyLabel);
        Field(entry.Reference);
        Date(entry.DocumentDate);
        Field(entry.Label);
        writer.Cents(layout.AmountAndSide ? line.Debit + line.Credit : line.Debit, layout.DecimalMark);
        writer.Char(layout.Separator);
        if (layout.AmountAndSide) writer.Char(line.Debit != 0 ? 'D' : 'C');
        else writer.Cents(line.Credit, layout.DecimalMark);
        writer.Char(layout.Separator);
        Field(line.Matching);
        Date(line.MatchingDate);
        Date(entry.LockDate);
        writer.Char(layout.Separator);
    }

    private static IEnumerable<(GeneratedEntry, GeneratedLine)> Alternating(LedgerGenerator ledger)
    {
        foreach (var pair in ledger.Chunk(2))
            for (var i = 0; i < 4; i++)
                foreach (var entry in pair)
                    if (i < entry.Lines.Length) yield return (entry, entry.Lines[i]);
    }
}
