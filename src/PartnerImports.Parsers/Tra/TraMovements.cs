using System.Text;
using NodaTime;
using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Tra;

/// <summary>Turns movement lines into rows of a batch and allocations of these rows.</summary>
internal sealed class TraMovements
{
    /// <summary>The name of the extra value that keeps the type of an entry that is not normal.</summary>
    public const string EntryType = "TYPE_ECRITURE";

    private static ReadOnlySpan<byte> Axes => "A1A2A3A4A5"u8;

    private enum Above
    {
        Nothing,
        Row,
        LeftOut,
    }

    private readonly TraFindings _findings;
    private readonly TraParameters _parameters;
    private readonly TraAmountReader _amounts;
    private readonly TraText _text;
    private readonly TraHeader _header;
    private readonly TraExtras? _extras;
    private readonly byte[] _contentBytes;
    private readonly bool _includeAll;
    private readonly TraLastText?[] _lastTexts = new TraLastText?[Enum.GetValues<EntryText>().Length];
    private readonly byte[] _dateBytes = new byte[8];
    private readonly byte[] _journalAndDate = new byte[64], _account = new byte[128];
    private int _journalAndDateLength, _accountLength;
    private LocalDate _date;
    private TraDateState _dateState;
    private bool _dateIsOutside;
    private Above _above;
    private byte _side;

    /// <summary>Makes a reader of movements.</summary>
    /// <param name="header">The header, or what stands for it.</param>
    /// <param name="text">Encoding and columns.</param>
    /// <param name="parameters">What the records told so far.</param>
    /// <param name="findings">Where faults go.</param>
    /// <param name="includeAll">Whether simulations enter the books.</param>
    /// <param name="withExtras">Whether the further fields of a line are wanted.</param>
    public TraMovements(TraHeader header, TraText text, TraParameters parameters, TraFindings findings, bool includeAll, bool withExtras)
    {
        _header = header;
        _contentBytes = Encoding.ASCII.GetBytes(header.Content);
        _text = text;
        _parameters = parameters;
        _findings = findings;
        _amounts = new(findings, parameters, text);
        _includeAll = includeAll;
        _extras = withExtras ? new(header.IsExtended) : null;
    }

    /// <summary>Whether a general line of a type makes a row.</summary>
    public bool Enters(byte type) => _includeAll || type is not ((byte)'S' or (byte)'U' or (byte)'R');

    /// <summary>Takes a general line that stays out of the books, with the analytic lines below it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isFaulty">Whether its columns were reported to be out of place.</param>
    public void LeaveOut(in FixedWidthLine line, bool isFaulty)
    {
        _above = Above.LeftOut;
        _findings.Add(TraDiagnostics.SimulationLeftOut, 151, EntryType, line.Slice(151, 1));
        if (line.At(31) == 'H') LeaveOutAnalytic(line, isFaulty);
        else _parameters.Note(String(line, 1, 3), String(line, 14, 17), String(line, 32, 17), "", "");
    }

    /// <summary>Takes an analytic line that stays out of the books: what it names counts, and its section and axis have to be there.</summary>
    public void LeaveOutAnalytic(in FixedWidthLine line, bool isFaulty)
    {
        if (!isFaulty && TryReadAxis(line, out var axis)) _parameters.Note(String(line, 1, 3), String(line, 14, 17), "", Encoding.ASCII.GetString(axis), String(line, 32, 17));
        else _parameters.Note(String(line, 1, 3), String(line, 14, 17), "", "", "");
    }

