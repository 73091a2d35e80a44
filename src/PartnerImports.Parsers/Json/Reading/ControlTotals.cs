using System.Globalization;
using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>Counts what is read and compares it with <c>controle</c> or <c>fin</c>.</summary>
internal sealed class ControlTotals(JsonValues values)
{
    private static readonly PropertySet Members = new("ecritures", "lignes", "debit", "credit");

    private AmountTotal _debit, _credit;

    /// <summary>Entries read, those without usable lines included.</summary>
    public int Entries { get; private set; }

    /// <summary>Lines read.</summary>
    public int Lines { get; private set; }

    /// <summary>Whether an amount or line could not be read: totals then mean nothing.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>Counts an entry, which begins at a row and ends with the batch.</summary>
    public void Add(EntryLineBatch lines, int first = 0)
    {
        Entries++;
        Lines += lines.Count - first;
        for (var row = first; row < lines.Count; row++)
        {
            if (!lines.Debits[row].IsZero) _debit = _debit.Add(lines.Debits[row]);
            if (!lines.Credits[row].IsZero) _credit = _credit.Add(lines.Credits[row]);
            IsDoubtful |= (lines.Marks[row] & LineMarks.Faulty) != 0;
        }
    }

    /// <summary>Counts an entry that could not be read at all.</summary>
    public void AddUnreadable()
    {
        Entries++;
        IsDoubtful = true;
    }

    /// <summary>Reads the totals that the cursor stands on and reports those that differ.</summary>
    public void Read(ref JsonCursor cursor)
    {
        if (!values.Expect(ref cursor, JsonTokenType.StartObject)) return;
        var mark = cursor.Mark;
        values.Require(values.Walk(ref cursor, Members, OnMember), Members, 0b1111, mark);
    }

    private void OnMember(ref JsonCursor cursor, int member)
    {
        var mark = cursor.Mark;
        if (member < 2)
        {
            if (values.Integer(ref cursor, 0) is { } count) Compare(mark, count == (member == 0 ? Entries : Lines), Text(count), Text(member == 0 ? Entries : Lines));
        }
        else if (values.Amount(ref cursor, out var amount))
        {
            var total = member == 2 ? _debit : _credit;
            Compare(mark, AmountTotal.Zero.Add(amount) == total, amount.ToString(), total.ToString());
        }
    }

    private void Compare(JsonMark mark, bool isEqual, string announced, string read)
    {
        if (!isEqual && !IsDoubtful) values.Report.Add(JsonDiagnostics.ControlTotal, mark, announced, read);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
