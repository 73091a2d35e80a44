using System.Collections.Immutable;
using PartnerImports.Benchmarks.Data;

namespace PartnerImports.Benchmarks.Running;

/// <summary>Something that does the work of a scope.</summary>
/// <param name="Name">What does it.</param>
/// <param name="File">The file that it works on.</param>
/// <param name="Run">Does it and gives what it found.</param>
/// <param name="Expected">What it must find; compared before and after the measuring.</param>
internal sealed record Contestant(string Name, DataFile File, Func<object> Run, object Expected)
{
    /// <summary>What is done before every run and not measured; null when runs do not change anything.</summary>
    public Action? Prepare { get; init; }
}

/// <summary>What is wanted of a scope.</summary>
internal abstract record Target(string Ours);

/// <summary>At least so many times the bytes a second of another contestant.</summary>
/// <param name="Ours">The contestant that is judged.</param>
/// <param name="Other">The one it is held against.</param>
/// <param name="Least">The factor.</param>
/// <param name="ByWall">Whether time on the wall counts and not that of the processors.</param>
internal sealed record SpeedTarget(string Ours, string Other, double Least, bool ByWall = false) : Target(Ours);

/// <summary>At most so many bytes allocated a line.</summary>
internal sealed record AllocationTarget(string Ours, double Most) : Target(Ours);

/// <summary>Contestants that do the same work on the same data, and the targets of ours.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">What is done.</param>
/// <param name="Contestants">Who does it.</param>
/// <param name="Targets">What is wanted of ours.</param>
/// <param name="IsReading">Whether a contestant reads its file: then bytes a second mean something.</param>
internal sealed record Scope(string Name, string Title, ImmutableArray<Contestant> Contestants, ImmutableArray<Target> Targets, bool IsReading = true);
