namespace PartnerImports.Testing;

/// <summary>A store in memory for a conformance case.</summary>
public sealed class InMemoryStoreFixture : IStoreFixture
{
    private readonly InMemoryImportStore _store = new();

    /// <inheritdoc/>
    public IImportStore Store => _store;

    /// <inheritdoc/>
    public IImportStore SecondStore => _store;

    /// <inheritdoc/>
    public IBooks Books => _store;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
