namespace PartnerImports.Testing;

/// <summary>The rules that hold in a simulated world after every step.</summary>
internal sealed class WorldRules(IStoreFixture fixture, IReadOnlyList<DossierId> dossiers, WorldWatch watch, Dictionary<ContentHash, SimulatedFile> files)
{
    private static readonly ImportQuery All = new() { Statuses = [.. Enum.GetValues<ImportStatus>()], Descending = false };
    private readonly Dictionary<(DossierId, ReferenceKind, string), ReferenceItem> _reference = [];

    public async ValueTask CheckAsync()
    {
        foreach (var dossier in dossiers)
        {
            var records = (await fixture.Store.ListAsync(dossier, All).ConfigureAwait(false)).Items;
            foreach (var record in records) See(record);
            var lost = watch.Histories.Values.Select(versions => versions[^1]).FirstOrDefault(record => record.Dossier == dossier && !records.Any(each => each.Id == record.Id));
            if (lost is not null) throw WorldWatch.Broken($"{lost.Id} is lost.");
            CheckBindings(records);
            await CheckBooksAsync(dossier, records).ConfigureAwait(false);
        }
        if (await fixture.Store.CheckAsync().ConfigureAwait(false) is { Count: > 0 } broken) throw WorldWatch.Broken("The store says: " + string.Join(" ", broken));
    }

    /// <summary>Every audit is enough to rebuild where its import stands.</summary>
    public async ValueTask CheckAuditAsync()
    {
        foreach (var versions in watch.Histories.Values)
        {
            var record = versions[^1];
            var audit = await fixture.Store.AuditAsync(record.Dossier, record.Id).ConfigureAwait(false);
            if (!audit.Select(each => each.Sequence).SequenceEqual(Enumerable.Range(1, audit.Count).Select(number => (long)number))) throw WorldWatch.Broken($"The audit of {record.Id} has gaps.");
            var accepted = audit.Where(each => each.Result == AuditResult.Accepted).ToList();
            if (accepted.Count != record.Version) throw WorldWatch.Broken($"{record.Id} has version {record.Version} and {accepted.Count} accepted commands in its audit.");
            for (var i = 0; i < accepted.Count; i++)
                if (accepted[i].StatusAfter != versions[i].Status || (i > 0 && accepted[i].StatusBefore != versions[i - 1].Status)) throw WorldWatch.Broken($"The audit of {record.Id} tells another story.");
        }
    }

    private void See(ImportRecord record)
    {
        if (!watch.Histories.TryGetValue(record.Id, out var versions))
        {
            if (record is not { Version: 1, Request: null, Resolution: null, Status: ImportStatus.Pending or ImportStatus.Error }) throw WorldWatch.Broken($"{record.Id} arrives as {record}.");
            watch.Histories.Add(record.Id, [record]);
            return;
        }
        var before = versions[^1];
        if (before == record) return;
        CheckTransition(before, record);
        versions.Add(record);
        if (!watch.Queues.TryGetValue(record.Dossier, out var queue)) watch.Queues.Add(record.Dossier, queue = []);
        if (record.Request is not null) queue.Add(record.Id);
        else if (before.Request is not null)
        {
            if (queue[0] != record.Id) throw WorldWatch.Broken($"The request on {record.Id} ended before an older one of its dossier.");
            queue.RemoveAt(0);
        }
    }

    private static void CheckTransition(ImportRecord before, ImportRecord after)
    {
        var legal = (before.Status, before.Request?.Decision, after.Status, after.Request?.Decision) switch
        {
            (ImportStatus.Pending, null, ImportStatus.Pending, not null) => true,
            (ImportStatus.Pending, not null, ImportStatus.Pending, null) => after.Error is not null,
            (ImportStatus.Pending, ImportDecision.Validation, ImportStatus.Validated, null) => IsResolved(ImportDecision.Validation),
            (ImportStatus.Pending, ImportDecision.Rejection, ImportStatus.Rejected, null) => IsResolved(ImportDecision.Rejection),
            (ImportStatus.Pending, _, ImportStatus.Error, null) => after.Error is not null,
            _ => false,
        };
        var kept = before with { Version = after.Version, Status = after.Status, Request = after.Request, Resolution = after.Resolution, Error = after.Error, UpdatedAt = after.UpdatedAt };
        if (!legal || after.Version != before.Version + 1 || kept != after) throw WorldWatch.Broken($"No rule leads from {before} to {after}.");

        bool IsResolved(ImportDecision decision) => after.Resolution is { } resolution && resolution.Decision == decision && resolution.By == before.Request!.By;
    }

    private static void CheckBindings(IEnumerable<ImportRecord> records)
    {
        var binding = records.Where(record => record.Status is ImportStatus.Pending or ImportStatus.Validated).ToList();
        foreach (var record in binding)
            foreach (var later in binding.Where(each => each.Id != record.Id && each.Partner.Id == record.Partner.Id && each.CreatedAt >= record.CreatedAt))
                if (record.PushKey is not null && later.PushKey == record.PushKey) throw WorldWatch.Broken($"{record.Id} and {later.Id} have one key.");
                else if (later.PushKey is null && later.Hash == record.Hash && later.CreatedAt > record.CreatedAt) throw WorldWatch.Broken($"{later.Id} has the bytes of {record.Id} and no key.");
    }

    private async ValueTask CheckBooksAsync(DossierId dossier, IReadOnlyList<ImportRecord> records)
    {
        foreach (var (held, status) in ((bool, ImportStatus)[])[(true, ImportStatus.Pending), (false, ImportStatus.Validated)])
        {
            List<BooksLine> lines = [];
            await foreach (var line in fixture.Books.LinesAsync(dossier, held).ConfigureAwait(false)) lines.Add(line);
            var expected = records.Where(record => record.Status == status).SelectMany(record => files[record.Hash].Lines().Select(line => new BooksLine(record.Id, TestEntries.View(line)))).ToList();
            if (lines.Count != expected.Count || !lines.ToHashSet().SetEquals(expected)) throw WorldWatch.Broken($"{dossier} has {lines.Count} {(held ? "held" : "ordinary")} lines where its imports have {expected.Count}, or others.");
        }
        foreach (var kind in Enum.GetValues<ReferenceKind>())
        {
            var items = (await fixture.Books.ReferenceDataAsync(dossier, kind).ConfigureAwait(false)).ToDictionary(item => item.Axis + "/" + item.Code);
            foreach (var (key, item) in items)
                if (item.CreatedByImport is not { } by || !watch.Histories.TryGetValue(by, out var versions) || versions[0].Status != ImportStatus.Pending) throw WorldWatch.Broken($"{kind} {item.Code} of {dossier} was created by no import that was accepted.");
                else if (!_reference.TryAdd((dossier, kind, key), item) && _reference[(dossier, kind, key)] != item) throw WorldWatch.Broken($"{kind} {item.Code} of {dossier} has changed.");
            var gone = _reference.FirstOrDefault(pair => pair.Key.Item1 == dossier && pair.Key.Item2 == kind && !items.ContainsKey(pair.Key.Item3));
            if (gone.Value is not null) throw WorldWatch.Broken($"{kind} {gone.Value.Code} of {dossier} is gone.");
        }
    }
}
