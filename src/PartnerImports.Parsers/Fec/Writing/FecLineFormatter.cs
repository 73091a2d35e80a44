using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>Writes the header and the lines of a FEC into a buffer.</summary>
internal sealed class FecLineFormatter
{
    private readonly FecWriterOptions _options;
    private readonly FecExamination _examination;
    private readonly ArrayBufferWriter<byte> _output;
    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly ImmutableArray<FecColumn> _columns;
    private readonly Encoding? _narrow;
    private readonly byte[] _lineEnd;
    private readonly Dictionary<string, string> _journals, _accounts;
    private readonly Dictionary<(int Row, string Name), TextSlice> _extras = [];

    public FecLineFormatter(FecExamination examination, ArrayBufferWriter<byte> output)
    {
        (_examination, _options, _output) = (examination, examination.Options, output);
        _columns = FecLayout.ColumnsOf(_options.Regime, _options.Sides != FecSides.DebitAndCredit);
        _narrow = Replacing(_options.Encoding);
        _lineEnd = Encoding.ASCII.GetBytes(_options.LineEnd);
        _journals = _options.Labels.Journals.ToDictionary(journal => journal.Code.ToString(), journal => journal.Label, StringComparer.Ordinal);
        _accounts = _options.Labels.Accounts.ToDictionary(account => account.Number.ToString(), account => account.Label, StringComparer.Ordinal);
    }

    /// <summary>Writes the names of the columns.</summary>
    public void WriteHeader()
    {
        if (_options.Encoding == ContentEncoding.Utf8WithBom) _output.Write("\uFEFF"u8);
        var isFirst = true;
        foreach (var name in _columns.Select(FecColumns.NameOf).Concat(_examination.Further))
        {
            if (!isFirst) Separate();
            isFirst = false;
            Text(Encoding.UTF8.GetBytes(name));
        }
        EndLine();
    }

    /// <summary>Prepares the named values of a batch.</summary>
    public void BeginBatch(EntryLineBatch batch)
    {
        _extras.Clear();
        foreach (var extra in batch.Extras) _extras.TryAdd((extra.Row, extra.Name), extra.Value);
    }