    /// <summary>Takes a general line (column 31 blank, X or H) and gives its row.</summary>
    /// <param name="line">The line.</param>
    /// <param name="batch">Where to.</param>
    /// <param name="lineNumber">Its number.</param>
    /// <param name="offset">Its byte offset.</param>
    /// <param name="isFaulty">Whether its columns were reported to be out of place.</param>
    public int Add(in FixedWidthLine line, EntryLineBatch batch, int lineNumber, long offset, bool isFaulty)
    {
        var row = batch.Add(lineNumber, offset);
        if (row == 0) ForgetTexts();
        var kind = line.At(31);
        _side = line.At(130);
        Remember(line);
        Set(batch, EntryText.Journal, row, line.Trimmed(1, 3));
        Set(batch, EntryText.Account, row, line.Trimmed(14, 17));
        Set(batch, EntryText.Reference, row, line.Trimmed(49, 35));
        Set(batch, EntryText.Label, row, line.Trimmed(84, 35));
        SetDate(line, batch, row, ref isFaulty);
        SetNumber(line, batch, row);
        SetThirdParty(line, batch, row, kind);
        batch.DueDates[row] = OptionalDate(line, 122, "ECHEANCE");
        CheckMeaning(line, batch.Text(EntryText.Journal, row));
        SetAmounts(line, batch, row, ref isFaulty);
        if (kind == 'H' && !isFaulty) Allocate(line, batch, row, batch.Debits[row].IsZero ? batch.Credits[row] : batch.Debits[row]);
        if (_header.IsExtended && line.Length > 222) SetExtended(line, batch, row);
        else if (!_header.IsExtended && line.Length > 222) CheckBeyond(line, 223);
        if (line.At(151) is var type and ((byte)'S' or (byte)'U' or (byte)'R')) batch.AddExtra(row, EntryType, batch.Append([type]));
        _extras?.Add(line, batch, row, _text.Decoder);
        if (isFaulty) batch.Marks[row] |= LineMarks.Faulty;
        return row;
    }

    /// <summary>Takes an analytic line: a share of the general line just above.</summary>
    public void AddAnalytic(in FixedWidthLine line, EntryLineBatch batch)
    {
        var enters = Enters(line.At(151));
        if (_above == Above.LeftOut || !enters)
        {
            if (!enters && _above != Above.LeftOut) _findings.Add(TraDiagnostics.SimulationLeftOut, 151, EntryType, line.Slice(151, 1));
            LeaveOutAnalytic(line, false);
            return;
        }
        if (_above == Above.Nothing || batch.Count == 0 || !IsBelow(line))
        {
            LeaveOutAnalytic(line, false);
            _findings.Add(TraDiagnostics.AnalyticOrphan, 14, "GENERAL", line.Trimmed(14, 17));
            return;
        }
        var row = batch.Count - 1;
        var amounts = _amounts.Read(line, batch.Dates[row]);
        if (!amounts.IsReadable) return;
        var side = line.At(130);
        if (side != _side) _findings.Add(TraDiagnostics.AnalyticOtherSide, 130, "SENS", line.Slice(130, 1), ((char)_side).ToString());
        Allocate(line, batch, row, side == _side ? amounts.Euros : -amounts.Euros);
    }

    /// <summary>Forgets the line above: what follows belongs to none.</summary>
    public void Detach() => _above = Above.Nothing;

    private void Remember(in FixedWidthLine line)
    {
        _above = Above.Row;
        _journalAndDateLength = Keep(line.Slice(1, 11), _journalAndDate);
        _accountLength = Keep(line.Slice(14, 17), _account);
    }

    private static int Keep(ReadOnlySpan<byte> field, byte[] target)
    {
        field.CopyTo(target);
        return field.Length;
    }

    /// <summary>Whether an analytic line has the journal, date and account of the general line above.</summary>
    private bool IsBelow(in FixedWidthLine line) =>
        line.Slice(1, 11).SequenceEqual(_journalAndDate.AsSpan(0, _journalAndDateLength)) && line.Slice(14, 17).SequenceEqual(_account.AsSpan(0, _accountLength));

