using System.Buffers;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>
/// Turns lines with <c>Montant</c> and <c>Sens</c> into lines with a debit and a credit (F5), as the tool does before
/// it checks anything: empty fields at the end of a line are dropped, missing ones are added, and lines end with LF.
/// </summary>
internal sealed class SignedLines(Header header, (int Amount, int Side) pair, LineChecker lines, Findings findings)
{
    readonly ArrayBufferWriter<byte> rewritten = new();
    readonly List<Range> fields = [];
    long offset;

    /// <summary>Checks a line, or stops if its side is none.</summary>
    public void Check(ReadOnlySpan<byte> record, long line)
    {
        Split(record);
        ReadOnlySpan<byte> side = FieldAt(record, pair.Side);
        bool isDebit = IsSide(side, 'D', "+1"u8);
        if (!isDebit && !IsSide(side, 'C', "-1"u8))
        {
            findings.Stop(CheckId.Side, line, OfficialColumn.Sens.Name);
            return;
        }

        Rewrite(record, isDebit);
        CheckLineEnds(line);
        CheckRewritten(line);
        offset += rewritten.WrittenCount + 1;
    }

    void Split(ReadOnlySpan<byte> record)
    {
        fields.Clear();
        ReadOnlySpan<byte> kept = record.TrimEnd(header.Separator);
        foreach (Range range in kept.Split(header.Separator))
            fields.Add(range);
    }

    ReadOnlySpan<byte> FieldAt(ReadOnlySpan<byte> record, int index) =>
        index < fields.Count ? record[fields[index]] : [];

    // The letter stands alone; the signed digit may have blanks around it.
    static bool IsSide(ReadOnlySpan<byte> side, char letter, ReadOnlySpan<byte> digit) =>
        (side.Length == 1 && (side[0] & ~0x20) == letter) || side.Trim(" \t\r\n\f\v"u8).SequenceEqual(digit);

    void Rewrite(ReadOnlySpan<byte> record, bool isDebit)
    {
        rewritten.ResetWrittenCount();
        int count = Math.Max(fields.Count, header.Columns.Length);
        ReadOnlySpan<byte> separator = [header.Separator];
        for (int index = 0; index < count; index++)
        {
            if (index > 0)
                rewritten.Write(separator);
            bool isZero = index == (isDebit ? pair.Side : pair.Amount);
            int source = index == pair.Side ? pair.Amount : index;
            rewritten.Write(isZero ? "0"u8 : FieldAt(record, source));
        }
    }

    // A carriage return left near the start makes the tool take it for the line end of its working file.
    void CheckLineEnds(long line)
    {
        int stray = rewritten.WrittenSpan.IndexOf((byte)'\r');
        if (stray >= 0 && offset + stray < LineEnds.Horizon)
            findings.Refuse(CheckId.LineEnd, line);
    }

    void CheckRewritten(long line)
    {
        ReadOnlySpan<byte> written = rewritten.WrittenSpan;
        foreach (Range range in written.Split((byte)'\n'))
            lines.Check(written[range], line);
    }
}
