using System.Globalization;
using System.Text;
using NodaTime;

namespace PartnerImports.Benchmarks.Data;

/// <summary>A block of FEC lines in which each entry has one fault, and what a reader must make of it.</summary>
/// <remarks>An entry is two lines of 10,00, debit and credit, of a journal of its own, changed where its fault is.</remarks>
internal sealed class FaultBlock
{
    private const long Cents = 1000;

    private readonly StringBuilder _text = new();
    private readonly SortedSet<string> _codes = new(StringComparer.Ordinal);
    private readonly string _date, _lock;
    private int _number;

    /// <summary>Begins a block of a day, with the posting lock date of that day's lines.</summary>
    public FaultBlock(LocalDate date, LocalDate lockDate)
    {
        (Date, _date, _lock) = (date, Digits(date), Digits(lockDate));
        FirstMovement = LastMovement = date;
    }

    /// <summary>The day.</summary>
    public LocalDate Date { get; }

    /// <summary>The lines, each with its line end.</summary>
    public string Text => _text.ToString();

    /// <summary>The codes that must be reported.</summary>
    public IReadOnlySet<string> Codes => _codes;

    /// <summary>Lines that count as read.</summary>
    public long Lines { get; private set; }

    /// <summary>Entries.</summary>
    public long Entries { get; private set; }

    /// <summary>The debits read, in cents.</summary>
    public long Debit { get; private set; }

    /// <summary>The credits read, in cents.</summary>
    public long Credit { get; private set; }

    /// <summary>The smallest date read.</summary>
    public LocalDate FirstMovement { get; private set; }

    /// <summary>The greatest date read.</summary>
    public LocalDate LastMovement { get; private set; }

    /// <summary>Digits as the law writes dates.</summary>
    public static string Digits(LocalDate date) => date.ToString("uuuuMMdd", CultureInfo.InvariantCulture);

    /// <summary>Passes over a number.</summary>
    public void SkipNumber() => _number++;

    /// <summary>Adds bytes that are no line.</summary>
    public void Raw(string code, string text)
    {
        _codes.Add(code);
        _text.Append(text);
    }

    /// <summary>Adds an entry with a fault.</summary>
    public void Add(string code, Action<FaultEntry> plant)
    {
        _codes.Add(code);
        var entry = new FaultEntry
        {
            Debit = new(_date, _lock, "10,00", "0,00", Cents, 0),
            Credit = new(_date, _lock, "0,00", "10,00", 0, Cents),
        };
        var number = "PB" + (++_number).ToString("000000", CultureInfo.InvariantCulture);
        entry.Set(FecField.EcritureNum, number);
        entry.Set(FecField.PieceRef, number);
        entry.Set(FecField.EcritureLib, "Faute " + code);
        plant(entry);
        foreach (var line in entry.All)
        {
            _text.Append(line.ToText());
            if (line.IsLost) continue;
            Lines++;
            Debit += line.DebitRead;
            Credit += line.CreditRead;
        }
        Entries += entry.Entries;
        if (entry.ReadAs is not { } date) return;
        FirstMovement = LocalDate.Min(FirstMovement, date);
        LastMovement = LocalDate.Max(LastMovement, date);
    }
}

/// <summary>The columns of a FEC, in the order of the law.</summary>
internal enum FecField
{
    JournalCode, JournalLib, EcritureNum, EcritureDate, CompteNum, CompteLib, CompAuxNum, CompAuxLib, PieceRef,
    PieceDate, EcritureLib, Debit, Credit, EcritureLet, DateLet, ValidDate, Montantdevise, Idevise,
}

/// <summary>The lines of an entry with a fault.</summary>
internal sealed class FaultEntry
{
    /// <summary>The debit line.</summary>
    public required FaultLine Debit { get; init; }

    /// <summary>The credit line.</summary>
    public required FaultLine Credit { get; init; }

    /// <summary>Further lines.</summary>
    public List<FaultLine> Further { get; } = [];

    /// <summary>Whether the debit line alone stands in the file.</summary>
    public bool IsSingle { get; set; }

    /// <summary>How many entries a reader makes of it.</summary>
    public int Entries { get; set; } = 1;

    /// <summary>The date that a reader must find when it is not that of the block.</summary>
    public LocalDate? ReadAs { get; set; }

    /// <summary>The lines in order.</summary>
    public IEnumerable<FaultLine> All => IsSingle ? [Debit, .. Further] : [Debit, Credit, .. Further];

    /// <summary>Sets a value on both lines.</summary>
    public void Set(FecField field, string value)
    {
        Debit[field] = value;
        Credit[field] = value;
    }
}

/// <summary>A line with its values as written and as a reader must count them.</summary>
internal sealed class FaultLine
{
    private readonly string[] _fields;

    public FaultLine(string date, string lockDate, string debit, string credit, long debitRead, long creditRead)
    {
        _fields =
        [
            "PB", "Fautes plantées", "", date, "471000", "Compte d'attente", "", "", "", date, "", debit, credit, "", "", lockDate, "", "",
        ];
        (DebitRead, CreditRead) = (debitRead, creditRead);
    }

    /// <summary>The debit that counts, in cents.</summary>
    public long DebitRead { get; set; }

    /// <summary>The credit that counts, in cents.</summary>
    public long CreditRead { get; set; }

    /// <summary>Whether a reader keeps nothing of the line.</summary>
    public bool IsLost { get; set; }

    /// <summary>How many fields are written.</summary>
    public int FieldCount { get; set; } = 18;

    /// <summary>The line end.</summary>
    public string LineEnd { get; set; } = "\r\n";

    /// <summary>A value.</summary>
    public string this[FecField field]
    {
        get => _fields[(int)field];
        set => _fields[(int)field] = value;
    }

    /// <summary>A line of the same entry.</summary>
    public FaultLine Copy() => Copy(this[FecField.Debit], this[FecField.Credit], DebitRead, CreditRead);

    /// <summary>A line of the same entry with other amounts.</summary>
    public FaultLine Copy(string debit, string credit, long debitRead, long creditRead)
    {
        var copy = new FaultLine("", "", debit, credit, debitRead, creditRead);
        for (var i = 0; i < _fields.Length; i++)
            if ((FecField)i is not (FecField.Debit or FecField.Credit)) copy._fields[i] = _fields[i];
        return copy;
    }

    /// <summary>The line with its line end.</summary>
    public string ToText() => string.Join('\t', FieldCount <= 18 ? _fields.AsSpan(0, FieldCount).ToArray() : [.. _fields, .. Enumerable.Repeat("", FieldCount - 18)]) + LineEnd;
}
