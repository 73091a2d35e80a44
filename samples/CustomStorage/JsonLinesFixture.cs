using PartnerImports;
using PartnerImports.Testing;

namespace CustomStorage;

/// <summary>Gives each case a store on a file of its own.</summary>
internal sealed class JsonLinesFixture : IStoreFixture
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".jsonl");
    private readonly JsonLinesStore _store;

    public JsonLinesFixture() => _store = new(_path);

    public IImportStore Store => _store;

    /// <summary>The file has one owner: a second adapter would be a second owner.</summary>
    public IImportStore SecondStore => _store;

    public IBooks Books => _store;

    /// <summary>Reads the file again, as after a restart, and compares what the store holds then.</summary>
    public async Task CheckAfterRestartAsync()
    {
        _store.Dispose();
        using var restarted = new JsonLinesStore(_path);
        var broken = await restarted.CheckAsync();
        if (broken.Count > 0) throw new ConformanceException("After a restart: " + string.Join(" ", broken));
        foreach (var dossier in (DossierId[])[DossierId.Parse("DOSSIER-1"), DossierId.Parse("DOSSIER-2")])
        {
            var query = new ImportQuery { Statuses = [.. Enum.GetValues<ImportStatus>()] };
            var (before, after) = (await _store.ListAsync(dossier, query), await restarted.ListAsync(dossier, query));
            if (!before.Items.SequenceEqual(after.Items)) throw new ConformanceException("After a restart the imports differ.");
        }
    }

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        File.Delete(_path);
        return ValueTask.CompletedTask;
    }
}
