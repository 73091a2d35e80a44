using PartnerImports.Testing;

namespace PartnerImports.Tests.Broken;

/// <summary>What a source of models does wrong.</summary>
public enum ModelFault
{
    None,
    GivesTheFirstRevision,
    GivesTheGreatestDocument,
    SavesAnEarlierDocumentNever,
    IgnoresTheDossier,
    IgnoresCase,
    IgnoresTheCode,
    GivesAnEmptyModelForNone,
    CutsTheByteOrderMark,
    TrimsDocuments,
    KeepsModelsToItself,
}

/// <summary>Models in memory, every revision kept, with one fault.</summary>
internal sealed class BreakableModels : IModelFixture
{
    private readonly ModelFault _fault;
    private readonly List<(DossierId Dossier, CustomModelDocument Model)> _saved;

    public BreakableModels(ModelFault fault) : this(fault, [])
    {
        Models = new Source(this);
        SecondModels = new Source(fault == ModelFault.KeepsModelsToItself ? new(fault, []) : this);
    }

    private BreakableModels(ModelFault fault, List<(DossierId, CustomModelDocument)> saved) => (_fault, _saved, Models, SecondModels) = (fault, saved, null!, null!);

    public ICustomModelSource Models { get; }

    public ICustomModelSource SecondModels { get; }

    public ValueTask SaveAsync(DossierId dossier, CustomModelDocument model, CancellationToken cancellationToken)
    {
        if (_fault != ModelFault.SavesAnEarlierDocumentNever || !Revisions(dossier, model.Name).Any(saved => saved.Utf8.Span.SequenceEqual(model.Utf8.Span))) _saved.Add((dossier, model));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<CustomModelDocument> Revisions(DossierId dossier, string code) =>
        from saved in _saved
        where _fault == ModelFault.IgnoresTheDossier || saved.Dossier == dossier
        where _fault == ModelFault.IgnoresTheCode || saved.Model.Name.Equals(code, _fault == ModelFault.IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        select saved.Model;

    private CustomModelDocument? Find(DossierId dossier, string code)
    {
        var revisions = Revisions(dossier, code);
        var found = _fault switch
        {
            ModelFault.GivesTheFirstRevision => revisions.FirstOrDefault(),
            ModelFault.GivesTheGreatestDocument => revisions.MaxBy(revision => Convert.ToHexString(revision.Utf8.Span), StringComparer.Ordinal),
            _ => revisions.LastOrDefault(),
        };
        return _fault switch
        {
            ModelFault.GivesAnEmptyModelForNone => found ?? new(code, default),
            ModelFault.CutsTheByteOrderMark when found is not null && found.Utf8.Span.StartsWith("\uFEFF"u8) => found with { Utf8 = found.Utf8[3..] },
            ModelFault.TrimsDocuments when found is not null => found with { Utf8 = found.Utf8.ToArray().AsMemory().Trim((byte)' ') },
            _ => found,
        };
    }

    private sealed class Source(BreakableModels models) : ICustomModelSource
    {
        public ValueTask<CustomModelDocument?> FindAsync(DossierId dossier, string code, CancellationToken cancellationToken = default) => ValueTask.FromResult(models.Find(dossier, code));
    }
}
