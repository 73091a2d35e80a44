using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>The names of a header: found without regard to case, accents and outer blanks.</summary>
internal sealed class ColumnNames
{
    private const int MaxCompared = 64;

    private readonly Dictionary<string, int> _ranks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _repeated = new(StringComparer.Ordinal);
    private readonly HashSet<int> _used = [];

    public ColumnNames(IReadOnlyList<string> names)
    {
        Names = names;
        for (var i = 0; i < names.Count; i++)
        {
            var folded = Fold(names[i]);
            if (folded.Length == 0 || _ranks.TryAdd(folded, i)) continue;
            if (!_repeated.TryGetValue(folded, out var ranks)) _repeated.Add(folded, ranks = [_ranks[folded]]);
            ranks.Add(i);
        }
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The columns that nothing asked for, by name.</summary>
    public IEnumerable<string> Unused => Names.Where((name, rank) => name.Trim().Length > 0 && !_used.Contains(rank)).Select(Show);

    /// <summary>The rank of the first of several names that the header has; -1 when it has none.</summary>
    public int Find(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!_ranks.TryGetValue(Fold(name), out var rank)) continue;
            _used.Add(rank);
            return rank;
        }
        return -1;
    }

    public bool Has(IEnumerable<string> names) => names.Any(name => _ranks.ContainsKey(Fold(name)));

    public void MarkUsed(int rank) => _used.Add(rank);

    /// <summary>The ranks of a name that the header has more than once; null when it has not.</summary>
    public IReadOnlyList<int>? RepeatsOf(int rank) => _repeated.GetValueOrDefault(Fold(Names[rank]));

    /// <summary>The names that look most like some of those wanted, at most three, not too far away.</summary>
    public IEnumerable<string> NearestTo(IReadOnlyList<string> wanted)
    {
        var folded = wanted.Select(Shorten).ToArray();
        return Names.Where(name => name.Trim().Length > 0)
            .Select(name => (Name: Show(name), Distance: folded.Min(target => Distance(target, Shorten(name)) * 100 / Math.Max(target.Length, 1))))
            .Where(pair => pair.Distance <= 60).OrderBy(pair => pair.Distance).Take(3).Select(pair => pair.Name);
    }

    /// <summary>The name of a rank, fit for a message.</summary>
    public string Shown(int rank) => Show(Names[rank]);

    private static string Show(string name) => CustomReport.Excerpt(name.Trim());

    public static string Fold(string name) => Accents.Remove(name.Trim()).ToUpperInvariant();

    private static string Shorten(string name) => Fold(name) is { Length: > MaxCompared } folded ? folded[..MaxCompared] : Fold(name);

    /// <summary>How many letters to insert, delete or change.</summary>
    private static int Distance(string left, string right)
    {
        Span<int> previous = stackalloc int[MaxCompared + 1], current = stackalloc int[MaxCompared + 1];
        for (var j = 0; j <= right.Length; j++) previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
            current.CopyTo(previous);
        }
        return previous[right.Length];
    }
}
