using NodaTime;
using PartnerImports.Parsers;

namespace PartnerImports.Benchmarks.Data;

/// <summary>One fault of every code that a flat FEC with the eighteen columns of the law, in UTF-8 or ISO 8859-15, can carry in its lines.</summary>
internal static class PlantedFaults
{
    /// <summary>The codes that such a file cannot carry, or only as a whole, with the reason.</summary>
    private static readonly (string Prefix, string Reason)[] NotCarried =
    [
        ("FEC01", "the name and the parts are right"),
        ("FEC0201", "the encoding is a legal one"),
        ("FEC0207", "a byte that is not UTF-8 makes the whole file another encoding's"),
        ("FEC03", "the header is right"),
        ("FEC0406", "quotes mean nothing in a file whose header has none"),
        ("FEC0508", "there is no column Sens"), ("FEC0509", "there is no column Sens"), ("FEC0510", "there is no column Sens"),
        ("FEC0803", "the columns are not those of cash accounts"),
        ("FEC09", "the file is flat"),
        ("ENT0304", "there are entries"),
        ("ENT0601", "a FEC has no analytics"),
    ];

    /// <summary>The codes that a complete file reports: a new code is either planted or named above.</summary>
    public static SortedSet<string> Required() =>
        new(FecDiagnostics.All.Concat(EntryDiagnostics.All).Select(descriptor => descriptor.Code).Where(code => !NotCarried.Any(kind => code.StartsWith(kind.Prefix, StringComparison.Ordinal))), StringComparer.Ordinal);

    /// <summary>Makes the block for a day of December that is not its last.</summary>
    public static FaultBlock Make(LocalDate date, LocalDate lockDate)
    {
        var block = new FaultBlock(date, lockDate);
        PlantLines(block);
        PlantAmounts(block);
        PlantDates(block);
        PlantSequences(block);
        PlantEntries(block);
        return block;
    }

    private static void PlantLines(FaultBlock block)
    {
        block.Add("FEC0202", entry => entry.Debit[FecField.EcritureLib] = "Texte avec \0 zéro");
        block.Add("FEC0203", entry =>
        {
            entry.Debit[FecField.EcritureLib] = new('x', ReadOptions.Default.MaxLineLength);
            entry.Debit.IsLost = true;
        });
        block.Add("FEC0204", entry => entry.Debit.LineEnd = "\n");
        block.Raw("FEC0205", "\r\n");
        block.Add("FEC0401", entry =>
        {
            entry.Debit.FieldCount = 20;
            entry.Debit.DebitRead = 0;
        });
        block.Add("FEC0402", entry => entry.Debit.FieldCount = 16);
        block.Add("FEC0403", entry => entry.Debit[FecField.PieceRef] = "");
        block.Add("FEC0404", entry => entry.Debit[FecField.CompteNum] = "4X1000");
        block.Add("FEC0405", entry => entry.Debit[FecField.CompAuxNum] = "F9999");
        block.Add("ENT0701", entry => entry.Debit[FecField.EcritureLib] = "Texte avec \u0001 caractère de contrôle");
    }

    private static void PlantAmounts(FaultBlock block)
    {
        void Debit(string code, string text, long read, string? balance = null) => block.Add(code, entry =>
        {
            entry.Debit[FecField.Debit] = text;
            entry.Debit.DebitRead = read;
            if (balance is null) return;
            entry.Credit[FecField.Credit] = balance;
            entry.Credit.CreditRead = read;
        });

        Debit("FEC0501", "dix", 0);
        Debit("FEC0502", "1234567890123456789,12", 0);
        Debit("FEC0503", "1.234", 0);
        // A point before decimals and points between thousands: what a lone point means stays open.
        Debit("FEC0504", "10.00", 1000);
        Debit("FEC0505", "1.234.567,00", 123_456_700, "1234567,00");
        Debit("FEC0506", "1,5E3", 150_000, "1500,00");
        block.Add("FEC0507", entry => (entry.Debit[FecField.Montantdevise], entry.Debit[FecField.Idevise]) = ("dix", "USD"));
        block.Add("ENT0201", entry =>
        {
            (entry.Debit[FecField.Credit], entry.Debit.CreditRead) = ("5,00", 500);
            (entry.Credit[FecField.Credit], entry.Credit.CreditRead) = ("5,00", 500);
        });
        block.Add("ENT0202", entry => entry.Further.Add(entry.Debit.Copy("0,00", "0,00", 0, 0)));
        block.Add("ENT0401", entry => entry.Debit[FecField.Montantdevise] = "12,00");
        block.Add("ENT0402", entry => entry.Debit[FecField.Idevise] = "USD");
    }

