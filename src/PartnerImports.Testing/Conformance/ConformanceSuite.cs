namespace PartnerImports.Testing;

/// <summary>The cases of one port.</summary>
/// <typeparam name="TFixture">What gives a case the adapter under test.</typeparam>
public sealed class ConformanceSuite<TFixture>
{
    private readonly Dictionary<string, ConformanceCase<TFixture>> _byName;

    internal ConformanceSuite(params IEnumerable<ConformanceCase<TFixture>>[] topics)
    {
        Cases = [.. topics.SelectMany(topic => topic)];
        _byName = Cases.ToDictionary(each => each.Name, StringComparer.Ordinal);
    }

    /// <summary>The cases.</summary>
    public IReadOnlyList<ConformanceCase<TFixture>> Cases { get; }

    /// <summary>A case by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public ConformanceCase<TFixture> this[string name] => _byName[name];
}
