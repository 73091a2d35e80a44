using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>The columns of a batch that grouping looks at, fetched once.</summary>
internal readonly ref struct FecLines(EntryLineBatch batch)
{
    private readonly ReadOnlySpan<byte> _text = batch.TextBlock;
    private readonly ReadOnlySpan<TextSlice> _journals = batch.Slices(EntryText.Journal), _numbers = batch.Slices(EntryText.Number), _accounts = batch.Slices(EntryText.Account);

    public readonly EntryLineBatch Batch = batch;
    public readonly ReadOnlySpan<LocalDate> Dates = batch.Dates;
    public readonly ReadOnlySpan<Amount> Debits = batch.Debits, Credits = batch.Credits;
    public readonly ReadOnlySpan<LineMarks> Marks = batch.Marks;

    public int Count => _journals.Length;

    public ReadOnlySpan<byte> Journal(int row) => Text(_journals[row]);

    public ReadOnlySpan<byte> Number(int row) => Text(_numbers[row]);

    public ReadOnlySpan<byte> Account(int row) => Text(_accounts[row]);

    private ReadOnlySpan<byte> Text(TextSlice slice) => _text.Slice(slice.Start, slice.Length);
}