    /// <summary>Writes a line.</summary>
    public void WriteLine(EntryLineBatch batch, int row)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            if (i > 0) Separate();
            WriteValue(batch, row, _columns[i]);
        }
        foreach (var name in _examination.Further)
        {
            Separate();
            if (name == FecExaminer.OwnNumberColumn && _examination.IsRenumbered) Text(batch.Text(EntryText.Number, row));
            else Extra(batch, row, name);
        }
        EndLine();
    }

    private void WriteValue(EntryLineBatch batch, int row, FecColumn column)
    {
        switch (column)
        {
            case FecColumn.JournalCode: Text(batch.Text(EntryText.Journal, row)); break;
            case FecColumn.JournalLib: Labelled(batch, row, column, EntryText.JournalLabel, EntryText.Journal, _journals); break;
            case FecColumn.EcritureNum when _examination.IsRenumbered: Number(batch.Entries[row] + 1); break;
            case FecColumn.EcritureNum: Text(batch.Text(EntryText.Number, row)); break;
            case FecColumn.EcritureDate: Date(batch.Dates[row]); break;
            case FecColumn.CompteNum: Text(batch.Text(EntryText.Account, row)); break;
            case FecColumn.CompteLib: Labelled(batch, row, column, EntryText.AccountLabel, EntryText.Account, _accounts); break;
            case FecColumn.CompAuxNum: Text(batch.Text(EntryText.ThirdParty, row)); break;
            case FecColumn.CompAuxLib: Text(batch.Text(EntryText.ThirdPartyLabel, row)); break;
            case FecColumn.PieceRef: Text(OrConventional(batch.Text(EntryText.Reference, row), column, FecConventions.NoText)); break;
            case FecColumn.PieceDate: Date(batch.DocumentDates[row] == default ? batch.Dates[row] : batch.DocumentDates[row]); break;
            case FecColumn.EcritureLib: Text(OrConventional(batch.Text(EntryText.Label, row), column, FecConventions.NoText)); break;
            case FecColumn.Debit: Amount(batch.Debits[row]); break;
            case FecColumn.Credit: Amount(batch.Credits[row]); break;
            case FecColumn.Montant: Amount(IsCredit(batch, row) ? batch.Credits[row] : batch.Debits[row]); break;
            case FecColumn.Sens: _line.Write(Side(IsCredit(batch, row))); break;
            case FecColumn.EcritureLet: Text(batch.Text(EntryText.Matching, row)); break;
            case FecColumn.DateLet: Date(batch.MatchingDates[row]); break;
            case FecColumn.ValidDate: Date(ValidDate(batch, row)); break;
            case FecColumn.Montantdevise when (batch.Marks[row] & LineMarks.HasCurrencyAmount) != 0: Amount(batch.CurrencyAmounts[row]); break;
            case FecColumn.Montantdevise: break;
            case FecColumn.Idevise: Text(batch.Text(EntryText.Currency, row)); break;
            case FecColumn.DateRglt when !_extras.ContainsKey((row, nameof(FecColumn.DateRglt))): Date(batch.Dates[row]); break;
            case FecColumn.ModeRglt when !_extras.ContainsKey((row, nameof(FecColumn.ModeRglt))): Text(FecConventions.NoText); break;
            default: Extra(batch, row, FecColumns.NameOf(column)); break;
        }
    }

    private static bool IsCredit(EntryLineBatch batch, int row) => batch.Debits[row].IsZero && (!batch.Credits[row].IsZero || (batch.Marks[row] & (LineMarks.HasDebit | LineMarks.HasCredit)) == LineMarks.HasCredit);

    private ReadOnlySpan<byte> Side(bool isCredit) => _options.Sides == FecSides.Letters ? isCredit ? "C"u8 : "D"u8 : isCredit ? "-1"u8 : "+1"u8;

    private LocalDate ValidDate(EntryLineBatch batch, int row)
    {
        if (batch.LockDates[row] is var given && given != default) return given;
        return _options.ValidDate ?? batch.Dates[row];
    }

    private ReadOnlySpan<byte> OrConventional(ReadOnlySpan<byte> text, FecColumn column, ReadOnlySpan<byte> conventional) =>
        text.IsEmpty && FecColumns.IsRequired(column, _options.Regime) ? conventional : text;

    private void Labelled(EntryLineBatch batch, int row, FecColumn column, EntryText label, EntryText code, Dictionary<string, string> labels)
    {
        var text = batch.Text(label, row);
        if (text.IsEmpty && labels.Count > 0 && labels.TryGetValue(batch.String(code, row), out var known) && known.Length > 0) Text(Encoding.UTF8.GetBytes(known));
        else Text(OrConventional(text, column, batch.Text(code, row)));
    }

    private void Extra(EntryLineBatch batch, int row, string name)
    {
        if (_extras.TryGetValue((row, name), out var value)) Text(batch.Bytes(value));
    }

    /// <summary>Writes a text; separators and control characters become blanks.</summary>
    private void Text(ReadOnlySpan<byte> utf8)
    {
        var target = _line.GetSpan(utf8.Length);
        utf8.CopyTo(target);
        for (var i = 0; i < utf8.Length; i++)
            if (target[i] < ' ' || target[i] == 0x7F || target[i] == _options.Separator) target[i] = (byte)' ';
        _line.Advance(utf8.Length);
    }

    private void Number(int value)
    {
        Utf8Formatter.TryFormat(value, _line.GetSpan(16), out var written);
        _line.Advance(written);
    }

    private void Date(LocalDate date)
    {
        if (date == default) return;
        Utf8Formatter.TryFormat(date.Year * 10_000 + date.Month * 100 + date.Day, _line.GetSpan(16), out var written);
        _line.Advance(written);
    }

    private void Amount(Amount amount)
    {
        Span<char> text = stackalloc char[32];
        amount.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        var target = _line.GetSpan(length);
        for (var i = 0; i < length; i++) target[i] = text[i] == '.' ? (byte)',' : (byte)text[i];
        _line.Advance(length);
    }

    private void Separate()
    {
        _line.GetSpan(1)[0] = (byte)_options.Separator;
        _line.Advance(1);
    }

    private void EndLine()
    {
        if (_narrow is null) _output.Write(_line.WrittenSpan);
        else
        {
            var text = Encoding.UTF8.GetString(_line.WrittenSpan);
            _output.Advance(_narrow.GetBytes(text, _output.GetSpan(_narrow.GetMaxByteCount(text.Length))));
        }
        _output.Write(_lineEnd);
        _line.ResetWrittenCount();
    }

    private static Encoding? Replacing(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Ascii => Encoding.ASCII,
        ContentEncoding.Latin9 => CodePagesEncodingProvider.Instance.GetEncoding(28605),
        _ => null,
    };
}
