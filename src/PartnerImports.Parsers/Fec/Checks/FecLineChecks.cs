using System.Text;
using NodaTime;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Fec;

/// <summary>The checks over lines that only a FEC has: account form, dates against the year and each other, order, opening and centralisation.</summary>
/// <param name="diagnostics">Where findings go.</param>
/// <param name="reader">Tells regime and closing date.</param>
/// <param name="reference">Has taken each batch before: what holds of a journal or account is found out once.</param>
/// <param name="named">The closing date that the file's name tells.</param>
internal sealed class FecLineChecks(DiagnosticBag diagnostics, FecLineReader reader, ReferenceCollector reference, LocalDate? named)
{
    private readonly List<JournalKind> _kinds = [];
    private readonly List<bool> _haveForm = [];
    private JournalKind _blankKind;
    private int _journal = -2;
    private JournalKind _kind;
    private LocalDate _lastValidation;
    private bool _hasOrdinary, _isFirst = true;

    /// <summary>The first and the last day of the year that a closing date ends; without one, every date lies in it.</summary>
    public static (LocalDate Start, LocalDate End) YearOf(LocalDate? closing) =>
        closing is { } last ? (last.PlusDays(1).PlusYears(-1), last) : (LocalDate.MinIsoValue, LocalDate.MaxIsoValue);

    private enum JournalKind
    {
        Unknown,
        Ordinary,
        Opening,
        Centralisation,
    }

    /// <summary>Looks at the lines of a batch.</summary>
    public void Check(FecDigest digest)
    {
        var batch = digest.Batch;
        var isBic = reader.Regime == FecRegime.Bic;
        if (!AreOrdinary(digest, isBic)) CheckLines(batch, isBic);
        else
        {
            _hasOrdinary = true;
            if (digest.LastLock != default) _lastValidation = digest.LastLock;
        }
    }

    /// <summary>Whether there is nothing to say of the lines of a batch: they are of ordinary journals, and without suspects.</summary>
    private bool AreOrdinary(FecDigest digest, bool isBic)
    {
        if (digest.HasFecSuspects || reader.IsByJournal || digest.FirstLock != default && digest.FirstLock < _lastValidation) return false;
        var ordinals = reference.JournalOf.Ordinals;
        var areOrdinary = true;
        for (var i = 0; i < ordinals.Length; i++) areOrdinary &= KindOf(digest.Batch, digest.Journals.List[i].Row, ordinals[i]) == JournalKind.Ordinary;
        if (isBic)
            foreach (var account in reference.AccountOf.Ordinals) areOrdinary &= HasForm(account);
        return areOrdinary;
    }

    private void CheckLines(EntryLineBatch batch, bool isBic)
    {
        var (start, end) = YearOf(reader.Closing ?? named);
        ReadOnlySpan<LineMarks> marks = batch.Marks;
        ReadOnlySpan<LocalDate> dates = batch.Dates, validations = batch.LockDates;
        ReadOnlySpan<TextSlice> thirdParties = batch.Slices(EntryText.ThirdParty), thirdPartyLabels = batch.Slices(EntryText.ThirdPartyLabel), labels = batch.Slices(EntryText.Label);
        var text = batch.TextBlock;
        for (var row = 0; row < marks.Length; row++)
        {
            if ((marks[row] & LineMarks.Faulty) != 0) continue;
            if (reference.JournalOf[row] is var journal && (journal != _journal || _isFirst)) TakeJournal(batch, row, journal);
            if (isBic && reference.AccountOf[row] is >= 0 and var account && !HasForm(account)) Report(FecDiagnostics.AccountForm, batch, row, EntryField.Account, EntryText.Account);
            if (!thirdParties[row].IsEmpty && thirdPartyLabels[row].IsEmpty) Report(FecDiagnostics.ThirdPartyLabelMissing, batch, row, EntryField.ThirdPartyLabel, EntryText.ThirdParty);
            if (dates[row] > end) Report(FecDiagnostics.AfterClosing, batch, row, EntryField.Date, dates[row], end);
            else if (dates[row] < start) Report(FecDiagnostics.BeforeYear, batch, row, EntryField.Date, dates[row], start);
            if (validations[row] != default) CheckValidation(batch, row, dates[row], validations[row]);
            if (_kind == JournalKind.Opening) CheckOpening(batch, row);
            else
            {
                _hasOrdinary = true;
                if (_kind == JournalKind.Centralisation || IsCentralisation(text, labels[row]))
                    Report(FecDiagnostics.Centralisation, batch, row, EntryField.Label, EntryText.Label);
            }
        }
    }

    private void TakeJournal(EntryLineBatch batch, int row, int journal)
    {
        (_isFirst, _journal) = (false, journal);
        if (reader.IsByJournal) _lastValidation = default;
        if (journal < 0)
        {
            _kind = _blankKind = _blankKind == JournalKind.Unknown ? KindOf(batch, row) : _blankKind;
            return;
        }
        _kind = KindOf(batch, row, journal);
    }

    /// <summary>What kind of journal an ordinal stands for: the first line of it tells.</summary>
    private JournalKind KindOf(EntryLineBatch batch, int row, int journal)
    {
        while (_kinds.Count <= journal) _kinds.Add(JournalKind.Unknown);
        if (_kinds[journal] == JournalKind.Unknown) _kinds[journal] = KindOf(batch, row);
        return _kinds[journal];
    }

    /// <summary>Whether an account has the form of the law; accounts come in order of first appearance.</summary>
    private bool HasForm(int account)
    {
        while (_haveForm.Count <= account) _haveForm.Add(HasAccountForm(reference.Account(_haveForm.Count)));
        return _haveForm[account];
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

    /// <summary>Whether a label is one of centralisation; its letters are the same bytes before and after decoding.</summary>
    public static bool IsCentralisation(ReadOnlySpan<byte> text, TextSlice label)
    {
        if (label.Length < 9) return false;
        var start = label.IsRaw ? ~label.Start : label.Start;
        return (text[start] | 0x20) == 'c' && Ascii.EqualsIgnoreCase(text.Slice(start, 9), "centralis"u8);
    }

    private static bool HasAccountForm(ReadOnlySpan<byte> account) =>
        account.Length >= 3 && !account[..3].ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private void CheckValidation(EntryLineBatch batch, int row, LocalDate date, LocalDate validation)
    {
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
        if (tally.WantsPlace) tally.Add(batch.Locate(row, field), FecDateText.Legal(read), FecDateText.Legal(expected));
        else tally.CountOnly();
    }
}
