namespace PartnerImports.Testing;

/// <summary>One thing that an adapter of a port must do, as data: run it by a theory of any test framework.</summary>
/// <typeparam name="TFixture">What gives the case the adapter under test.</typeparam>
public sealed class ConformanceCase<TFixture>
{
    private readonly Func<TFixture, CancellationToken, ValueTask> _run;

    /// <summary>Makes a case.</summary>
    /// <param name="topic">What it is about, as <c>Queue</c>.</param>
    /// <param name="name">The sentence that must hold, unique within its suite.</param>
    /// <param name="rule">The rule of the product that it proves, as <c>P8</c>; empty when it is the port's own.</param>
    /// <param name="run">Throws <see cref="ConformanceException"/> when it doesn't hold.</param>
    public ConformanceCase(string topic, string name, string rule, Func<TFixture, CancellationToken, ValueTask> run)
    {
        Topic = topic;
        Name = name;
        Rule = rule;
        _run = run;
    }

    /// <summary>What it is about.</summary>
    public string Topic { get; }

    /// <summary>The sentence that must hold, unique within its suite.</summary>
    public string Name { get; }

    /// <summary>The rule of the product that it proves; empty when it is the port's own.</summary>
    public string Rule { get; }

    /// <summary>Runs the case on a fresh fixture, which stays the caller's to dispose.</summary>
    /// <exception cref="ConformanceException">The adapter does something else.</exception>
    public ValueTask RunAsync(TFixture fixture, CancellationToken cancellationToken = default) => _run(fixture, cancellationToken);

    /// <summary>Topic and name.</summary>
    public override string ToString() => $"{Topic}: {Name}";
}
