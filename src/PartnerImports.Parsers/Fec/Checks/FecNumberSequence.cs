using System.Globalization;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>Looks for gaps in the sequences that entry numbers are taken from (A47 A-1 VII-1, 3).</summary>
/// <remarks>
/// A number is a prefix and a counter, as <c>AC</c> and <c>0012</c>. A sequence is that of a journal and prefix, or of the whole file where
/// no counter occurs twice and the file as a whole has fewer gaps. Opening balances count as others do.
/// </remarks>
internal static class FecNumberSequence
{
    private const int MostDigits = 18;

    /// <summary>Records every gap at the entry that follows it.</summary>
    public static void Report(FecGroupingPlan plan, GroupingKey key, int column, DiagnosticBag diagnostics)
    {
        var numbers = Read(plan, key);
        if (numbers.Count < 2) return;
        numbers.Sort();
        var gaps = CountGaps(numbers);
        if (gaps == 0) return;
        var whole = numbers.ConvertAll(number => number with { Sequence = 0 });
        whole.Sort();
        if (!HasRepeats(whole) && CountGaps(whole) <= gaps) numbers = whole;
        for (var i = 1; i < numbers.Count; i++)
        {
            if (!IsGap(numbers[i - 1], numbers[i])) continue;
            if (diagnostics.Tally(FecDiagnostics.NumberGap, nameof(FecColumn.EcritureNum)) is not { } tally) continue;
            if (tally.WantsPlace) tally.Add(PlaceOf(plan, key, numbers[i].Entry) with { Column = column }, plan.NameOf(key, numbers[i].Entry), Missing(numbers[i - 1].Counter + 1, numbers[i].Counter - 1));
            else tally.CountOnly();
        }
    }

    private readonly record struct Number(int Sequence, long Counter, int Entry) : IComparable<Number>
    {
        public int CompareTo(Number other) =>
            Sequence != other.Sequence ? Sequence.CompareTo(other.Sequence) : Counter != other.Counter ? Counter.CompareTo(other.Counter) : Entry.CompareTo(other.Entry);
    }

    private static List<Number> Read(FecGroupingPlan plan, GroupingKey key)
    {
        var entries = plan.TableOf(key);
        var prefixLength = key == GroupingKey.JournalAndNumber ? 4 : 0;
        var sequences = new Dictionary<byte[], int>(Utf8Keys.Comparer);
        var lookup = sequences.GetAlternateLookup<ReadOnlySpan<byte>>();
        var numbers = new List<Number>(entries.Count);
        var joined = plan.Spanning.SelectMany(entry => entry.Parts.Skip(1)).ToHashSet();
        for (var entry = 0; entry < entries.Count; entry++)
        {
            if (!plan.IsChosen(key, entries[entry]) || joined.Contains(entry)) continue;
            var bytes = entries.KeyOf(entry).AsSpan();
            var digits = bytes.Length;
            while (digits > prefixLength && char.IsAsciiDigit((char)bytes[digits - 1])) digits--;
            if (bytes.Length - digits is 0 or > MostDigits) continue;
            if (!lookup.TryGetValue(bytes[..digits], out var sequence)) lookup[bytes[..digits]] = sequence = sequences.Count;
            numbers.Add(new(sequence, long.Parse(bytes[digits..], CultureInfo.InvariantCulture), entry));
        }
        return numbers;
    }

    private static bool HasRepeats(List<Number> numbers)
    {
        for (var i = 1; i < numbers.Count; i++)
            if (numbers[i].Counter == numbers[i - 1].Counter) return true;
        return false;
    }

    private static int CountGaps(List<Number> numbers)
    {
        var gaps = 0;
        for (var i = 1; i < numbers.Count; i++)
            if (IsGap(numbers[i - 1], numbers[i])) gaps++;
        return gaps;
    }

    private static bool IsGap(Number before, Number after) => before.Sequence == after.Sequence && after.Counter > before.Counter + 1;

    private static string Missing(long first, long last) => first == last ? first.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}");

    private static SourcePlace PlaceOf(FecGroupingPlan plan, GroupingKey key, int entry)
    {
        ref var first = ref plan.TableOf(key)[entry];
        return new() { Line = first.Line, Offset = first.Offset, Part = first.Part, Entry = plan.NameOf(key, entry) };
    }
}
