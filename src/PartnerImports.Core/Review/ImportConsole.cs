using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace PartnerImports;

/// <summary>What a user sees: the console's list, one import, its lines, the prompt, the history.</summary>
/// <remarks>A closed console refuses everything but the history; the prompt just doesn't show (P12). Changes nothing. Thread-safe.</remarks>
public sealed class ImportConsole
{
    private static readonly ImmutableArray<ImportStatus> Shown = [ImportStatus.Pending, ImportStatus.Rejected, ImportStatus.Error];

    private readonly IImportStore _store;
    private readonly DossierAccess _access;
    private readonly DetailUnit _unit;

    internal ImportConsole(IImportStore store, DossierAccess access, IOptions<PartnerImportsOptions> options)
    {
        _store = store;
        _access = access;
        _unit = options.Value.DetailUnit;
    }

    /// <summary>The query of everything that the console shows, newest first.</summary>
    public static ImportQuery Everything { get; } = new() { Statuses = Shown };

    /// <summary>A page of the list: pending, rejected and failed imports; never validated ones, even when the query names them.</summary>
    public async ValueTask<Answer<Page<ConsoleRow>>> ListAsync(Actor actor, DossierId dossier, ImportQuery? query = null, CancellationToken cancellationToken = default)
    {
        var (rights, refusal) = await _access.RightsOfAsync(actor, dossier, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) return refusal;
        query ??= Everything;
        query = query with { Statuses = [.. query.Statuses.Where(status => status != ImportStatus.Validated)] };
        if (query.Statuses.IsEmpty) return new Page<ConsoleRow>([], 0);
        var page = await _store.ListAsync(dossier, query, cancellationToken).ConfigureAwait(false);
        return new Page<ConsoleRow>([.. page.Items.Select(record => RowOf(record, rights))], page.Total);
    }

    /// <summary>One import, whatever its status.</summary>
    public async ValueTask<Answer<ConsoleRow>> ShowAsync(Actor actor, DossierId dossier, ImportId import, CancellationToken cancellationToken = default)
    {
        var (rights, refusal) = await _access.RightsOfAsync(actor, dossier, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) return refusal;
        return await _store.FindAsync(dossier, import, cancellationToken).ConfigureAwait(false) is { } record
            ? RowOf(record, rights)
            : Refusals.UnknownImport(import);
    }

    /// <summary>A page of the lines of an import (<i>Détail des écritures</i>).</summary>
    /// <exception cref="ArgumentException">The query has more than two amount conditions, or a negative skip or take.</exception>
    public async ValueTask<Answer<EntryLinePage>> LinesAsync(Actor actor, DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Amounts.Length > 2) throw new ArgumentException("At most two amount conditions can be given.", nameof(query));
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query));
        ArgumentOutOfRangeException.ThrowIfNegative(query.Take, nameof(query));
        var (_, refusal) = await _access.RightsOfAsync(actor, dossier, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) return refusal;
        return await _store.LinesAsync(dossier, import, query, cancellationToken).ConfigureAwait(false) is { } page ? page : Refusals.UnknownImport(import);
    }

    /// <summary>The pop-up on opening the dossier: it shows when an import is pending without a request (P12).</summary>
    public async ValueTask<Answer<ConsolePrompt>> PromptAsync(Actor actor, DossierId dossier, CancellationToken cancellationToken = default)
    {
        var (_, refusal) = await _access.RightsOfAsync(actor, dossier, cancellationToken).ConfigureAwait(false);
        if (refusal is { Code: RefusalCodes.ConsoleClosed }) return new ConsolePrompt(false, 0);
        if (refusal is not null) return refusal;
        var waiting = await _store.CountWaitingAsync(dossier, cancellationToken).ConfigureAwait(false);
        return new ConsolePrompt(waiting > 0, waiting);
    }

    /// <summary>A page of <i>Historique des imports</i>: validated imports, newest first. It goes on with a closed console.</summary>
    public async ValueTask<Answer<Page<HistoryRow>>> HistoryAsync(Actor actor, DossierId dossier, int skip = 0, int take = int.MaxValue, CancellationToken cancellationToken = default)
    {
        var (_, refusal) = await _access.RightsOfAsync(actor, dossier, cancellationToken).ConfigureAwait(false);
        if (refusal is not null and not { Code: RefusalCodes.ConsoleClosed }) return refusal;
        var query = new ImportQuery { Statuses = [ImportStatus.Validated], Skip = skip, Take = take };
        var page = await _store.ListAsync(dossier, query, cancellationToken).ConfigureAwait(false);
        return new Page<HistoryRow>([.. page.Items.Select(HistoryOf)], page.Total);
    }

    private ConsoleRow RowOf(ImportRecord record, ActorRights rights) =>
        new(record, ScreenTexts.StatusLabel(record.Status), ScreenTexts.Detail(record, _unit), ImportLifecycle.PermittedCommands(record, rights));

    private HistoryRow HistoryOf(ImportRecord record) => new(
        record, ScreenTexts.StatusLabel(record.Status), ScreenTexts.Detail(record, _unit), ScreenTexts.Origin,
        record.Resolution ?? throw new InvalidOperationException($"The import {record.Id} is validated by nobody."));
}
