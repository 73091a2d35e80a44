using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports;

/// <summary>An import and all that belongs to it, in the memory of <see cref="InMemoryImportStore"/>.</summary>
internal sealed class StoredImport(ImportRecord record, long arrival, ReferenceData named, ImmutableArray<string> entryIds)
{
    private readonly HashSet<(string Entry, HeldEntryMark Mark)> _marks = [];

    public ImportRecord Record { get; set; } = record;

    /// <summary>Its place among all imports, in order of arrival.</summary>
    public long Arrival { get; } = arrival;

    public ReferenceData Named { get; } = named;

    public ImmutableArray<string> EntryIds { get; } = entryIds;

    /// <summary>Held while the import is pending, ordinary once it is validated, none otherwise.</summary>
    public ImmutableArray<LineView> Lines { get; set; } = [];

    public QueuedRequest? Queued { get; set; }

    /// <summary>The token of the last claim of any of its requests.</summary>
    public long FencingToken { get; set; }

    /// <summary>Whether its key, its bytes and its entry ids bind (P8).</summary>
    public bool Binds => Record.Status is ImportStatus.Pending or ImportStatus.Validated;

    public bool Mark(string entry, HeldEntryMark mark)
    {
        if (Record.Status != ImportStatus.Pending || !Lines.Any(line => line.Entry == entry)) return false;
        _marks.Add((entry, mark));
        return true;
    }

    public ImmutableArray<Obstacle> Obstacles()
    {
        if (_marks.Count == 0 || Record.Status != ImportStatus.Pending) return [];
        return
        [
            .. from line in Lines.DistinctBy(line => line.Entry)
               from mark in Enum.GetValues<HeldEntryMark>()
               where _marks.Contains((line.Entry, mark))
               select new Obstacle(CodeOf(mark), line.Entry, line.Line, line.Matching),
        ];
    }

    private static string CodeOf(HeldEntryMark mark) => mark switch
    {
        HeldEntryMark.Lettered => Obstacle.Lettered,
        HeldEntryMark.Locked => Obstacle.Locked,
        HeldEntryMark.Exported => Obstacle.Exported,
        _ => throw new InvalidOperationException($"{mark} is no mark."),
    };
}

/// <summary>The request of an import, in the queue.</summary>
internal sealed class QueuedRequest(DecisionRequest request, long order)
{
    public DecisionRequest Request { get; } = request;

    public long Order { get; } = order;

    public int Attempts { get; set; }

    public Instant NotBefore { get; set; } = Instant.MinValue;

    /// <summary>The claim that may commit; null when there is none.</summary>
    public long? ClaimedBy { get; set; }

    public Instant LeaseUntil { get; set; } = Instant.MinValue;

    public bool IsFree(Instant now) => NotBefore <= now && (ClaimedBy is null || LeaseUntil <= now);
}

/// <summary>A message in the outbox.</summary>
internal sealed class QueuedMessage(OutboxMessage message)
{
    public OutboxMessage Message { get; } = message;

    public int Attempts { get; set; }

    public bool IsDelivered { get; set; }

    /// <summary>When it may be given again: the end of its lease, or what its return asked for.</summary>
    public Instant NotBefore { get; set; } = Instant.MinValue;
}
