using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>Turns the values of a line into amounts, sides and dates and reports whatever is not as the law wants it.</summary>
/// <remarks>Shared by flat and XML files. Not thread-safe.</remarks>
internal sealed class FecCells(DiagnosticBag diagnostics, FecDialect dialect, bool isXml, Func<FecColumn, SourcePlace> placeOf)
{
    private static readonly LocalDate Example = new(2022, 1, 31);

    private readonly ulong[] _lastDateTexts = new ulong[FecColumns.Count];
    private readonly LocalDate[] _lastDates = new LocalDate[FecColumns.Count];
    private SideForm _firstSide;

    /// <summary>What the values read so far prove of the dialect.</summary>
    public FecEvidence Evidence { get; } = new();

    /// <summary>Reads an amount; false when it cannot be read, which is then reported. Blank is zero and not given.</summary>
    public bool TryAmount(ReadOnlySpan<byte> text, FecColumn column, out Amount amount, out bool isGiven)
    {
        var form = FecAmountText.Read(text, isXml ? PointMeaning.Decimals : dialect.Point, out amount);
        isGiven = form != AmountForm.Blank;
        if (form is AmountForm.Legal or AmountForm.Blank && (!isXml || !text.Contains((byte)','))) return true;
        return Report(text, column, form, amount);
    }

    private bool Report(ReadOnlySpan<byte> text, FecColumn column, AmountForm form, Amount amount)
    {
        var descriptor = form switch
        {
            AmountForm.Legal => FecDiagnostics.AmountDecimalMark,
            AmountForm.DecimalPoint or AmountForm.Exponent when isXml => null,
            AmountForm.DecimalPoint => FecDiagnostics.AmountDecimalMark,
            AmountForm.Grouped => FecDiagnostics.AmountGrouped,
            AmountForm.Exponent => FecDiagnostics.AmountExponent,
            _ when column == FecColumn.Montantdevise => FecDiagnostics.CurrencyAmountUnreadable,
            AmountForm.Ambiguous => FecDiagnostics.AmountAmbiguous,
            AmountForm.TooManyDigits => FecDiagnostics.AmountTooLong,
            _ => FecDiagnostics.AmountUnreadable,
        };
        var isReadable = form is AmountForm.Legal or AmountForm.DecimalPoint or AmountForm.Grouped or AmountForm.Exponent;
        if (isReadable && !isXml) Evidence.AddAmount(text);
        if (form == AmountForm.Ambiguous) Evidence.AddAmbiguousAmount();
        if (descriptor is not null && WantsPlace(descriptor, column) is { } tally) Report(tally, column, text, Legal(isReadable ? amount.ToString() : "1234.56"));
        return isReadable;
    }

    private string Legal(string amount) => isXml ? amount : amount.Replace('.', ',');

    /// <summary>Reads the side of an amount: 1 debit, -1 credit, 0 none; false when it cannot be read, which is then reported.</summary>
    public bool TrySide(ReadOnlySpan<byte> text, bool isNeeded, out int side)
    {
        var form = FecSideText.Read(text);
        side = form switch
        {
            SideForm.DebitLetter or SideForm.DebitNumber or SideForm.DebitOther => 1,
            SideForm.CreditLetter or SideForm.CreditNumber or SideForm.CreditOther => -1,
            _ => 0,
        };
        if (form == SideForm.Blank && !isNeeded) return true;
        if (side == 0)
        {
            Report(FecDiagnostics.SideUnreadable, FecColumn.Sens, text, "D, C, +1, -1");
            return false;
        }
        if (form is SideForm.DebitOther or SideForm.CreditOther) Report(FecDiagnostics.SideForm, FecColumn.Sens, text, "D, C, +1, -1");
        else
        {
            if (_firstSide == SideForm.Blank) _firstSide = form;
            if (IsLetter(_firstSide) != IsLetter(form)) Report(FecDiagnostics.SidesMixed, FecColumn.Sens, text, IsLetter(_firstSide) ? "D, C" : "+1, -1");
        }
        return true;
    }

    private static bool IsLetter(SideForm form) => form is SideForm.DebitLetter or SideForm.CreditLetter;

    /// <summary>Reads a date; false when it cannot be read, which is then reported. Blank is the default value.</summary>
    public bool TryDate(ReadOnlySpan<byte> text, FecColumn column, out LocalDate date)
    {
        if (text.Length == 8)
        {
            var digits = BinaryPrimitives.ReadUInt64LittleEndian(text);
            if (digits == _lastDateTexts[(int)column])
            {
                date = _lastDates[(int)column];
                return true;
            }
            if (!isXml && FecDateText.Read(text, dialect.Order, out date) == DateForm.Legal)
            {
                (_lastDateTexts[(int)column], _lastDates[(int)column]) = (digits, date);
                return true;
            }
        }
        else if (text.IsEmpty && column != FecColumn.EcritureDate)
        {
            date = default;
            return true;
        }
        var form = isXml ? FecDateText.ReadXml(text, dialect.Order, out date) : FecDateText.Read(text, dialect.Order, out date);
        return form == DateForm.Legal || Report(text, column, form, date);
    }

    private bool Report(ReadOnlySpan<byte> text, FecColumn column, DateForm form, LocalDate date)
    {
        var isEntryDate = column == FecColumn.EcritureDate;
        var descriptor = form switch
        {
            DateForm.Readable => FecDiagnostics.DateForm,
            DateForm.Zeros when !isEntryDate => FecDiagnostics.DateZeros,
            DateForm.Ambiguous => isEntryDate ? FecDiagnostics.EntryDateAmbiguous : FecDiagnostics.DateAmbiguous,
            _ => isEntryDate ? FecDiagnostics.EntryDateUnreadable : FecDiagnostics.DateUnreadable,
        };
        if (form == DateForm.Readable) Evidence.AddDate(text);
        if (form == DateForm.Ambiguous) Evidence.AddAmbiguousDate();
        if (WantsPlace(descriptor, column) is { } tally)
            Report(tally, column, text, form == DateForm.Zeros ? "" : (form == DateForm.Readable ? date : Example).ToString(isXml ? "uuuu-MM-dd" : "uuuuMMdd", CultureInfo.InvariantCulture));
        return form == DateForm.Readable || form == DateForm.Zeros && !isEntryDate;
    }

    /// <summary>Counts a finding on a column, with place and text while places are kept.</summary>
    public void Report(DiagnosticDescriptor descriptor, FecColumn column, ReadOnlySpan<byte> read, string expected)
    {
        if (WantsPlace(descriptor, column) is { } tally) Report(tally, column, read, expected);
    }

    private void Report(DiagnosticTally tally, FecColumn column, ReadOnlySpan<byte> read, string expected) =>
        tally.Add(placeOf(column), Encoding.UTF8.GetString(read), expected);

    /// <summary>The tally that wants place and text of a finding; null when it was only counted.</summary>
    private DiagnosticTally? WantsPlace(DiagnosticDescriptor descriptor, FecColumn column)
    {
        var tally = diagnostics.Tally(descriptor, FecColumns.NameOf(column));
        if (tally is null || tally.WantsPlace) return tally;
        tally.CountOnly();
        return null;
    }
}
