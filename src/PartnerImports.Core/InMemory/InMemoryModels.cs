using System.Collections.Concurrent;

namespace PartnerImports;

/// <summary>Models of custom files in memory.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class InMemoryModels : ICustomModelSource
{
    private readonly ConcurrentDictionary<(DossierId, string Code), CustomModelDocument> _models = new();

    /// <summary>Saves a model of a dossier under its name; an earlier one of that name is replaced.</summary>
    public void Save(DossierId dossier, CustomModelDocument model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _models[(dossier, model.Name)] = model;
    }

    /// <inheritdoc/>
    public ValueTask<CustomModelDocument?> FindAsync(DossierId dossier, string code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_models.GetValueOrDefault((dossier, code)));
    }
}
