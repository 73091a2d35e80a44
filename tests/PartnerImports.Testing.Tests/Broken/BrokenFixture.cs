using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>A fixture whose adapter is broken in one way.</summary>
internal sealed class BrokenFixture : IStoreFixture
{
    public BrokenFixture(Func<InMemoryImportStore, IImportStore> store, Func<InMemoryImportStore, IImportStore, IBooks>? books = null)
    {
        var honest = new InMemoryImportStore();
        Store = store(honest);
        Books = books?.Invoke(honest, Store) ?? honest;
    }

    public IImportStore Store { get; }
    public IImportStore SecondStore => Store;
    public IBooks Books { get; }
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Passes every call on to other books.</summary>
internal abstract class BooksDecorator(IBooks inner) : IBooks
{
    protected IBooks Inner => inner;
    public virtual ValueTask<IReadOnlyList<ReferenceItem>> ReferenceDataAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken = default) => inner.ReferenceDataAsync(dossier, kind, cancellationToken);
    public virtual IAsyncEnumerable<BooksLine> LinesAsync(DossierId dossier, bool held, CancellationToken cancellationToken = default) => inner.LinesAsync(dossier, held, cancellationToken);
    public virtual ValueTask<bool> MarkAsync(DossierId dossier, ImportId import, string entry, HeldEntryMark mark, CancellationToken cancellationToken = default) => inner.MarkAsync(dossier, import, entry, mark, cancellationToken);
}
