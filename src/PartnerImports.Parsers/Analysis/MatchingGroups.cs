using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Analysis;

/// <summary>Adds up the lines that share account, third party and matching code.</summary>
internal sealed class MatchingGroups
{
    private struct Group
    {
        public Int128 Net;
        public SourcePlace First;
        public string Code;
        public bool IsFaulty;
    }

    private readonly Dictionary<byte[], int> _ordinals = new(Utf8Keys.Comparer);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private Group[] _groups = new Group[64];
    private byte[] _key = new byte[256];

    public MatchingGroups() => _lookup = _ordinals.GetAlternateLookup<ReadOnlySpan<byte>>();

    public void Add(EntryLineBatch batch)
    {
        var codes = batch.Slices(EntryText.Matching);
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row].IsEmpty) continue;
            ref var group = ref Find(batch, row);
            if ((batch.Marks[row] & LineMarks.Faulty) != 0) group.IsFaulty = true;
            group.Net += batch.Debits[row].Billionths - batch.Credits[row].Billionths;
        }
    }

    public void Report(DiagnosticBag diagnostics, string field)
    {
        for (var i = 0; i < _ordinals.Count; i++)
            if (_groups[i].Net != 0 && !_groups[i].IsFaulty)
                diagnostics.Add(EntryDiagnostics.MatchingUnbalanced, _groups[i].First, field, _groups[i].Code, "", AmountTotal.FromBillionths(_groups[i].Net).ToString());
    }

    private ref Group Find(EntryLineBatch batch, int row)
    {
        var length = 0;
        foreach (var text in (ReadOnlySpan<EntryText>)[EntryText.Account, EntryText.ThirdParty, EntryText.Matching])
        {
            var bytes = batch.Text(text, row);
            if (_key.Length < length + bytes.Length + 1) Array.Resize(ref _key, (length + bytes.Length + 1) * 2);
            bytes.CopyTo(_key.AsSpan(length));
            length += bytes.Length;
            _key[length++] = 0;
        }
        if (!_lookup.TryGetValue(_key.AsSpan(0, length), out var ordinal))
        {
            ordinal = _ordinals.Count;
            _ordinals.Add(_key[..length], ordinal);
            if (ordinal == _groups.Length) Array.Resize(ref _groups, ordinal * 2);
            _groups[ordinal] = new() { First = batch.Locate(row, EntryField.Matching), Code = batch.String(EntryText.Matching, row) };
        }
        return ref _groups[ordinal];
    }
}