    private void SetDate(in FixedWidthLine line, EntryLineBatch batch, int row, ref bool isFaulty)
    {
        var bytes = line.Slice(4, 8);
        if (!bytes.SequenceEqual(_dateBytes))
        {
            _dateState = TraDate.Parse(bytes, out _date);
            bytes[..Math.Min(bytes.Length, 8)].CopyTo(_dateBytes);
            _dateIsOutside = _dateState == TraDateState.Given && !_parameters.IsInFiscalYears(_date);
        }
        batch.Dates[row] = _date;
        if (_dateState != TraDateState.Given)
        {
            if (!isFaulty) _findings.Add(TraDiagnostics.EntryDateUnreadable, 4, "DATECOMPTABLE", bytes);
            isFaulty = true;
        }
        else if (_dateIsOutside && _findings.Wants(TraDiagnostics.OutsideFiscalYears, "DATECOMPTABLE"))
            _findings.Say(TraDiagnostics.OutsideFiscalYears, 4, "DATECOMPTABLE", _date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture), _parameters.FiscalYearList);
    }

    private void SetNumber(in FixedWidthLine line, EntryLineBatch batch, int row)
    {
        var number = line.Trimmed(152, 8);
        if (number.IsEmpty) return;
        Set(batch, EntryText.Number, row, number);
        if (!TraDate.AreDigits(number)) _findings.Add(TraDiagnostics.NumberNotNumeric, 152, "NUMEROPIECE", number);
    }

    private void SetThirdParty(in FixedWidthLine line, EntryLineBatch batch, int row, byte kind)
    {
        if (kind == 'H') return;
        var code = line.Trimmed(32, 17);
        if (code.IsEmpty)
        {
            if (kind == 'X') _findings.Add(TraDiagnostics.ThirdPartyMissing, 32, "AUXILIAIRE", line.Trimmed(14, 17));
            return;
        }
        Set(batch, EntryText.ThirdParty, row, code);
        if (kind != 'X') _findings.Add(TraDiagnostics.ThirdPartyWithoutMark, 31, "TYPE_CPTE", code);
        if (_parameters.IsCollective(batch.Text(EntryText.Account, row)) == false)
            _findings.Add(TraDiagnostics.NotCollective, 14, "GENERAL", line.Trimmed(14, 17), "", batch.String(EntryText.ThirdParty, row));
    }

    private void SetAmounts(in FixedWidthLine line, EntryLineBatch batch, int row, ref bool isFaulty)
    {
        if (isFaulty) return;
        var isForeign = !TraAmountReader.IsInEuros(line);
        if (isForeign)
        {
            var amounts = _amounts.Read(line, _date);
            isFaulty = !amounts.IsReadable;
            SetSide(batch, row, amounts.Euros);
            isForeign = amounts.Foreign is not null;
            if (amounts.Foreign is { } foreign)
            {
                batch.CurrencyAmounts[row] = foreign;
                batch.Marks[row] |= LineMarks.HasCurrencyAmount;
            }
        }
        else
        {
            SetSide(batch, row, _amounts.ReadEuros(line, out var isReadable));
            isFaulty = !isReadable;
        }
        var currency = line.Trimmed(160, 3);
        if (currency.IsEmpty || currency.SequenceEqual("EUR"u8)) return;
        if (isForeign || !_parameters.IsOwnCurrency(_text.Decoder.ToString(currency))) Set(batch, EntryText.Currency, row, currency);
    }

    private void SetSide(EntryLineBatch batch, int row, Amount amount)
    {
        if (_side == 'D')
        {
            batch.Debits[row] = amount;
            batch.Marks[row] |= LineMarks.HasDebit;
        }
        else
        {
            batch.Credits[row] = amount;
            batch.Marks[row] |= LineMarks.HasCredit;
        }
    }

    private void SetExtended(in FixedWidthLine line, EntryLineBatch batch, int row)
    {
        if (TraFixedPoints.FirstFault(line) is > 0 and var column)
            _findings.Add(TraDiagnostics.ExtendedPartShifted, column, NameAt(column), line.Trimmed(column, 8));
        batch.DocumentDates[row] = OptionalDate(line, 258, "DATEREFEXTERNE");
        if (_header.Content == "JRL" && line.Trimmed(302, 3).SequenceEqual("OAN"u8) && line.Trimmed(1, 3).SequenceEqual("ANO"u8))
            _findings.Add(TraDiagnostics.OpeningsInJournalFile, 302, "ECRANOUVEAU", line.Trimmed(302, 3));
        if (line.Length < 1014) return;
        var matching = line.Trimmed(1014, 5);
        if (!matching.IsEmpty)
        {
            Set(batch, EntryText.Matching, row, matching);
            batch.MatchingDates[row] = OptionalDate(line, 998, "DATEPAQUETMAX");
            if (_header.Content is "JRL" or "BAL") _findings.Add(TraDiagnostics.MatchingNotRead, 1014, "LETTRAGE", _contentBytes);
        }
        batch.LockDates[row] = OptionalDate(line, 1400, "VALIDDATE");
        if (line.Length > TraLayouts.ExtendedMovement.Length) CheckBeyond(line, TraLayouts.ExtendedMovement.Length + 1);
    }

    private static string NameAt(int column) => TraLayouts.ExtendedMovement.Fields.First(field => field.Start == column).Name;

    private void CheckBeyond(in FixedWidthLine line, int start)
    {
        var surplus = line.From(start);
        if (surplus.IndexOfAnyExcept((byte)' ') is not (>= 0 and var at)) return;
        var text = surplus.Trim((byte)' ');
        _findings.Add(TraDiagnostics.BeyondLayout, start + at, "", text[..Math.Min(text.Length, 20)], (start - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private void CheckMeaning(in FixedWidthLine line, ReadOnlySpan<byte> journal)
    {
        if (journal.SequenceEqual("AN"u8)) _findings.Add(TraDiagnostics.ReservedJournal, 1, "JOURNAL", journal);
        var mode = line.Trimmed(119, 3);
        if (!mode.IsEmpty && !_parameters.IsPaymentMode(mode)) _findings.Add(TraDiagnostics.UnknownPaymentMode, 119, "MODEPAIE", mode, TraParameters.PaymentModeList);
    }

    private void Allocate(in FixedWidthLine line, EntryLineBatch batch, int row, Amount amount)
    {
        if (TryReadAxis(line, out var axis)) batch.AddAllocation(row, _text.Decoder.Append(batch, axis), _text.Decoder.Append(batch, line.Trimmed(32, 17)), default, amount);
    }

    /// <summary>The axis of an analytic line with its letter; false, and reported, unless section and axis are there.</summary>
    private bool TryReadAxis(in FixedWidthLine line, out ReadOnlySpan<byte> axis)
    {
        var hasSection = !line.Trimmed(32, 17).IsEmpty;
        if (!hasSection) _findings.Add(TraDiagnostics.AnalyticIncomplete, 32, "SECTION");
        axis = line.Trimmed(219, 2);
        if (axis is [>= (byte)'1' and <= (byte)'5'])
        {
            var lettered = Axes.Slice(2 * (axis[0] - '1'), 2);
            _findings.Add(TraDiagnostics.AxisWithoutLetter, 219, "AXE", axis, Encoding.ASCII.GetString(lettered));
            axis = lettered;
        }
        if (axis.IsEmpty) _findings.Add(TraDiagnostics.AnalyticIncomplete, 219, "AXE");
        else if (!TraTail.IsAxis(axis)) _findings.Add(TraDiagnostics.AxisUnknown, 219, "AXE", axis, "A1, A2, A3, A4, A5");
        return hasSection && TraTail.IsAxis(axis);
    }

    private string String(in FixedWidthLine line, int start, int length) => _parameters.IsNoting ? _text.Decoder.ToString(line.Trimmed(start, length)) : "";

    private LocalDate OptionalDate(in FixedWidthLine line, int start, string field)
    {
        var bytes = line.Slice(start, 8);
        if (bytes.IsEmpty || !bytes.ContainsAnyExcept((byte)' ')) return default;
        if (TraDate.Parse(bytes, out var date) == TraDateState.Malformed) _findings.Add(TraDiagnostics.OptionalDateUnreadable, start, field, bytes.Trim((byte)' '));
        return date;
    }

    /// <summary>Consecutive lines repeat their texts: one that equals the line before takes its slice.</summary>
    private void Set(EntryLineBatch batch, EntryText column, int row, ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty) return;
        var last = _lastTexts[(int)column] ??= new();
        if (!last.Is(field, row - 1)) last.Set(field, _text.Decoder.Append(batch, field));
        last.Row = row;
        batch.SetText(column, row, last.Slice);
    }

    /// <summary>The slices of another batch say nothing of this one.</summary>
    private void ForgetTexts()
    {
        foreach (var last in _lastTexts)
            if (last is not null) last.Row = int.MinValue;
    }
}
