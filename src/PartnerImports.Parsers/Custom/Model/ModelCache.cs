using System.Collections.Concurrent;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>Models compiled once, by the hash of their bytes. Thread-safe; keeps the last few.</summary>
internal sealed class ModelCache
{
    /// <summary>How many models are kept.</summary>
    public const int Capacity = 64;

    private readonly ConcurrentDictionary<string, CompiledModel> _models = new(StringComparer.Ordinal);

    public int Count => _models.Count;

    public CompiledModel Compile(CustomModelDocument document)
    {
        var hash = ContentHash.Of(document.Utf8.Span);
        if (_models.TryGetValue(hash.ToString(), out var known)) return known;
        var faults = new ModelFaults();
        var compiled = new CompiledModel(ModelParser.Parse(document.Utf8, faults), hash, faults);
        if (_models.Count >= Capacity) _models.Clear();
        return _models.GetOrAdd(hash.ToString(), compiled);
    }
}

/// <summary>A model compiled, or what is wrong with it.</summary>
internal sealed record CompiledModel(CustomModel? Model, ContentHash Hash, ModelFaults Faults)
{
    public ModelReference? Reference => Model is null ? null : new(Model.Code, Model.Revision, Hash);
}
