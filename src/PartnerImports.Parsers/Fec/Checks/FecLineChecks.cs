using System.Text;
using NodaTime;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>The checks over lines that only a FEC has: account form, dates against the year and each other, order, opening and centralisation.</summary>
internal sealed class FecLineChecks(DiagnosticBag diagnostics, FecLineReader reader, LocalDate? named)
{
    private readonly Dictionary<byte[], JournalKind> _kinds = new(Utf8Keys.Comparer);
    private byte[] _journal = [];
    private JournalKind _kind;
    private LocalDate _lastValidation;
    private bool _hasOrdinary, _isFirst = true;

    private enum JournalKind
    {
        Ordinary,
        Opening,
        Centralisation,
    }

    /// <summary>Looks at the lines of a batch.</summary>
    public void Check(EntryLineBatch batch)
    {
        var isBic = reader.Regime == FecRegime.Bic;
        var closing = reader.Closing ?? named;
        var opening = closing?.PlusDays(1).PlusYears(-1);
        for (var row = 0; row < batch.Count; row++)
        {
            if ((batch.Marks[row] & LineMarks.Faulty) != 0) continue;
            TakeJournal(batch, row);
            var date = batch.Dates[row];
            if (isBic && !HasAccountForm(batch.Text(EntryText.Account, row))) Report(FecDiagnostics.AccountForm, batch, row, EntryField.Account, EntryText.Account);
            if (!batch.Slices(EntryText.ThirdParty)[row].IsEmpty && batch.Slices(EntryText.ThirdPartyLabel)[row].IsEmpty)
                Report(FecDiagnostics.ThirdPartyLabelMissing, batch, row, EntryField.ThirdPartyLabel, EntryText.ThirdParty);
            if (closing is { } end && date > end) Report(FecDiagnostics.AfterClosing, batch, row, EntryField.Date, date, end);
            else if (opening is { } start && date < start) Report(FecDiagnostics.BeforeYear, batch, row, EntryField.Date, date, start);
            CheckValidation(batch, row, date);
            if (_kind == JournalKind.Opening) CheckOpening(batch, row);
            else
            {
                _hasOrdinary = true;
                if (_kind == JournalKind.Centralisation || IsCentralisation(batch.Text(EntryText.Label, row))) Report(FecDiagnostics.Centralisation, batch, row, EntryField.Label, EntryText.Label);
            }
        }
    }

    private void TakeJournal(EntryLineBatch batch, int row)
    {
        var code = batch.Text(EntryText.Journal, row);
        if (!_isFirst && code.SequenceEqual(_journal)) return;
        _isFirst = false;
        if (reader.IsByJournal) _lastValidation = default;
        if (_kinds.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(code, out _journal!, out _kind)) return;
        _journal = code.ToArray();
        _kind = KindOf(batch, row);
        _kinds.Add(_journal, _kind);
    }

    private static JournalKind KindOf(EntryLineBatch batch, int row)
    {
        var label = batch.String(EntryText.JournalLabel, row);
        return IsOpening(batch.String(EntryText.Journal, row), label) ? JournalKind.Opening
            : label.Contains("centralis", StringComparison.OrdinalIgnoreCase) ? JournalKind.Centralisation
            : JournalKind.Ordinary;
    }

    private static bool IsOpening(string code, string label) =>
        code.ToUpperInvariant() is "AN" or "ANO" or "ANX" or "RAN" or "OUV" or "OUVERTURE"
        || label.Contains("nouveau", StringComparison.OrdinalIgnoreCase) && !label.Contains("nouveauté", StringComparison.OrdinalIgnoreCase)
        || label.Contains("ouverture", StringComparison.OrdinalIgnoreCase);

    private static bool IsCentralisation(ReadOnlySpan<byte> label) =>
        label.Length >= 9 && label[0] is (byte)'C' or (byte)'c' && Ascii.EqualsIgnoreCase(label[..9], "centralis"u8);

    private static bool HasAccountForm(ReadOnlySpan<byte> account) =>
        account.IsEmpty || account.Length >= 3 && !account[..3].ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private void CheckValidation(EntryLineBatch batch, int row, LocalDate date)
    {
        var validation = batch.LockDates[row];
        if (validation == default) return;
        if (validation < date) Report(FecDiagnostics.LockedBefore, batch, row, EntryField.LockDate, validation, date);
        if (_kind == JournalKind.Opening) return;
        if (validation < _lastValidation) Report(FecDiagnostics.ValidationOrder, batch, row, EntryField.LockDate, validation, _lastValidation);
        else _lastValidation = validation;
    }

    private void CheckOpening(EntryLineBatch batch, int row)
    {
        if (batch.Text(EntryText.Account, row) is [(byte)'6' or (byte)'7', ..]) return;
        Report(FecDiagnostics.Opening, batch, row, EntryField.Journal, EntryText.Journal);
        if (_hasOrdinary) Report(FecDiagnostics.OpeningNotFirst, batch, row, EntryField.Journal, EntryText.Journal);
    }

    private void Report(DiagnosticDescriptor descriptor, EntryLineBatch batch, int row, EntryField field, EntryText read)
    {
        if (diagnostics.Tally(descriptor, batch.NameOf(field)) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(batch.Locate(row, field), batch.String(read, row));
        else tally.CountOnly();
    }

    private void Report(DiagnosticDescriptor descriptor, EntryLineBatch batch, int row, EntryField field, LocalDate read, LocalDate expected)
    {
        if (diagnostics.Tally(descriptor, batch.NameOf(field)) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(batch.Locate(row, field), Digits(read), Digits(expected));
        else tally.CountOnly();
    }

    private static string Digits(LocalDate date) => date.ToString("uuuuMMdd", System.Globalization.CultureInfo.InvariantCulture);
}
