using Microsoft.Extensions.DependencyInjection;

namespace PartnerImports.Testing;

/// <summary>How a simulated world runs.</summary>
public sealed record SimulationOptions
{
    /// <summary>Makes the services of a process, as <c>services => services.BuildServiceProvider()</c>: the container is the host's choice.</summary>
    public required Func<IServiceCollection, IServiceProvider> Build { get; init; }

    /// <summary>How many steps are taken before faults stop.</summary>
    public int Steps { get; init; } = 300;

    /// <summary>How many calls in a hundred go wrong; eight times as many while a storm lasts.</summary>
    public int FaultPercent { get; init; } = 6;

    /// <summary>Whether the books are in another system, behind a <see cref="LedgerBridge"/>.</summary>
    public bool BooksElsewhere { get; init; }

    /// <summary>Whether other calls come between those of a reception; not where a reception locks the store for all others.</summary>
    public bool InterleaveReceptions { get; init; } = true;
}
