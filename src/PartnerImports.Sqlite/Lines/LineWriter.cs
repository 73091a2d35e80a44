using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace PartnerImports.Sqlite;

/// <summary>Writes the lines of one import, binding the bytes of the batches as they are.</summary>
internal sealed class LineWriter(Connection connection, long import)
{
    private const string Sql = """
        INSERT INTO line (id, number, entry, name, journal, account, third_party, date, debit, credit, document, reference, label,
        document_date, lock_date, matching, matching_date, scales, due_date, currency, currency_amount, currency_scale, extras)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)
        """;

    private readonly TermTable _terms = new();
    private readonly ArrayBufferWriter<byte> _json = new();
    private DateMemory _days;
    private long _place, _entries;
    private LocalDate? _first, _last;

    /// <summary>What was written so far.</summary>
    public KeptLines Written => new(_place, _entries, _first, _last);

    public unsafe void Write(EntryLineBatch batch)
    {
        using var insert = new FastInsert(connection, connection.Prepare(Sql));
        int allocation = 0, extra = 0, document = 0;
        fixed (byte* text = batch.TextBlock)
        {
            for (var row = 0; row < batch.Count; row++)
            {
                var id = LineKeys.Of(import, _place);
                BindValues(insert, batch, text, row, id);
                fixed (byte* extras = Extras(batch, row, ref extra))
                {
                    insert.BindText(23, extras, _json.WrittenCount);
                    insert.Execute();
                }
                WriteAllocations(batch, row, id, ref allocation);
                WriteDocuments(batch, row, id, ref document);
                _place++;
            }
        }
    }

    /// <summary>Writes the codes and labels that the lines point to.</summary>
    public void Complete()
    {
        using var insert = connection.Prepare("INSERT INTO term VALUES (?1, ?2, ?3, ?4)");
        for (var number = 1; number <= _terms.Count; number++)
        {
            insert.Bind(1, import).Bind(2, number).BindTextOrEmpty(3, _terms.Code(number)).BindTextOrEmpty(4, _terms.Label(number)).Execute();
        }
    }

    private unsafe void BindValues(FastInsert insert, EntryLineBatch batch, byte* text, int row, long id)
    {
        var date = batch.Dates[row];
        if (_first is null || date < _first) _first = date;
        if (_last is null || date > _last) _last = date;
        _entries = Math.Max(_entries, batch.Entries[row] + 1L);
        var (debit, credit, scales) = AmountColumns.Of(batch.Debits[row], batch.Credits[row]);
        insert.Bind(1, id);
        insert.Bind(2, batch.LineNumbers[row]);
        insert.Bind(3, batch.Entries[row]);
        BindText(insert, 4, EntryText.Entry);
        insert.Bind(5, TermOf(EntryText.Journal, EntryText.JournalLabel));
        insert.Bind(6, TermOf(EntryText.Account, EntryText.AccountLabel));
        insert.Bind(7, TermOf(EntryText.ThirdParty, EntryText.ThirdPartyLabel));
        insert.Bind(8, _days.Of(date));
        insert.Bind(9, debit);
        insert.Bind(10, credit);
        BindText(insert, 11, EntryText.Number);
        BindText(insert, 12, EntryText.Reference);
        BindText(insert, 13, EntryText.Label);
        BindDate(insert, 14, batch.DocumentDates[row]);
        BindDate(insert, 15, batch.LockDates[row]);
        BindText(insert, 16, EntryText.Matching);
        BindDate(insert, 17, batch.MatchingDates[row]);
        if (scales is { } given) insert.Bind(18, given);
        else insert.BindNull(18);
        BindDate(insert, 19, batch.DueDates[row]);
        BindText(insert, 20, EntryText.Currency);
        if (batch.Marks[row].HasFlag(LineMarks.HasCurrencyAmount))
        {
            insert.Bind(21, batch.CurrencyAmounts[row].Mantissa);
            insert.Bind(22, batch.CurrencyAmounts[row].Scale);
        }
        else
        {
            insert.BindNull(21);
            insert.BindNull(22);
        }

        void BindText(FastInsert to, int index, EntryText column)
        {
            var slice = batch.Slices(column)[row];
            to.BindText(index, text + slice.Start, slice.Length);
        }

        long TermOf(EntryText code, EntryText label) => _terms.NumberOf(batch.Text(code, row), batch.Text(label, row));
    }

    private void BindDate(FastInsert insert, int index, LocalDate date)
    {
        if (date == default) insert.BindNull(index);
        else insert.Bind(index, _days.Of(date));
    }

    /// <summary>The further columns of a row as JSON; empty when there are none.</summary>
    private ReadOnlySpan<byte> Extras(EntryLineBatch batch, int row, ref int next)
    {
        _json.ResetWrittenCount();
        var extras = batch.Extras;
        if (next >= extras.Length || extras[next].Row != row) return default;
        using var json = new Utf8JsonWriter(_json);
        json.WriteStartArray();
        for (; next < extras.Length && extras[next].Row == row; next++)
        {
            json.WriteStartArray();
            json.WriteStringValue(extras[next].Name);
            json.WriteStringValue(batch.Bytes(extras[next].Value));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.Flush();
        return _json.WrittenSpan;
    }

    private void WriteAllocations(EntryLineBatch batch, int row, long id, ref int next)
    {
        var allocations = batch.Allocations;
        for (var ordinal = 0; next < allocations.Length && allocations[next].Row == row; next++, ordinal++)
        {
            var share = allocations[next];
            using var insert = connection.Prepare("INSERT INTO allocation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
            insert.Bind(1, id).Bind(2, ordinal).BindTextOrEmpty(3, batch.Bytes(share.Axis)).BindTextOrEmpty(4, batch.Bytes(share.Section))
                .BindTextOrEmpty(5, batch.Bytes(share.SectionLabel)).Bind(6, share.Amount.Mantissa).Bind(7, share.Amount.Scale).Execute();
        }
    }

    private void WriteDocuments(EntryLineBatch batch, int row, long id, ref int next)
    {
        var documents = batch.Documents;
        for (var ordinal = 0; next < documents.Count && documents[next].Row == row; next++, ordinal++)
        {
            var document = documents[next].Document;
            using var insert = connection.Prepare("INSERT INTO document VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
            insert.Bind(1, id).Bind(2, ordinal).Bind(3, document.Name).Bind(4, document.MediaType).Bind(5, document.Uri)
                .Bind(6, document.Sha256).Bind(7, document.Length).Execute();
        }
    }
}

/// <summary>Remembers the last date: lines of an entry share theirs.</summary>
internal struct DateMemory
{
    private LocalDate _date;
    private long _value;

    public long Of(LocalDate date)
    {
        if (date != _date || _value == 0) (_date, _value) = (date, Values.Of(date));
        return _value;
    }
}
