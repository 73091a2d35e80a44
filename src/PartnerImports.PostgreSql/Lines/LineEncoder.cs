using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace PartnerImports.PostgreSql;

/// <summary>Writes the lines of batches as rows of PostgreSQL's binary COPY, from the bytes of the batch: no text is decoded.</summary>
internal sealed class LineEncoder : IDisposable
{
    /// <summary>The columns of a row, in the order of <see cref="Encode"/>.</summary>
    public const string CopySql =
        "COPY entry_lines (dossier_id, holding, debit, credit, position, line_number, entry_date, part, scales, entry, journal, number, account, third_party, " +
        "reference, label, matching, document_date, lock_date, matching_date, due_date, currency, currency_amount, details) FROM STDIN (FORMAT binary)";

    private const int ColumnCount = 24;

    /// <summary>Room for everything in a row but its texts: column count, lengths, numbers, dates.</summary>
    private const int RowOverhead = 256;

    private static readonly EntryText[] Texts =
        [EntryText.Entry, EntryText.Journal, EntryText.Number, EntryText.Account, EntryText.ThirdParty, EntryText.Reference, EntryText.Label, EntryText.Matching];

    private readonly byte[] _prefix;
    private readonly LineDetails _details = new();
    private LocalDate _lastDate;
    private int _lastDay;
    private int _position;

    /// <summary>Encodes the lines of one reception.</summary>
    public LineEncoder(DossierId dossier, long holding)
    {
        var code = Encoding.UTF8.GetBytes(dossier.ToString());
        _prefix = new byte[2 + 4 + code.Length + 4 + 8];
        BinaryPrimitives.WriteInt16BigEndian(_prefix, ColumnCount);
        BinaryPrimitives.WriteInt32BigEndian(_prefix.AsSpan(2), code.Length);
        code.CopyTo(_prefix, 6);
        BinaryPrimitives.WriteInt32BigEndian(_prefix.AsSpan(6 + code.Length), sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(_prefix.AsSpan(10 + code.Length), holding);
    }

    /// <summary>What a binary COPY begins with: its signature, no flags, no extension.</summary>
    public static ReadOnlySpan<byte> Header => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xff, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>What it ends with.</summary>
    public static ReadOnlySpan<byte> Trailer => [0xff, 0xff];

    /// <summary>Encodes the rows of a batch from one row on, until the buffer could not take another one whole.</summary>
    /// <param name="batch">The lines.</param>
    /// <param name="row">The first row; then the first one not encoded.</param>
    /// <param name="buffer">Where to; grown when a single row needs more.</param>
    /// <param name="length">How much of the buffer is in use.</param>
    public void Encode(EntryLineBatch batch, ref int row, ref byte[] buffer, ref int length)
    {
        var debits = batch.Debits;
        var credits = batch.Credits;
        var dates = batch.Dates;
        var marks = batch.Marks;
        for (; row < batch.Count; row++)
        {
            var details = _details.Of(batch, row);
            var textLength = details.Length + batch.Slices(EntryText.Currency)[row].Length;
            foreach (var column in Texts) textLength += batch.Slices(column)[row].Length;
            var needed = _prefix.Length + RowOverhead + textLength;
            if (buffer.Length - length < needed)
            {
                if (length > 0) return;
                buffer = new byte[needed];
            }

            var target = buffer.AsSpan(length);
            _prefix.CopyTo(target);
            var at = _prefix.Length;
            var (debit, credit) = (debits[row], credits[row]);
            var currency = marks[row].HasFlag(LineMarks.HasCurrencyAmount) ? batch.CurrencyAmounts[row] : default;
            Put(target, ref at, debit.Mantissa);
            Put(target, ref at, credit.Mantissa);
            Put(target, ref at, _position++);
            Put(target, ref at, batch.LineNumbers[row]);
            Put(target, ref at, Day(dates[row]));
            Put(target, ref at, checked((short)batch.Part));
            Put(target, ref at, (short)(debit.Scale + 10 * credit.Scale + 100 * currency.Scale));
            foreach (var column in Texts) Put(target, ref at, batch.Text(column, row));
            PutDate(target, ref at, batch.DocumentDates[row]);
            PutDate(target, ref at, batch.LockDates[row]);
            PutDate(target, ref at, batch.MatchingDates[row]);
            PutDate(target, ref at, batch.DueDates[row]);
            if (batch.Slices(EntryText.Currency)[row].IsEmpty) PutNull(target, ref at);
            else Put(target, ref at, batch.Text(EntryText.Currency, row));
            if (marks[row].HasFlag(LineMarks.HasCurrencyAmount)) Put(target, ref at, currency.Mantissa);
            else PutNull(target, ref at);
            if (details.IsEmpty) PutNull(target, ref at);
            else Put(target, ref at, details);
            length += at;
        }
    }

    /// <summary>Makes the details start again with the next batch.</summary>
    public void BeginBatch() => _details.Begin();

    public void Dispose() => _details.Dispose();

    private int Day(LocalDate date)
    {
        if (date != _lastDate || _lastDay == 0) (_lastDate, _lastDay) = (date, LineDates.ToDay(date));
        return _lastDay;
    }

    private static void Put(Span<byte> target, ref int at, short value)
    {
        BinaryPrimitives.WriteInt32BigEndian(target[at..], sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(target[(at + 4)..], value);
        at += 4 + sizeof(short);
    }

    private static void Put(Span<byte> target, ref int at, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(target[at..], sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(target[(at + 4)..], value);
        at += 4 + sizeof(int);
    }

    private static void Put(Span<byte> target, ref int at, long value)
    {
        BinaryPrimitives.WriteInt32BigEndian(target[at..], sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(target[(at + 4)..], value);
        at += 4 + sizeof(long);
    }

    private static void Put(Span<byte> target, ref int at, ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32BigEndian(target[at..], value.Length);
        value.CopyTo(target[(at + 4)..]);
        at += 4 + value.Length;
    }

    private void PutDate(Span<byte> target, ref int at, LocalDate date)
    {
        if (date == default) PutNull(target, ref at);
        else Put(target, ref at, Day(date));
    }

    private static void PutNull(Span<byte> target, ref int at)
    {
        BinaryPrimitives.WriteInt32BigEndian(target[at..], -1);
        at += 4;
    }
}

/// <summary>Dates as PostgreSQL keeps them: days since 2000-01-01.</summary>
internal static class LineDates
{
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    public static int ToDay(LocalDate date) => date.ToDateOnly().DayNumber - Epoch;
}
