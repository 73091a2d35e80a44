using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Tells where the values of a batch's lines stand, by the type of record that each line came from.</summary>
internal sealed class CustomLocator(BoundModel model, int capacity) : LineLocator
{
    private readonly byte[] _records = new byte[capacity];

    public BoundModel Model => model;

    /// <summary>Tells which type of record some lines came from.</summary>
    public void Set(int row, int count, int record) => _records.AsSpan(row, count).Fill((byte)record);

    public override SourcePlace Locate(EntryLineBatch batch, int row, EntryField field) => new()
    {
        Line = batch.LineNumbers[row], Offset = batch.Offsets[row], Part = batch.Part, Column = FieldOf(model.Records[_records[row]], field)?.Main.Column ?? 0,
    };

    public override string NameOf(EntryField field) =>
        field == EntryField.Line ? "" : model.Records.Where(record => record.Role is RecordRole.Line or RecordRole.Header).Select(record => FieldOf(record, field)).OfType<BoundField>().FirstOrDefault()?.Main.Name ?? "";

    private BoundField? FieldOf(BoundRecord record, EntryField field) => field switch
    {
        EntryField.Debit => record.Amounts?.Debit ?? record.Amounts?.Amount,
        EntryField.Credit => record.Amounts?.Credit ?? record.Amounts?.Side ?? record.Amounts?.Amount,
        EntryField.CurrencyAmount => record[Target.CurrencyAmount] ?? record.CurrencyAmounts?.Debit ?? record.CurrencyAmounts?.Amount,
        EntryField.Allocations => model.Axes.FirstOrDefault()?.Section,
        _ => TargetOf(field) is { } target ? record[target] : null,
    };

    private static Target? TargetOf(EntryField field) => field switch
    {
        EntryField.Journal => Target.Journal,
        EntryField.JournalLabel => Target.JournalLabel,
        EntryField.Number => Target.Number,
        EntryField.Date => Target.Date,
        EntryField.Account => Target.Account,
        EntryField.AccountLabel => Target.AccountLabel,
        EntryField.ThirdParty => Target.ThirdParty,
        EntryField.ThirdPartyLabel => Target.ThirdPartyLabel,
        EntryField.Reference => Target.Reference,
        EntryField.DocumentDate => Target.DocumentDate,
        EntryField.Label => Target.Label,
        EntryField.Matching => Target.Matching,
        EntryField.MatchingDate => Target.MatchingDate,
        EntryField.DueDate => Target.DueDate,
        EntryField.Currency => Target.Currency,
        _ => null,
    };
}
