using NodaTime;

namespace PartnerImports.Testing;

/// <summary>What a simulated world has seen happen, and the rules about it: what the store answers, what receivers get.</summary>
internal sealed class WorldWatch
{
    private readonly Dictionary<ImportId, (long Token, Instant Until)> _claims = [];
    private readonly Dictionary<(ImportId, long Version, string Addressee), Guid> _messages = [];
    private readonly HashSet<Guid> _ids = [];
    private readonly HashSet<(ImportId, long Version, string Addressee)> _arrived = [];

    /// <summary>How often what happened.</summary>
    public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Every version of every import, in order.</summary>
    public Dictionary<ImportId, List<ImportRecord>> Histories { get; } = [];

    /// <summary>The imports with requests of each dossier, in the order of their requests.</summary>
    public Dictionary<DossierId, List<ImportId>> Queues { get; } = [];

    /// <summary>The first rule that was seen broken: services may have caught the exception.</summary>
    public SimulationException? Violation { get; private set; }

    public void Count(string what) => Counts[what] = Counts.GetValueOrDefault(what) + 1;

    public void Claimed(RequestClaim claim, Instant now)
    {
        Count(claim.Attempt == 1 ? "request claimed" : "request claimed again");
        var import = claim.Record.Id;
        if (_claims.TryGetValue(import, out var held) && held.Until > now) throw Report($"{import} is claimed at {now} while another claim holds until {held.Until}.");
        if (held.Token >= claim.FencingToken) throw Report($"The fencing token of {import} doesn't grow: {claim.FencingToken} after {held.Token}.");
        if (Queues.GetValueOrDefault(claim.Record.Dossier) is not [var oldest, ..] || oldest != import) throw Report($"{import} is claimed before an older request of its dossier.");
        _claims[import] = (claim.FencingToken, claim.LeaseUntil);
    }

    public void Released(RequestClaim claim)
    {
        if (_claims.TryGetValue(claim.Record.Id, out var held) && held.Token == claim.FencingToken) _claims[claim.Record.Id] = held with { Until = Instant.MinValue };
        else throw Report($"A lost claim of {claim.Record.Id} was released.");
    }

    public void Committed(DecisionCommit commit, CommitResult result)
    {
        Count($"{commit.Audit.Command}: {result.GetType().Name}");
        if (result is not CommitResult.Committed || commit.Claim is not { } claim) return;
        if (_claims[commit.Next.Id].Token != claim.FencingToken) throw Report($"A worker whose lease was lost committed {commit.Next.Id}.");
        _claims[commit.Next.Id] = (claim.FencingToken, Instant.MinValue);
    }

    public void Delivered(Notification notification)
    {
        var versions = Histories.GetValueOrDefault(notification.Import) ?? throw Report($"A notification tells of {notification.Import}, which is not there.");
        var ended = Enumerable.Range(1, versions.Count - 1).Where(i => versions[i].UpdatedAt == notification.CreatedAt && versions[i].Request is null && versions[i - 1].Request?.By == notification.User).ToList();
        if (ended.Count == 0) throw Report($"A notification for {notification.User} tells of a decision on {notification.Import} that never ended.");
        var version = versions[ended.Find(i => KnownId(versions[i]) == notification.Id) is > 0 and var known ? known : ended.Find(i => KnownId(versions[i]) is null) is > 0 and var next ? next : ended[0]].Version;
        if (!notification.Text.French.Contains(ParisTime(versions[0].CreatedAt), StringComparison.Ordinal)) throw Report($"'{notification.Text.French}' doesn't name {ParisTime(versions[0].CreatedAt)}.");
        Arrived(notification.Id, notification.Import, version, "user");

        Guid? KnownId(ImportRecord record) => _messages.TryGetValue((record.Id, record.Version, "user"), out var id) ? id : null;
    }

    public void Published(PartnerEvent told)
    {
        var versions = Histories.GetValueOrDefault(told.Import) ?? throw Report($"An event tells of {told.Import}, which is not there.");
        var record = versions.Find(each => TypeOf(each) == told.Type && each.UpdatedAt == told.At) ?? throw Report($"The event {told.Type} tells of something that never happened to {told.Import}.");
        Arrived(told.Id, told.Import, record.Version, "partner");
    }

    /// <summary>What should have arrived and hasn't.</summary>
    public IEnumerable<string> Missing()
    {
        foreach (var (import, versions) in Histories)
            for (var i = 0; i < versions.Count; i++)
            {
                if (TypeOf(versions[i]) is { } type && !_arrived.Contains((import, versions[i].Version, "partner"))) yield return $"{type} of {import}";
                if (i > 0 && versions[i - 1].Request is not null && versions[i].Request is null && !_arrived.Contains((import, versions[i].Version, "user"))) yield return $"the notification of version {versions[i].Version} of {import}";
            }
    }

    public static SimulationException Broken(string sentence) => new(sentence);

    private SimulationException Report(string sentence)
    {
        Violation ??= new(sentence);
        return Violation;
    }

    private void Arrived(Guid id, ImportId import, long version, string addressee)
    {
        var about = (import, version, addressee);
        if (_messages.TryGetValue(about, out var known) ? known != id : !_ids.Add(id)) throw Report($"The {addressee} is told twice of version {version} of {import}, under two ids.");
        _messages[about] = id;
        Count(_arrived.Add(about) ? $"{addressee} told" : $"{addressee} told again");
    }

    /// <summary>The event that tells of a version; null when none does.</summary>
    private static string? TypeOf(ImportRecord record) => record switch
    {
        { Status: ImportStatus.Pending, Version: 1 } => "import.pending",
        { Status: ImportStatus.Validated } => "import.validated",
        { Status: ImportStatus.Rejected } => "import.rejected",
        { Status: ImportStatus.Error } => "import.error",
        _ => null,
    };

    /// <summary>A time in Paris, by the European rule of 1996: summer from the last Sunday of March to the last of October, 01:00 UTC.</summary>
    private static string ParisTime(Instant instant)
    {
        var year = instant.InUtc().Year;
        var summer = instant >= LastSunday(year, 3) && instant < LastSunday(year, 10);
        return (instant + Duration.FromHours(summer ? 2 : 1)).ToString("dd/MM/uuuu' à 'HH:mm:ss", null);

        static Instant LastSunday(int year, int month) => new LocalDate(year, month, 31).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Sunday)).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(1);
    }
}
