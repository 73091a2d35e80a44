using System.Text;
using System.Xml;
using NodaTime;

namespace PartnerImports.Parsers.Fec;

internal sealed partial class FecXmlReader
{
    /// <summary>The elements that hold others.</summary>
    private enum Scope
    {
        Document,
        Root,
        Year,
        Journal,
        Entry,
        Line,
    }

    private static readonly FecColumn[] JournalColumns = [FecColumn.JournalCode, FecColumn.JournalLib];

    private static readonly FecColumn[] EntryColumns =
    [
        FecColumn.EcritureNum, FecColumn.EcritureDate, FecColumn.EcritureLib, FecColumn.PieceRef, FecColumn.PieceDate, FecColumn.EcritureLet,
        FecColumn.DateLet, FecColumn.ValidDate, FecColumn.DateRglt, FecColumn.ModeRglt, FecColumn.NatOp, FecColumn.IdClient,
    ];

    private static readonly FecColumn[] LineColumns =
    [
        FecColumn.CompteNum, FecColumn.CompteLib, FecColumn.CompAuxNum, FecColumn.CompAuxLib, FecColumn.Montantdevise, FecColumn.Idevise,
        FecColumn.Debit, FecColumn.Credit, FecColumn.Montant, FecColumn.Sens,
    ];

    private static readonly (EntryText Text, FecColumn Column)[] Texts =
    [
        (EntryText.Journal, FecColumn.JournalCode), (EntryText.JournalLabel, FecColumn.JournalLib), (EntryText.Number, FecColumn.EcritureNum),
        (EntryText.Account, FecColumn.CompteNum), (EntryText.AccountLabel, FecColumn.CompteLib), (EntryText.ThirdParty, FecColumn.CompAuxNum),
        (EntryText.ThirdPartyLabel, FecColumn.CompAuxLib), (EntryText.Reference, FecColumn.PieceRef), (EntryText.Label, FecColumn.EcritureLib),
        (EntryText.Matching, FecColumn.EcritureLet), (EntryText.Currency, FecColumn.Idevise),
    ];

    private const int ClosingRank = 0;

    private readonly Stack<Scope> _scopes = new();
    private readonly List<(string Name, string Value)> _further = [];
    private EntryLineBatch _batch = null!;
    private (int Line, int Character) _linePlace;
    private SourcePlace _entryPlace;
    private int _linesOfEntry;

    private void TakeElement()
    {
        var name = _xml!.LocalName;
        var scope = _scopes.Count == 0 ? Scope.Document : _scopes.Peek();
        if (scope == Scope.Document)
        {
            TakeRoot(name);
            return;
        }
        var isKnown = FecColumns.TryFind(name, out var column, out var match) && (match != NameMatch.Synonym || column is FecColumn.CompAuxNum or FecColumn.CompAuxLib);
        switch (scope)
        {
            case Scope.Root when name == "exercice":
                TakePlace(scope, 0, name);
                _yearPlace = Here;
                Enter(Scope.Year);
                break;
            case Scope.Year when name == "DateCloture":
                TakePlace(scope, ClosingRank, name);
                TakeClosing();
                break;
            case Scope.Year when name == "journal":
                TakePlace(scope, ClosingRank + 1, name, mayRepeat: true);
                _values.Clear(JournalColumns);
                Enter(Scope.Journal);
                break;
            case Scope.Journal when name == "ecriture":
                TakePlace(scope, JournalColumns.Length, name, mayRepeat: true);
                _values.Clear(EntryColumns);
                (_entryPlace, _linesOfEntry) = (Here, 0);
                Enter(Scope.Entry);
                break;
            case Scope.Entry when name == "ligne":
                _values.Clear(LineColumns);
                _further.Clear();
                _linePlace = (_lines!.LineNumber, _lines.LinePosition);
                Enter(Scope.Line);
                break;
            case Scope.Journal when isKnown && Array.IndexOf(JournalColumns, column) >= 0:
            case Scope.Entry when isKnown && Array.IndexOf(EntryColumns, column) >= 0:
            case Scope.Line when isKnown && Array.IndexOf(LineColumns, column) >= 0:
                if (scope == Scope.Entry && _linesOfEntry > 0) ReportElement(name, "ligne");
                TakePlace(scope, Array.IndexOf(scope switch { Scope.Journal => JournalColumns, Scope.Entry => EntryColumns, _ => LineColumns }, column), name, column);
                TakeValue(column);
                break;
            case Scope.Line:
                TakeFurther(name);
                break;
            default:
                ReportElement(name, ExpectedIn(scope));
                Skip();
                break;
        }
    }

