using System.Text;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Fec;

/// <summary>Names the entry of every line of a second pass where the first found the lines of each entry together: by counting them.</summary>
/// <remarks>That the bytes are still those of the first pass is proved of the whole, and says that they are the same lines.</remarks>
internal sealed class FecCountingAssigner(FecGroupingPlan plan, FecNumbering numbering) : EntryAssigner
{
    private readonly int[] _lines = numbering.Lines;
    private readonly byte[] _mark = Encoding.UTF8.GetBytes(plan.Mark);
    private int _entry = -1, _left;

    /// <inheritdoc/>
    public override void Assign(EntryLineBatch batch)
    {
        Span<int> ordinals = batch.Entries;
        var names = batch.Slices(EntryText.Entry);
        var marks = batch.Marks;
        for (int row = 0, end; row < ordinals.Length; row = end)
        {
            if (_left == 0)
            {
                if (++_entry == _lines.Length) throw new ContentChangedException();
                _left = _lines[_entry];
            }
            end = Math.Min(row + _left, ordinals.Length);
            _left -= end - row;
            ordinals[row..end].Fill(_entry);
            names[row..end].Fill(FecKey.AppendName(plan.MainKey, batch, row, _entry, batch.Text(EntryText.Journal, row), _mark));
            if (_left == 0) marks[end - 1] |= LineMarks.LastOfEntry;
        }
    }
}
