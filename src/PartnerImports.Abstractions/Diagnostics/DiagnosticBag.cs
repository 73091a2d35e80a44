using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>Collects findings: one item per (code, field), true counts, bounded memory.</summary>
/// <remarks>
/// The first <see cref="MaxItems"/> items per severity in the order of the file are given, so that blocking ones are never cut by others;
/// all are counted. Up to 1,000 a severity are kept until then, in whatever order they come.
/// Not thread-safe: each reader has its own, and bags of parts in file order are merged by <see cref="MergeFrom"/>.
/// </remarks>
public sealed class DiagnosticBag
{
    private const int LeastKept = 1_000;

    /// <summary>How many places one item keeps.</summary>
    public const int MaxPlaces = 21;

    private readonly SeverityPolicy _policy;
    private readonly Dictionary<(DiagnosticDescriptor, string Field), DiagnosticTally> _tallies = [];
    private readonly int[] _items = new int[3];
    private readonly long[] _cut = new long[3];
    private DiagnosticTally? _last;

    /// <summary>Makes an empty bag.</summary>
    /// <param name="policy">The severities to record by.</param>
    /// <param name="maxItems">How many items to give per severity.</param>
    public DiagnosticBag(SeverityPolicy? policy = null, int maxItems = 1_000)
    {
        _policy = policy ?? SeverityPolicy.Standard;
        MaxItems = maxItems;
    }

    /// <summary>How many items are given per severity.</summary>
    public int MaxItems { get; }

    private int MostKept => Math.Max(MaxItems, LeastKept);

    /// <summary>Whether there is a blocking finding.</summary>
    public bool HasBlocking => Counts.Blocking > 0;

    /// <summary>How many findings there are of each severity, those of items cut included.</summary>
    public DiagnosticCounts Counts
    {
        get
        {
            var counts = (long[])_cut.Clone();
            foreach (var tally in _tallies.Values) counts[(int)tally.Severity] += tally.Count;
            return new(counts[(int)Severity.Blocking], counts[(int)Severity.Warning], counts[(int)Severity.Information]);
        }
    }

    /// <summary>Records a finding.</summary>
    /// <param name="descriptor">What kind.</param>
    /// <param name="place">Where.</param>
    /// <param name="field">The field's name in the format's own words; empty when no field is meant.</param>
    /// <param name="read">What was read.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="arguments">Further values that the message names.</param>
    public void Add(DiagnosticDescriptor descriptor, in SourcePlace place, string field = "", string read = "", string expected = "", params ImmutableArray<string> arguments)
    {
        if (Tally(descriptor, field) is { } tally) tally.Add(place, read, expected, arguments);
    }

    /// <summary>
    /// The tally of a kind of finding on a field, for hot loops: ask <see cref="DiagnosticTally.WantsPlace"/> before building texts.
    /// Null when the item is beyond the cap; the finding is then counted already.
    /// </summary>
    public DiagnosticTally? Tally(DiagnosticDescriptor descriptor, string field = "")
    {
        // A fault that is on one line is often on the next.
        if (_last is not null && ReferenceEquals(_last.Descriptor, descriptor) && ReferenceEquals(_last.Field, field)) return _last;
        if (_tallies.TryGetValue((descriptor, field), out var tally)) return _last = tally;
        var severity = _policy.Of(descriptor);
        if (_items[(int)severity] == MostKept)
        {
            _cut[(int)severity]++;
            return null;
        }
        _items[(int)severity]++;
        tally = new(descriptor, severity, field);
        _tallies.Add((descriptor, field), tally);
        return tally;
    }

    /// <summary>Takes over the findings of a bag that stands behind this one in the file; the other is empty afterwards.</summary>
    /// <param name="later">The other bag.</param>
    /// <param name="linesBefore">How many lines stand before those that the other bag counts from 1; 0 when it counts the lines of the file.</param>
    public void MergeFrom(DiagnosticBag later, int linesBefore = 0)
    {
        foreach (var (key, theirs) in later._tallies)
        {
            if (linesBefore > 0) theirs.MoveDown(linesBefore);
            if (_tallies.TryGetValue(key, out var ours)) ours.MergeFrom(theirs);
            else if (_items[(int)theirs.Severity] == MostKept) _cut[(int)theirs.Severity] += theirs.Count;
            else
            {
                _items[(int)theirs.Severity]++;
                _tallies.Add(key, theirs);
            }
        }
        for (var i = 0; i < 3; i++) _cut[i] += later._cut[i];
        later.Clear();
    }

    private void Clear()
    {
        _tallies.Clear();
        Array.Clear(_items);
        Array.Clear(_cut);
        _last = null;
    }

    /// <summary>The items: blocking ones first, then warnings, then information, each by line, column and code.</summary>
    public ImmutableArray<ImportDiagnostic> ToDiagnostics()
    {
        var items = new List<ImportDiagnostic>(_tallies.Count);
        foreach (var tally in _tallies.Values)
            if (tally.Count > 0) items.Add(tally.ToDiagnostic());
        items.Sort(Compare);
        var kept = new int[3];
        items.RemoveAll(item => kept[(int)item.Severity]++ >= MaxItems);
        return [.. items];
    }

    private static int Compare(ImportDiagnostic a, ImportDiagnostic b)
    {
        var order = (int)b.Severity - (int)a.Severity;
        if (order == 0) order = a.First.Part.CompareTo(b.First.Part);
        if (order == 0) order = a.First.Line.CompareTo(b.First.Line);
        if (order == 0) order = a.First.Column.CompareTo(b.First.Column);
        if (order == 0) order = string.CompareOrdinal(a.Code, b.Code);
        return order == 0 ? string.CompareOrdinal(a.Field, b.Field) : order;
    }
}
