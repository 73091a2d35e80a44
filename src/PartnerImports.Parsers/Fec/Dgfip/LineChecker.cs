using System.Buffers;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>The checks of a data line, L1 to L15.</summary>
internal sealed class LineChecker(Header header, Findings findings)
{
    const byte Nul = 0;
    const byte NoBreakSpace = 0xA0;
    const byte NoBreakSpaceLead = 0xC2;
    const byte Space = (byte)' ';

    static readonly SearchValues<byte> Cleaned = SearchValues.Create(Nul, NoBreakSpace);

    readonly Column[] columns = header.Columns;
    readonly byte separator = header.Separator;
    byte[] scratch = [];

    /// <summary>Checks a line; <paramref name="line"/> is its number for findings.</summary>
    public void Check(ReadOnlySpan<byte> record, long line)
    {
        ReadOnlySpan<byte> rest = Clean(record);
        int fields = rest.Count(separator) + 1;
        if (fields == 1)
        {
            findings.Refuse(CheckId.EmptyLine, line);
            return;
        }

        if (fields != columns.Length)
            findings.Refuse(CheckId.FieldCount, line);

        bool isDebitZero = true;
        bool isCreditZero = true;
        for (int index = 0; index < columns.Length; index++)
        {
            ReadOnlySpan<byte> value = TakeField(ref rest).TrimEnd(Space);
            if (index > 0)
                value = value.TrimStart(Space);
            CheckValue(value, columns[index], line);
            if (index == header.Debit)
                isDebitZero = Amounts.IsZero(value);
            if (index == header.Credit)
                isCreditZero = Amounts.IsZero(value);
        }

        if (isDebitZero == isCreditZero)
            findings.Observe(CheckId.DebitAndCredit, line);
    }

    // A field that the line lacks is empty.
    ReadOnlySpan<byte> TakeField(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf(separator);
        ReadOnlySpan<byte> field = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return field;
    }

    void CheckValue(ReadOnlySpan<byte> value, in Column column, long line)
    {
        if (value.IsEmpty && column.Blank is BlankRule.Forbidden)
        {
            findings.Refuse(CheckId.BlockingValueEmpty, line, column.Field);
            return;
        }

        if (value.IsEmpty && column.Blank is BlankRule.Unexpected)
            findings.Refuse(header.EmptyValueCheck, line, column.Field);

        switch (column.Kind)
        {
            case ColumnKind.Account:
                CheckAccount(value, column, line);
                break;
            case ColumnKind.Amount:
                CheckAmount(value, column, line);
                break;
            case ColumnKind.Date when !value.IsEmpty:
                CheckDate(value, column, line);
                break;
        }
    }

    void CheckAccount(ReadOnlySpan<byte> value, in Column column, long line)
    {
        if (value.Length < 3 || value[..3].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            findings.Observe(CheckId.AccountForm, line, column.Field);
    }

    void CheckAmount(ReadOnlySpan<byte> value, in Column column, long line)
    {
        AmountFaults faults = Amounts.FaultsOf(value);
        if (faults is AmountFaults.None)
            return;
        if (faults.HasFlag(AmountFaults.Dot))
            findings.Refuse(CheckId.AmountDot, line, column.Field);
        if (faults.HasFlag(AmountFaults.Thousands))
            findings.Refuse(CheckId.AmountThousands, line, column.Field);
        if (faults.HasFlag(AmountFaults.Form))
            findings.Refuse(CheckId.AmountForm, line, column.Field);
    }

    void CheckDate(ReadOnlySpan<byte> value, in Column column, long line)
    {
        switch (Dates.Read(value))
        {
            case DateReading.Zeros when column.Blank is BlankRule.Forbidden:
                findings.Refuse(CheckId.DateZeros, line, column.Field);
                break;
            case DateReading.OtherForm:
                findings.Refuse(CheckId.DateForm, line, column.Field);
                break;
            case DateReading.OutsideCalendar:
                findings.Refuse(CheckId.DateCalendar, line, column.Field);
                break;
            case DateReading.OutsidePeriod:
                findings.Observe(CheckId.DatePeriod, line, column.Field);
                break;
        }
    }

    // C2 A0 and A0 become a space, even where A0 ends another character, and NUL disappears.
    ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> record)
    {
        int first = record.IndexOfAny(Cleaned);
        if (first < 0)
            return record;
        if (scratch.Length < record.Length)
            scratch = new byte[Math.Max(1024, record.Length * 2)];
        record[..first].CopyTo(scratch);
        int length = first;
        foreach (byte value in record[first..])
        {
            if (value == Nul)
                continue;
            if (value == NoBreakSpace && length > 0 && scratch[length - 1] == NoBreakSpaceLead)
                length--;
            scratch[length++] = value == NoBreakSpace ? Space : value;
        }

        return scratch.AsSpan(0, length);
    }
}
