namespace PartnerImports.Testing;

/// <summary>What every <see cref="IImportStore"/> with its <see cref="IBooks"/> must do.</summary>
/// <remarks>
/// One theory runs all of it, with any test framework; with xunit:
/// <code>
/// public sealed class MyStoreConformanceTest
/// {
///     public static TheoryData&lt;string&gt; Cases => new(StoreConformance.Suite.Cases.Select(each => each.Name));
///
///     [Theory, MemberData(nameof(Cases))]
///     public async Task Holds(string name)
///     {
///         await using var fixture = new MyStoreFixture(); // an IStoreFixture with an empty store
///         await StoreConformance.Suite[name].RunAsync(fixture, TestContext.Current.CancellationToken);
///     }
/// }
/// </code>
/// <see cref="InMemoryStoreFixture"/> is an example of a fixture. A case that an adapter cannot satisfy is a line in its own tests with a reason: assert
/// there that the case still throws <see cref="ConformanceException"/>, so that the line goes when the reason does.
/// </remarks>
public static class StoreConformance
{
    /// <summary>All cases.</summary>
    public static ConformanceSuite<IStoreFixture> Suite { get; } = new(
        ReceptionCases.All, PushIdentityCases.All, DecisionCases.All, ObstacleCases.All, QueueCases.All, OutboxCases.All, AuditCases.All,
        ListCases.All, LineCases.All, TextCases.All, PlanCases.All, ForeignDossierCases.All, SequenceCases.All);

    /// <summary>All cases, as a list.</summary>
    public static IReadOnlyList<ConformanceCase<IStoreFixture>> Cases => Suite.Cases;
}