    private void TakeRoot(string name)
    {
        _hasRoot = true;
        if (name != "comptabilite") ReportElement(name, "comptabilite");
        CheckNamespace(name);
        var schema = _xml!.GetAttribute("noNamespaceSchemaLocation", "http://www.w3.org/2001/XMLSchema-instance") ?? "";
        Regime = _wanted ?? (schema.Contains("VIII-3", StringComparison.Ordinal) ? FecRegime.Com
            : schema.Contains("VIII-5", StringComparison.Ordinal) ? FecRegime.Bat
            : schema.Contains("VIII-7", StringComparison.Ordinal) ? FecRegime.Bnct
            : FecRegime.Bic);
        Enter(Scope.Root);
    }

    private void Enter(Scope scope)
    {
        _scopes.Push(scope);
        _sequences[(int)scope].Begin();
        if (_xml!.IsEmptyElement) TakeEnd();
    }

    private void TakeEnd()
    {
        switch (_scopes.Pop())
        {
            case Scope.Line:
                _linesOfEntry++;
                AddLine();
                break;
            case Scope.Year:
                CheckClosing();
                break;
            case Scope.Entry when _linesOfEntry < 2:
                _diagnostics.Add(FecDiagnostics.XmlShortEntry, _entryPlace with { Entry = KeyName() }, "", $"{_linesOfEntry}", "2");
                break;
        }
    }

    private void TakeValue(FecColumn column)
    {
        var (line, character) = (_lines!.LineNumber, _lines.LinePosition);
        _values.Set(column, ReadText(), line, character);
    }

    private void TakeFurther(string name)
    {
        var place = Here;
        var text = ReadText().Trim().ToString();
        if (_diagnostics.Tally(FecDiagnostics.ColumnFurther, name) is { } tally)
        {
            if (tally.WantsPlace) tally.Add(place, name);
            else tally.CountOnly();
        }
        if (text.Length > 0) _further.Add((name, text));
    }

    private void TakeClosing()
    {
        var place = Here;
        var text = Encoding.UTF8.GetBytes(ReadText().Trim().ToString());
        if (FecDateText.ReadXml(text, DayOrder.Unknown, out var date) == DateForm.Legal) Closing ??= date;
        else _diagnostics.Add(FecDiagnostics.XmlClosing, place, "DateCloture", Encoding.UTF8.GetString(text), "2022-12-31");
    }

