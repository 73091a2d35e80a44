using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>The findings of one kind on one field, while they are counted.</summary>
public sealed class DiagnosticTally
{
    private readonly List<SourcePlace> _places = [];
    private string _read = "", _expected = "";
    private ImmutableArray<string> _arguments = [];

    internal DiagnosticTally(DiagnosticDescriptor descriptor, Severity severity, string field)
    {
        Descriptor = descriptor;
        Severity = severity;
        Field = field;
    }

    /// <summary>What kind.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>How much it weighs.</summary>
    public Severity Severity { get; }

    /// <summary>On which field.</summary>
    public string Field { get; }

    /// <summary>How many so far.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the next finding's place would be kept: ask before building texts in a hot loop.</summary>
    public bool WantsPlace => _places.Count < DiagnosticBag.MaxPlaces;

    /// <summary>Counts a finding whose place is not kept.</summary>
    public void CountOnly() => Count++;

    /// <summary>Records a finding; the place is kept while there is room.</summary>
    public void Add(in SourcePlace place, string read = "", string expected = "", params ImmutableArray<string> arguments)
    {
        if (Count++ == 0)
        {
            _read = read;
            _expected = expected;
            _arguments = arguments.IsDefault ? [] : arguments;
        }
        if (_places.Count < DiagnosticBag.MaxPlaces) _places.Add(place);
    }

    internal void MergeFrom(DiagnosticTally later)
    {
        if (Count == 0) (_read, _expected, _arguments) = (later._read, later._expected, later._arguments);
        Count += later.Count;
        _places.AddRange(later._places.Take(DiagnosticBag.MaxPlaces - _places.Count));
    }

    /// <summary>Counts lines from further above.</summary>
    internal void MoveDown(int lines)
    {
        foreach (ref var place in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_places))
            if (place.Line > 0) place = place with { Line = place.Line + lines };
    }

    internal ImportDiagnostic ToDiagnostic() => new()
    {
        Descriptor = Descriptor, Severity = Severity, Count = Count, Field = Field,
        Read = _read, Expected = _expected, Arguments = _arguments, Places = [.. _places],
    };
}
