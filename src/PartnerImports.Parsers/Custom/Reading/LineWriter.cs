using System.Collections.Immutable;
using NodaTime;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Fills a row of a batch from a line record and the entry header above it. Not thread-safe.</summary>
internal sealed class LineWriter(CustomModel model, ValueReader values, TypedValues typed, AmountReader amounts, AccountReader accounts, AllocationWriter allocations, EntryHeader header, CustomReport report)
{
    private static readonly (Target Target, EntryText Column)[] Texts =
    [
        (Target.JournalLabel, EntryText.JournalLabel), (Target.Number, EntryText.Number), (Target.Reference, EntryText.Reference), (Target.Label, EntryText.Label),
        (Target.Matching, EntryText.Matching),
    ];

    /// <summary>Whether the amount of the line written last changed sides.</summary>
    public bool IsMoved { get; private set; }

    public void Write(in RecordView record, BoundRecord type, ImmutableArray<BoundAxis> axes, EntryLineBatch batch, int row)
    {
        foreach (var (target, column) in Texts)
            if (Has(type, target)) Set(batch, column, row, Text(record, type, target));
        WriteJournal(record, type, batch, row);
        WriteAccount(record, type, batch, row);
        WriteDates(record, type, batch, row);
        var sides = amounts.Read(record, type.Amounts!);
        (batch.Debits[row], batch.Credits[row], IsMoved) = (sides.Debit, sides.Credit, sides.IsMoved);
        if (!sides.Debit.IsZero) batch.Marks[row] |= LineMarks.HasDebit;
        if (!sides.Credit.IsZero) batch.Marks[row] |= LineMarks.HasCredit;
        WriteCurrency(record, type, batch, row);
        WriteExtras(record, type, batch, row);
        foreach (var axis in axes) allocations.Add(record, axis, batch);
    }

    /// <summary>Takes the values of an entry header.</summary>
    public void ReadHeader(in RecordView record, BoundRecord type)
    {
        header.Open();
        foreach (var target in Enum.GetValues<Target>())
        {
            if (type[target] is not { } field) continue;
            if (target.IsDate()) header.Set(target, typed.Date(record, field, target == Target.Date));
            else if (values.Read(record, field, out var text) is not null) header.Set(target, text);
        }
        header.IsFaulty = report.IsFaulty;
    }

    /// <summary>Consecutive lines repeat their texts: one that equals the text above takes its slice.</summary>
    public static void Set(EntryLineBatch batch, EntryText column, int row, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return;
        if (row > 0 && batch.Slices(column)[row - 1] is var above && above.Length == text.Length && batch.Bytes(above).SequenceEqual(text)) batch.SetText(column, row, above);
        else batch.SetText(column, row, text);
    }

    private ReadOnlySpan<byte> Text(in RecordView record, BoundRecord type, Target target) =>
        values.Read(record, type[target], out var text) is not null ? text : header.Text(target);

    private void WriteJournal(in RecordView record, BoundRecord type, EntryLineBatch batch, int row)
    {
        var text = accounts.TranslateJournal(Text(record, type, Target.Journal));
        Set(batch, EntryText.Journal, row, text.IsEmpty ? model.Journals.Default : text);
    }

    private void WriteAccount(in RecordView record, BoundRecord type, EntryLineBatch batch, int row)
    {
        var source = values.Read(record, type[Target.Account], out var text);
        if (source is null) text = header.Text(Target.Account);
        var isThirdParty = false;
        if (accounts.IsEmpty || text.IsEmpty) Set(batch, EntryText.Account, row, text);
        else
        {
            var account = accounts.Translate(text, source ?? type[Target.Account]?.Main ?? Nowhere);
            isThirdParty = account.IsThirdParty;
            if (isThirdParty) Set(batch, EntryText.ThirdParty, row, text);
            batch.SetText(EntryText.Account, row, account.General);
        }
        var thirdParty = Text(record, type, Target.ThirdParty);
        if (!thirdParty.IsEmpty) Set(batch, EntryText.ThirdParty, row, thirdParty);
        Set(batch, EntryText.ThirdPartyLabel, row, Text(record, type, Target.ThirdPartyLabel));
        // The name of a subledger account is that of its third party.
        var isName = isThirdParty && thirdParty.IsEmpty && batch.Slices(EntryText.ThirdPartyLabel)[row].IsEmpty;
        Set(batch, isName ? EntryText.ThirdPartyLabel : EntryText.AccountLabel, row, Text(record, type, Target.AccountLabel));
    }

    private void WriteDates(in RecordView record, BoundRecord type, EntryLineBatch batch, int row)
    {
        var before = report.Faults;
        batch.Dates[row] = Date(record, type, Target.Date);
        if (batch.Dates[row] == default && report.Faults == before && !header.IsFaulty) report.Add(CustomDiagnostics.ValueMissing, type[Target.Date]?.Main ?? Nowhere);
        if (Has(type, Target.DocumentDate)) batch.DocumentDates[row] = Date(record, type, Target.DocumentDate);
        if (Has(type, Target.DueDate)) batch.DueDates[row] = Date(record, type, Target.DueDate);
        if (Has(type, Target.MatchingDate)) batch.MatchingDates[row] = Date(record, type, Target.MatchingDate);
    }

    private LocalDate Date(in RecordView record, BoundRecord type, Target target)
    {
        var own = type[target] is { } field ? typed.Date(record, field, target == Target.Date) : default;
        return own == default ? header.Date(target) : own;
    }

    /// <summary>Whether a value can be there at all: in the line or in the header above.</summary>
    private bool Has(BoundRecord type, Target target) => type[target] is not null || header.IsOpen;

    private void WriteCurrency(in RecordView record, BoundRecord type, EntryLineBatch batch, int row)
    {
        if (!Has(type, Target.Currency) && type.CurrencyAmounts is null && type[Target.CurrencyAmount] is null) return;
        var currency = Text(record, type, Target.Currency);
        var isOwn = currency.IsEmpty && values.WasEmptied;
        Set(batch, EntryText.Currency, row, currency);
        Amount? amount = type.CurrencyAmounts is { } ways ? amounts.ReadCurrency(record, ways)
            : typed.Amount(record, type[Target.CurrencyAmount], out var single) is null ? null : single;
        // A currency that the model translates to nothing is that of the dossier: its amount says nothing new.
        if (amount is not { } given || isOwn) return;
        batch.CurrencyAmounts[row] = given;
        batch.Marks[row] |= LineMarks.HasCurrencyAmount;
    }

    private void WriteExtras(in RecordView record, BoundRecord type, EntryLineBatch batch, int row)
    {
        if (Has(type, Target.PaymentMode) && Text(record, type, Target.PaymentMode) is { IsEmpty: false } payment) batch.AddExtra(row, Target.PaymentMode.WordOf(), batch.Append(payment));
        if (Has(type, Target.Document) && Text(record, type, Target.Document) is { IsEmpty: false } document) batch.AddDocument(row, new() { Name = System.Text.Encoding.UTF8.GetString(document) });
    }

    private static BoundSource Nowhere { get; } = new(new() { Kind = SourceKind.Constant }, -1, "date");
}
