using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PartnerImports;

public sealed partial class InMemoryImportStore
{
    /// <summary>Gives a dossier reference data that no import created; what it has already is left as it is.</summary>
    public void AddReferenceData(DossierId dossier, ReferenceData items)
    {
        ArgumentNullException.ThrowIfNull(items);
        lock (_gate)
            foreach (var (kind, item) in Items(items, null)) _reference.TryAdd((dossier, kind, item.Axis, item.Code), item);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ReferenceItem>> ReferenceDataAsync(DossierId dossier, ReferenceKind kind, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<ReferenceItem>>(
            [
                .. _reference.Where(pair => pair.Key.Item1 == dossier && pair.Key.Item2 == kind).Select(pair => pair.Value)
                    .OrderBy(item => item.Code, StringComparer.Ordinal).ThenBy(item => item.Axis, StringComparer.Ordinal),
            ]);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BooksLine> LinesAsync(DossierId dossier, bool held, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var status = held ? ImportStatus.Pending : ImportStatus.Validated;
        (ImportId Id, ImmutableArray<LineView> Lines)[] imports;
        lock (_gate)
            imports = [.. OfDossier(dossier).Where(import => import.Record.Status == status).OrderBy(import => import.Arrival).Select(import => (import.Record.Id, import.Lines))];
        foreach (var (id, lines) in imports)
            foreach (var line in lines)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new(id, line);
            }
        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> MarkAsync(DossierId dossier, ImportId import, string entry, HeldEntryMark mark, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate) return ValueTask.FromResult(Find(dossier, import)?.Mark(entry, mark) ?? false);
    }

    internal ReferenceData FindMissing(DossierId dossier, ReferenceData named)
    {
        lock (_gate)
        {
            bool Lacks(ReferenceKind kind, string code, string axis = "") => !_reference.ContainsKey((dossier, kind, axis, code));
            return new()
            {
                Journals = [.. named.Journals.Where(journal => Lacks(ReferenceKind.Journal, journal.Code.ToString()))],
                Accounts = [.. named.Accounts.Where(account => Lacks(ReferenceKind.Account, account.Number.ToString()))],
                ThirdParties = [.. named.ThirdParties.Where(thirdParty => Lacks(ReferenceKind.ThirdParty, thirdParty.Code.ToString()))],
                Sections = [.. named.Sections.Where(section => Lacks(ReferenceKind.Section, section.Code.ToString(), section.Axis.ToString()))],
            };
        }
    }

    private void Create(ImportRecord record, ReferenceData items)
    {
        foreach (var (kind, item) in Items(items, record.Id)) _reference.TryAdd((record.Dossier, kind, item.Axis, item.Code), item);
    }

    private static IEnumerable<(ReferenceKind, ReferenceItem)> Items(ReferenceData items, ImportId? by)
    {
        foreach (var journal in items.Journals) yield return (ReferenceKind.Journal, new(journal.Code.ToString(), journal.Label, "", by));
        foreach (var account in items.Accounts) yield return (ReferenceKind.Account, new(account.Number.ToString(), account.Label, "", by));
        foreach (var thirdParty in items.ThirdParties) yield return (ReferenceKind.ThirdParty, new(thirdParty.Code.ToString(), thirdParty.Label, "", by));
        foreach (var section in items.Sections) yield return (ReferenceKind.Section, new(section.Code.ToString(), section.Label, section.Axis.ToString(), by));
    }
}
