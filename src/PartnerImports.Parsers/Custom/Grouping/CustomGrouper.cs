using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Grouping;

/// <summary>Groups the lines of a custom file and checks the balance of every entry.</summary>
internal sealed class CustomGrouper(GroupingRule rule, Amount tolerance) : LineGrouper
{
    private readonly EntrySequence _sequence = new(rule);
    private readonly EntryTable _entries = new();
    private int _last = -1;
    private bool _isResumed;

    public override void Add(LineDigest digest)
    {
        var batch = digest.Batch;
        var hasRuns = _sequence.HasRuns && digest.Nets.AreHundredths;
        for (int row = 0, end; row < batch.Count; row = end)
        {
            var ordinal = _sequence.Next(batch, row);
            if (ordinal == _entries.Count) _entries.Open(batch, row);
            else _isResumed |= ordinal != _last;
            _last = ordinal;
            end = row + 1;
            if (!hasRuns)
            {
                _entries.Add(ordinal, batch, row);
                continue;
            }
            var sum = digest.Nets.Hundredths[row];
            for (; end < batch.Count && _sequence.IsAsAbove(batch, end); end++) sum += digest.Nets.Hundredths[end];
            _entries.Add(ordinal, batch, row, end - row, sum);
        }
    }

    public override GroupingResult Complete(DiagnosticBag diagnostics)
    {
        _entries.Report(diagnostics, tolerance, _sequence.Keys.NameOf);
        var lines = new int[_entries.Count];
        for (var i = 0; i < lines.Length; i++) lines[i] = _entries.Lines(i);
        return new(lines.Length == 0 ? null : new(KeyOf(rule)), lines.Length, () => _isResumed ? new CustomAssigner(_sequence.Again(), lines) : new CountingAssigner(_sequence.Keys, lines));
    }

    /// <summary>The key of the shared vocabulary that comes nearest to a model's.</summary>
    private static GroupingKey KeyOf(GroupingRule rule)
    {
        bool Has(KeyPart part) => rule.Keys.Contains(part);
        return rule.Mode switch
        {
            GroupingMode.HeaderRecord => GroupingKey.Entry,
            GroupingMode.RunningBalance => GroupingKey.RunningBalance,
            _ when Has(KeyPart.Number) => Has(KeyPart.Journal) ? GroupingKey.JournalAndNumber : GroupingKey.Number,
            _ when Has(KeyPart.Reference) => Has(KeyPart.Journal) || Has(KeyPart.Date) ? GroupingKey.JournalDateAndReference : GroupingKey.Reference,
            _ => Has(KeyPart.Date) ? GroupingKey.JournalAndDate : GroupingKey.Journal,
        };
    }

    /// <summary>The rule that a caller's key stands for; the model's own when the caller has none.</summary>
    public static GroupingRule RuleFor(GroupingKey? asked, GroupingRule own) => asked switch
    {
        GroupingKey.JournalAndNumber => new(GroupingMode.Keys, [KeyPart.Journal, KeyPart.Number]),
        GroupingKey.Number => new(GroupingMode.Keys, [KeyPart.Number]),
        GroupingKey.JournalDateAndReference => new(GroupingMode.Keys, [KeyPart.Journal, KeyPart.Date, KeyPart.Reference]),
        GroupingKey.JournalAndDate => new(GroupingMode.Keys, [KeyPart.Journal, KeyPart.Date]),
        GroupingKey.Journal => new(GroupingMode.Keys, [KeyPart.Journal]),
        GroupingKey.Reference => new(GroupingMode.Keys, [KeyPart.Reference]),
        GroupingKey.RunningBalance => new(GroupingMode.RunningBalance, [KeyPart.Journal, KeyPart.Date]),
        _ => own,
    };

    /// <summary>Names the entries in the second pass and marks their last lines.</summary>
    private sealed class CustomAssigner(EntrySequence sequence, int[] lines) : EntryAssigner
    {
        private readonly EntryCountdown _countdown = new(lines);

        public override void Assign(EntryLineBatch batch)
        {
            var (last, name) = (-1, default(TextSlice));
            for (var row = 0; row < batch.Count; row++)
            {
                var ordinal = sequence.Next(batch, row);
                if (ordinal >= lines.Length) throw new ContentChangedException();
                if (ordinal != last) (last, name) = (ordinal, sequence.Keys.AppendName(batch, ordinal));
                batch.Entries[row] = ordinal;
                batch.SetText(EntryText.Entry, row, name);
                if (_countdown.IsLast(ordinal)) batch.Marks[row] |= LineMarks.LastOfEntry;
            }
        }
    }

    /// <summary>Names the entries where the first pass found the lines of each together: by counting them.</summary>
    /// <remarks>That the bytes are still those of the first pass is proved of the whole, and says that they are the same lines.</remarks>
    private sealed class CountingAssigner(EntryKeys keys, int[] lines) : EntryAssigner
    {
        private int _entry = -1, _left;

        public override void Assign(EntryLineBatch batch)
        {
            for (int row = 0, end; row < batch.Count; row = end)
            {
                if (_left == 0)
                {
                    if (++_entry == lines.Length) throw new ContentChangedException();
                    _left = lines[_entry];
                }
                end = Math.Min(row + _left, batch.Count);
                _left -= end - row;
                batch.Entries[row..end].Fill(_entry);
                batch.Slices(EntryText.Entry)[row..end].Fill(keys.AppendName(batch, _entry));
                if (_left == 0) batch.Marks[end - 1] |= LineMarks.LastOfEntry;
            }
        }
    }
}