    /// <summary>The text of the element at hand, valid until the next one; the reader then stands on its end.</summary>
    private ReadOnlySpan<char> ReadText()
    {
        _text.Clear();
        if (_xml!.IsEmptyElement) return default;
        while (ReadNode() && _xml.NodeType != XmlNodeType.EndElement)
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                ReportElement(_xml.LocalName, "#text");
                Skip();
                continue;
            }
            for (int read; (read = _xml.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;) _text.Append(_chunk, 0, read);
        }
        return _text.ToString();
    }

    /// <summary>Passes over the element at hand and stands on its end.</summary>
    private void Skip()
    {
        if (_xml!.IsEmptyElement) return;
        var depth = _xml.Depth;
        while (ReadNode() && _xml.Depth > depth)
        {
        }
    }

    private void ReportElement(string name, string expected)
    {
        if (_diagnostics.Tally(FecDiagnostics.XmlElement, name) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(Here, name, expected);
        else tally.CountOnly();
    }

    private static string ExpectedIn(Scope scope) => scope switch
    {
        Scope.Root => "exercice",
        Scope.Year => "DateCloture, journal",
        Scope.Journal => "JournalCode, JournalLib, ecriture",
        Scope.Entry => "EcritureNum…, ligne",
        Scope.Line => "CompteNum, CompteLib…",
        _ => "comptabilite",
    };

    private void AddLine()
    {
        var row = _batch.Add(_linePlace.Line, -1);
        foreach (var (text, column) in Texts) _batch.SetText(text, row, _values.SliceOf(column, _batch));
        var isReadable = Date(FecColumn.EcritureDate, _batch.Dates, row);
        Date(FecColumn.PieceDate, _batch.DocumentDates, row);
        Date(FecColumn.DateLet, _batch.MatchingDates, row);
        Date(FecColumn.ValidDate, _batch.LockDates, row);
        PaymentDate(row);
        isReadable &= Amounts(row);
        ReportBlanks();
        foreach (var column in (ReadOnlySpan<FecColumn>)[FecColumn.ModeRglt, FecColumn.NatOp, FecColumn.IdClient])
            if (!_values[column].IsEmpty) _batch.AddExtra(row, FecColumns.NameOf(column), _values.SliceOf(column, _batch));
        foreach (var (name, value) in _further) _batch.AddExtra(row, name, _batch.Append(value.AsSpan()));
        if (!isReadable) _batch.Marks[row] |= LineMarks.Faulty;
        if (_batch.Locator is not FecXmlLocator locator) _batch.Locator = locator = new(_batch.Capacity);
        locator.Set(row, _linePlace, _values, HasSides);
    }

    private bool HasSides => _values.PlaceOf(FecColumn.Montant).Line > 0;

    private bool Date(FecColumn column, Span<LocalDate> dates, int row)
    {
        if (_values[column].IsEmpty && column != FecColumn.EcritureDate) return true;
        var isReadable = _cells.TryDate(_values[column], column, out dates[row]);
        if (!isReadable && column != FecColumn.EcritureDate) _batch.AddExtra(row, FecColumns.NameOf(column), _values.SliceOf(column, _batch));
        return isReadable;
    }

    /// <summary>Keeps the payment date as flat files write it; what cannot be read is kept as it stands.</summary>
    private void PaymentDate(int row)
    {
        var text = _values[FecColumn.DateRglt];
        if (text.IsEmpty) return;
        if (!_cells.TryDate(text, FecColumn.DateRglt, out var date)) _batch.AddExtra(row, nameof(FecColumn.DateRglt), _values.SliceOf(FecColumn.DateRglt, _batch));
        else if (date != default) _batch.AddExtra(row, nameof(FecColumn.DateRglt), _batch.Append(FecDateText.Legal(date).AsSpan()));
    }

    private bool Amounts(int row)
    {
        var isReadable = true;
        if (HasSides)
        {
            isReadable = _cells.TryAmount(_values[FecColumn.Montant], FecColumn.Montant, out var amount, out _);
            isReadable &= _cells.TrySide(_values[FecColumn.Sens], isNeeded: !amount.IsZero, out var side);
            if (isReadable && side >= 0) (_batch.Debits[row], _batch.Marks[row]) = (amount, _batch.Marks[row] | LineMarks.HasDebit);
            else if (isReadable) (_batch.Credits[row], _batch.Marks[row]) = (amount, _batch.Marks[row] | LineMarks.HasCredit);
        }
        else
        {
            isReadable = _cells.TryAmount(_values[FecColumn.Debit], FecColumn.Debit, out _batch.Debits[row], out var hasDebit);
            isReadable &= _cells.TryAmount(_values[FecColumn.Credit], FecColumn.Credit, out _batch.Credits[row], out var hasCredit);
            _batch.Marks[row] |= (hasDebit ? LineMarks.HasDebit : 0) | (hasCredit ? LineMarks.HasCredit : 0);
        }
        if (_values[FecColumn.Montantdevise].IsEmpty) return isReadable;
        if (_cells.TryAmount(_values[FecColumn.Montantdevise], FecColumn.Montantdevise, out _batch.CurrencyAmounts[row], out _)) _batch.Marks[row] |= LineMarks.HasCurrencyAmount;
        else _batch.AddExtra(row, FecColumns.NameOf(FecColumn.Montantdevise), _values.SliceOf(FecColumn.Montantdevise, _batch));
        return isReadable;
    }

    private void ReportBlanks()
    {
        foreach (var column in (ReadOnlySpan<FecColumn>)
            [FecColumn.JournalLib, FecColumn.EcritureNum, FecColumn.CompteLib, FecColumn.PieceRef, FecColumn.PieceDate, FecColumn.EcritureLib, FecColumn.ValidDate, FecColumn.DateRglt, FecColumn.ModeRglt])
            if (IsBlank(column) && FecColumns.IsRequired(column, Regime)) _cells.Report(FecDiagnostics.RequiredBlank, column, default, "");
    }

    private bool IsBlank(FecColumn column) => _values[column].IsEmpty || FecColumns.IsDate(column) && FecDateText.IsZeros(_values[column]);

    private SourcePlace PlaceOf(FecColumn column)
    {
        var (line, character) = _values.PlaceOf(column) is { Line: > 0 } place ? place : _linePlace;
        return new() { Line = line, Column = character, Part = _part, Entry = KeyName() };
    }

    private string KeyName()
    {
        var names = new[] { FecColumn.JournalCode, FecColumn.EcritureNum }.Select(column => Encoding.UTF8.GetString(_values[column]));
        return string.Join('/', names.Where(name => name.Length > 0));
    }
}
