namespace PartnerImports;

public sealed partial class InMemoryImportStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            List<string> broken = [];
            foreach (var import in _imports.Values.OrderBy(import => import.Arrival)) Check(import, broken);
            CheckBindings(broken);
            foreach (var item in _reference.Values)
                if (item.CreatedByImport is { } by && !_imports.ContainsKey(by)) broken.Add($"{item.Code} was created by {by}, which is not there.");
            return ValueTask.FromResult<IReadOnlyList<string>>(broken);
        }
    }

    private void Check(StoredImport import, List<string> broken)
    {
        var record = import.Record;
        if (import.Binds && import.Lines.Length != record.Summary.Lines)
            broken.Add($"{record.Id} came with {record.Summary.Lines} lines and has {import.Lines.Length}.");
        if (!import.Binds && !import.Lines.IsEmpty)
            broken.Add($"{record.Id} is {record.Status} and has {import.Lines.Length} lines.");
        if (record.Request is not null && record.Status != ImportStatus.Pending)
            broken.Add($"{record.Id} is {record.Status} and has a request.");
        if (record.Request?.Id != import.Queued?.Request.Id)
            broken.Add($"The request of {record.Id} and the queue differ.");
        if (record.Resolution is not null != record.Status is ImportStatus.Validated or ImportStatus.Rejected)
            broken.Add($"{record.Id} is {record.Status} and its resolution doesn't fit.");
        if (!_audit.ContainsKey((record.Dossier, record.Id)))
            broken.Add($"{record.Id} has no audit.");
    }

    private void CheckBindings(List<string> broken)
    {
        var binding = _imports.Values.Where(import => import.Binds).ToList();
        foreach (var twins in binding.Where(import => import.Record.PushKey is not null)
                     .GroupBy(import => (import.Record.Dossier, import.Record.Partner.Id, import.Record.PushKey)).Where(twins => twins.Count() > 1))
            broken.Add($"Several pending or validated imports have one key: {string.Join(", ", twins.Select(import => import.Record.Id))}.");
        foreach (var twins in binding.SelectMany(import => import.EntryIds.Select(entry => (Import: import, Key: (import.Record.Dossier, import.Record.Partner.Id, entry))))
                     .GroupBy(pair => pair.Key, pair => pair.Import.Record.Id).Where(twins => twins.Distinct().Count() > 1))
            broken.Add($"Several pending or validated imports have one entry id: {string.Join(", ", twins)}.");
    }
}
