using System.Text;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tra;

/// <summary>Gives lines the labels of their journal, account and third party, which a TRA file has in its records only.</summary>
internal sealed class TraLabels(ReferenceData reference)
{
    private readonly Dictionary<byte[], byte[]> _journals = Index(reference.Journals.Select(journal => (journal.Code.ToString(), journal.Label)));
    private readonly Dictionary<byte[], byte[]> _accounts = Index(reference.Accounts.Select(account => (account.Number.ToString(), account.Label)));
    private readonly Dictionary<byte[], byte[]> _thirdParties = Index(reference.ThirdParties.Select(thirdParty => (thirdParty.Code.ToString(), thirdParty.Label)));

    public void Fill(EntryLineBatch batch)
    {
        Fill(batch, _journals, EntryText.Journal, EntryText.JournalLabel);
        Fill(batch, _accounts, EntryText.Account, EntryText.AccountLabel);
        Fill(batch, _thirdParties, EntryText.ThirdParty, EntryText.ThirdPartyLabel);
    }

    private static void Fill(EntryLineBatch batch, Dictionary<byte[], byte[]> labels, EntryText code, EntryText label)
    {
        if (labels.Count == 0) return;
        var lookup = labels.GetAlternateLookup<ReadOnlySpan<byte>>();
        TextSlice before = default, slice = default;
        for (var row = 0; row < batch.Count; row++)
        {
            var current = batch.Slices(code)[row];
            if (current.IsEmpty) continue;
            if (current != before)
            {
                before = current;
                slice = lookup.TryGetValue(batch.Bytes(current), out var text) ? batch.Append(text.AsSpan()) : default;
            }
            batch.SetText(label, row, slice);
        }
    }

    private static Dictionary<byte[], byte[]> Index(IEnumerable<(string Code, string Label)> items) =>
        items.Where(item => item.Label.Length > 0).ToDictionary(item => Encoding.UTF8.GetBytes(item.Code), item => Encoding.UTF8.GetBytes(item.Label), Utf8Keys.Comparer);
}
