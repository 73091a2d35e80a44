using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Fec;

/// <summary>The numbers of the entries of a file, each as a sequence and a counter.</summary>
/// <remarks>A number is a prefix and a counter, as <c>AC</c> and <c>0012</c>; a sequence is that of a journal, where the key has it, and prefix.</remarks>
internal sealed class EntryNumbers
{
    private const int MostDigits = 18;

    private readonly FecGroupingPlan _plan;
    private readonly GroupingKey _key;
    private readonly FecEntries _entries;
    private readonly HashSet<int> _joined;
    private readonly KeyTable _sequences = new();

    public EntryNumbers(FecGroupingPlan plan, GroupingKey key)
    {
        (_plan, _key, _entries) = (plan, key, plan.TableOf(key));
        _joined = plan.Spanning.SelectMany(entry => entry.Parts.Skip(1)).ToHashSet();
    }

    /// <summary>How many entries there are, with and without a counter.</summary>
    public int Count => _entries.Count;

    /// <summary>Reads the counter that a number ends in; false where there is none, or one of too many digits.</summary>
    private static bool TryCount(ReadOnlySpan<byte> number, out int prefix, out long counter)
    {
        prefix = number.Length;
        if (number.Length >= 8 && EightDigits.ParseEnd(number[^8..], out counter) is < 8 and var digits)
        {
            prefix -= digits;
            return digits > 0;
        }
        counter = 0;
        for (long power = 1; prefix > 0 && (uint)(number[prefix - 1] - '0') <= 9; prefix--, power *= 10)
        {
            if (number.Length - prefix == MostDigits) return false;
            counter += (number[prefix - 1] - '0') * power;
        }
        return prefix < number.Length;
    }

    /// <summary>Reads a number; false where the entry has none of its own or no counter.</summary>
    public bool TryRead(int entry, out int sequence, out long counter)
    {
        (sequence, counter) = (-1, 0);
        if (!_plan.IsChosen(_key, entry) || _joined.Count > 0 && _joined.Contains(entry)) return false;
        var number = _entries.Keys[entry];
        if (!TryCount(number, out var prefix, out counter)) return false;
        sequence = _sequences.FindOrAdd(_entries.Keys.ScopeOf(entry), number[..prefix], out _);
        return true;
    }
}
