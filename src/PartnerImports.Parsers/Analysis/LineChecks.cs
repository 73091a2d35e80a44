using System.Globalization;
using NodaTime;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Analysis;

/// <summary>The checks that need one line only, the same for every format.</summary>
internal sealed class LineChecks(DiagnosticBag diagnostics)
{
    private static readonly (EntryText Text, EntryField Field)[] Texts =
    [
        (EntryText.Journal, EntryField.Journal), (EntryText.JournalLabel, EntryField.JournalLabel), (EntryText.Number, EntryField.Number),
        (EntryText.Account, EntryField.Account), (EntryText.AccountLabel, EntryField.AccountLabel), (EntryText.ThirdParty, EntryField.ThirdParty),
        (EntryText.ThirdPartyLabel, EntryField.ThirdPartyLabel), (EntryText.Reference, EntryField.Reference), (EntryText.Label, EntryField.Label),
        (EntryText.Matching, EntryField.Matching), (EntryText.Currency, EntryField.Currency),
    ];

    /// <summary>Whether journal and account may be blank, as the law permits in some regimes of a FEC.</summary>
    public bool AllowsBlankCodes { get; set; }

    /// <summary>Whether a line of a batch may be reported: then only is it worth checking them one by one.</summary>
    public static bool MayFind(EntryLineBatch batch)
    {
        ReadOnlySpan<TextSlice> journals = batch.Slices(EntryText.Journal), accounts = batch.Slices(EntryText.Account);
        ReadOnlySpan<TextSlice> thirdParties = batch.Slices(EntryText.ThirdParty), thirdPartyLabels = batch.Slices(EntryText.ThirdPartyLabel);
        ReadOnlySpan<TextSlice> matchings = batch.Slices(EntryText.Matching), currencies = batch.Slices(EntryText.Currency);
        ReadOnlySpan<LocalDate> matchingDates = batch.MatchingDates;
        ReadOnlySpan<Amount> debits = batch.Debits, credits = batch.Credits, inCurrency = batch.CurrencyAmounts;
        ReadOnlySpan<LineMarks> marks = batch.Marks;
        var mayFind = false;
        for (var row = 0; row < marks.Length; row++)
        {
            mayFind |= journals[row].IsEmpty | accounts[row].IsEmpty
                | debits[row].IsZero == credits[row].IsZero
                | ((marks[row] & LineMarks.HasCurrencyAmount) == 0 ? !currencies[row].IsEmpty : currencies[row].IsEmpty & !inCurrency[row].IsZero)
                | thirdParties[row].IsEmpty & !thirdPartyLabels[row].IsEmpty
                | matchings[row].IsEmpty != (matchingDates[row] == default);
        }
        return mayFind;
    }

    /// <summary>Reports what is to be said of the lines of a batch.</summary>
    public void Check(LineDigest digest)
    {
        var batch = digest.Batch;
        if (digest.HasSuspects) CheckLines(batch);
        if (batch.Allocations.Length > 0) CheckAllocations(batch);
        if (!batch.IsTextPlain && ControlCharacters.FirstIn(batch.TextBlock) is not null) CheckControls(batch);
    }

    private void CheckLines(EntryLineBatch batch)
    {
        ReadOnlySpan<TextSlice> journals = batch.Slices(EntryText.Journal), accounts = batch.Slices(EntryText.Account);
        ReadOnlySpan<TextSlice> thirdParties = batch.Slices(EntryText.ThirdParty), thirdPartyLabels = batch.Slices(EntryText.ThirdPartyLabel);
        ReadOnlySpan<TextSlice> matchings = batch.Slices(EntryText.Matching), currencies = batch.Slices(EntryText.Currency);
        ReadOnlySpan<LocalDate> matchingDates = batch.MatchingDates;
        ReadOnlySpan<Amount> debits = batch.Debits, credits = batch.Credits;
        ReadOnlySpan<LineMarks> marks = batch.Marks;
        for (var row = 0; row < marks.Length; row++)
        {
            if ((marks[row] & LineMarks.Faulty) != 0) continue;
            if ((journals[row].IsEmpty | accounts[row].IsEmpty) && !AllowsBlankCodes) CheckCodes(batch, row);
            if (debits[row].IsZero == credits[row].IsZero) ReportSides(batch, row);
            if (!currencies[row].IsEmpty | (marks[row] & LineMarks.HasCurrencyAmount) != 0) CheckCurrency(batch, row);
            if (thirdParties[row].IsEmpty && !thirdPartyLabels[row].IsEmpty) Report(EntryDiagnostics.ThirdPartyCodeMissing, batch, row, EntryField.ThirdParty, EntryText.ThirdPartyLabel);
            if (matchings[row].IsEmpty != (matchingDates[row] == default)) ReportMatching(batch, row);
        }
    }

