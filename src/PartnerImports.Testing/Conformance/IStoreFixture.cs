namespace PartnerImports.Testing;

/// <summary>Gives a conformance case a store without anything in it.</summary>
/// <remarks>Each case gets a fixture of its own and its caller disposes it.</remarks>
public interface IStoreFixture : IAsyncDisposable
{
    /// <summary>The store under test, empty.</summary>
    IImportStore Store { get; }

    /// <summary>The same data through a second adapter, as another process would open it; the same object where data cannot be shared.</summary>
    IImportStore SecondStore { get; }

    /// <summary>The books that the store keeps.</summary>
    IBooks Books { get; }
}