    private static void PlantDates(FaultBlock block)
    {
        block.Add("FEC0601", entry => entry.Debit[FecField.EcritureDate] = "20251399");
        block.Add("FEC0602", entry => entry.Debit[FecField.EcritureDate] = "01/02/2025");
        block.Add("FEC0603", entry => entry.Debit[FecField.PieceDate] = "20251399");
        block.Add("FEC0604", entry => entry.Debit[FecField.PieceDate] = "01/02/2025");
        block.Add("FEC0605", entry => entry.Debit[FecField.PieceDate] = "2025-11-30");
        block.Add("FEC0606", entry => entry.Debit[FecField.DateLet] = "00000000");
        Dated("FEC0607", new(block.Date.Year + 1, 1, 5));
        Dated("FEC0608", new(block.Date.Year - 1, 12, 31));
        block.Add("FEC0609", entry => entry.Debit[FecField.ValidDate] = FaultBlock.Digits(block.Date.PlusDays(-1)));
        block.Add("FEC0701", entry =>
        {
            var earlier = FaultBlock.Digits(block.Date.PlusMonths(-1));
            entry.Set(FecField.EcritureDate, earlier);
            entry.Debit[FecField.ValidDate] = earlier;
        });

        void Dated(string code, LocalDate date) => block.Add(code, entry =>
        {
            entry.Set(FecField.EcritureDate, FaultBlock.Digits(date));
            entry.ReadAs = date;
        });
    }

    private static void PlantSequences(FaultBlock block)
    {
        block.SkipNumber();
        block.Add("FEC0702", _ => { });
        block.Add("FEC0703", entry =>
        {
            entry.Set(FecField.EcritureNum, "PB000003");
            entry.Set(FecField.EcritureDate, FaultBlock.Digits(block.Date.PlusDays(-1)));
            entry.Entries = 0;
        });
        foreach (var code in (string[])["FEC0704", "FEC0705"])
            block.Add(code, entry =>
            {
                entry.Set(FecField.JournalCode, "AN");
                entry.Set(FecField.JournalLib, "À-nouveaux");
                entry.Set(FecField.CompteNum, "101000");
            });
        block.Add("FEC0706", entry => entry.Debit[FecField.EcritureLib] = "Centralisation de décembre");
        block.Add("FEC0707", entry =>
        {
            entry.Debit[FecField.CompteNum] = "707000";
            entry.Credit[FecField.CompteNum] = "120000";
        });
        block.Add("FEC0801", entry => entry.Credit[FecField.JournalCode] = "PC");
        block.Add("FEC0802", entry =>
        {
            entry.Set(FecField.JournalCode, "NU");
            entry.Set(FecField.EcritureNum, "0");
        });
    }

    private static void PlantEntries(FaultBlock block)
    {
        block.Add("ENT0101", entry => entry.Set(FecField.JournalCode, ""));
        block.Add("ENT0102", entry => entry.Debit[FecField.CompteNum] = "");
        block.Add("ENT0103", entry => entry.Debit[FecField.CompteNum] = new('4', 40));
        block.Add("ENT0104", entry => entry.Debit[FecField.CompteNum] = "411\u00010");
        block.Add("ENT0301", entry =>
        {
            entry.Credit[FecField.Credit] = "9,00";
            entry.Credit.CreditRead = 900;
        });
        block.Add("ENT0302", entry => entry.Credit[FecField.EcritureDate] = FaultBlock.Digits(block.Date.PlusDays(-1)));
        block.Add("ENT0303", entry =>
        {
            entry.IsSingle = true;
            (entry.Debit[FecField.Debit], entry.Debit.DebitRead) = ("0,00", 0);
        });
        block.Add("ENT0403", entry => entry.Debit[FecField.CompAuxLib] = "Fournisseur sans code");
        block.Add("ENT0501", entry => entry.Debit[FecField.DateLet] = FaultBlock.Digits(block.Date));
        block.Add("ENT0502", entry => entry.Set(FecField.EcritureLet, "ZZZX"));
        block.Add("ENT0503", entry => (entry.Debit[FecField.EcritureLet], entry.Debit[FecField.DateLet]) = ("ZZZY", FaultBlock.Digits(block.Date)));
    }
}