    private void CheckCodes(EntryLineBatch batch, int row)
    {
        if (batch.Slices(EntryText.Journal)[row].IsEmpty) Report(EntryDiagnostics.BlankJournal, batch, row, EntryField.Journal);
        if (batch.Slices(EntryText.Account)[row].IsEmpty) Report(EntryDiagnostics.BlankAccount, batch, row, EntryField.Account);
    }

    private void ReportSides(EntryLineBatch batch, int row)
    {
        var (debit, credit) = (batch.Debits[row], batch.Credits[row]);
        if (debit.IsZero) Report(EntryDiagnostics.ZeroLine, batch, row, EntryField.Debit);
        else Report(EntryDiagnostics.BothSides, batch, row, EntryField.Credit, $"{debit} / {credit}");
    }

    private void CheckCurrency(EntryLineBatch batch, int row)
    {
        var hasCurrency = !batch.Slices(EntryText.Currency)[row].IsEmpty;
        var hasAmount = (batch.Marks[row] & LineMarks.HasCurrencyAmount) != 0;
        if (hasAmount && !hasCurrency && !batch.CurrencyAmounts[row].IsZero)
            Report(EntryDiagnostics.CurrencyMissing, batch, row, EntryField.Currency, batch.CurrencyAmounts[row].ToString());
        if (hasCurrency && !hasAmount) Report(EntryDiagnostics.CurrencyAmountMissing, batch, row, EntryField.CurrencyAmount, EntryText.Currency);
    }

    private void ReportMatching(EntryLineBatch batch, int row)
    {
        if (batch.Slices(EntryText.Matching)[row].IsEmpty)
            Report(EntryDiagnostics.MatchingCodeMissing, batch, row, EntryField.Matching, batch.MatchingDates[row].ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        else Report(EntryDiagnostics.MatchingDateMissing, batch, row, EntryField.MatchingDate, EntryText.Matching);
    }

    private void CheckAllocations(EntryLineBatch batch)
    {
        var shares = batch.Allocations;
        for (var start = 0; start < shares.Length;)
        {
            var end = start;
            while (end < shares.Length && shares[end].Row == shares[start].Row) end++;
            CheckAllocations(batch, shares[start..end]);
            start = end;
        }
    }

    private void CheckAllocations(EntryLineBatch batch, ReadOnlySpan<BatchAllocation> shares)
    {
        var row = shares[0].Row;
        var amount = batch.Debits[row].IsZero ? batch.Credits[row] : batch.Debits[row];
        for (var i = 0; i < shares.Length; i++)
        {
            var axis = batch.Bytes(shares[i].Axis);
            var sum = AmountTotal.Zero;
            var isFirst = true;
            for (var j = 0; j < shares.Length; j++)
            {
                if (!batch.Bytes(shares[j].Axis).SequenceEqual(axis)) continue;
                if (j < i) isFirst = false;
                sum = sum.Add(shares[j].Amount);
            }
            if (!isFirst || sum == AmountTotal.Zero.Add(amount)) continue;
            if (diagnostics.Tally(EntryDiagnostics.AllocationSum, batch.NameOf(EntryField.Allocations)) is not { } tally) continue;
            if (tally.WantsPlace) tally.Add(batch.Locate(row, EntryField.Allocations), sum.ToString(), amount.ToString(), batch.String(shares[i].Axis));
            else tally.CountOnly();
        }
    }

    private void CheckControls(EntryLineBatch batch)
    {
        foreach (var (text, field) in Texts)
        {
            var slices = batch.Slices(text);
            for (var row = 0; row < slices.Length; row++)
            {
                var bytes = batch.Bytes(slices[row]);
                if (ControlCharacters.FirstIn(bytes) is not { } control) continue;
                if (diagnostics.Tally(EntryDiagnostics.ControlCharacter, batch.NameOf(field)) is not { } tally) continue;
                if (tally.WantsPlace) tally.Add(batch.Locate(row, field), "", "", control.ToString("X4", CultureInfo.InvariantCulture));
                else tally.CountOnly();
            }
        }
    }

    private void Report(DiagnosticDescriptor descriptor, EntryLineBatch batch, int row, EntryField field, EntryText read)
    {
        if (diagnostics.Tally(descriptor, batch.NameOf(field)) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(batch.Locate(row, field), batch.String(read, row));
        else tally.CountOnly();
    }

    private void Report(DiagnosticDescriptor descriptor, EntryLineBatch batch, int row, EntryField field, string read = "")
    {
        if (diagnostics.Tally(descriptor, batch.NameOf(field)) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(batch.Locate(row, field), read);
        else tally.CountOnly();
    }
}
