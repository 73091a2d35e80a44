using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports;

/// <summary>Everything that a file alone can tell: the result of the first pass.</summary>
/// <remarks>Immutable.</remarks>
public sealed record ImportAnalysis
{
    /// <summary>The format; the default value when none was recognised.</summary>
    public ImportFormat Format { get; init; }

    /// <summary>What the bytes told.</summary>
    public required ContentLook Look { get; init; }

    /// <summary>The encoding that the text was read by: that of <see cref="Look"/> unless the format knows better.</summary>
    public required ContentEncoding Encoding { get; init; }

    /// <summary>Counts, dates and totals of what could be read.</summary>
    public ImportSummary Summary { get; init; } = ImportSummary.Empty;

    /// <summary>The journals, accounts, third parties and sections that the file names.</summary>
    public ReferenceData ReferenceData { get; init; } = ReferenceData.Empty;

    /// <summary>How lines were grouped into entries; null without lines.</summary>
    public Grouping? Grouping { get; init; }

    /// <summary>What the checks found: blocking first, then by line.</summary>
    public ImmutableArray<ImportDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>True counts of findings by severity.</summary>
    public DiagnosticCounts Counts { get; init; }

    /// <summary>Whether a finding blocks.</summary>
    public bool HasBlocking => Counts.Blocking > 0;

    /// <summary>The closing date that a FEC names (DateCloture before the file name); null otherwise (P10).</summary>
    public LocalDate? ClosingDate { get; init; }

    /// <summary>The period that the file itself implies; null when there is none (P10).</summary>
    public ReferencePeriod? ImpliedPeriod { get; init; }

    /// <summary>The fiscal years that the file itself declares (EXO of TRA); empty when it declares none (P10).</summary>
    public ImmutableArray<ReferencePeriod> NamedYears { get; init; } = [];

    /// <summary>The company that the file names (FEC name, TRA PS1, Loop SIRET); the default value when it names none (P9).</summary>
    public Siren Siren { get; init; }

    /// <summary>The dossier that the file names (<c>lot.dossier</c>); null when it names none (P9).</summary>
    public string? DossierCode { get; init; }

    /// <summary>The idempotency key that the file holds (<c>lot.cle</c>); null when it holds none (P8).</summary>
    public string? PushKey { get; init; }

    /// <summary>The name that the file gives itself (<c>lot.nom</c>); null when it gives none.</summary>
    public string? Title { get; init; }

    /// <summary>The partner's stable ids of the entries (<c>ecriture.id</c>), in order; empty for other formats (P8).</summary>
    public ImmutableArray<string> EntryIds { get; init; } = [];

    /// <summary>A fingerprint of the entries, equal for the same entries in another file or format; empty without entries.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>What the file wishes for reference data that the dossier lacks (<c>options</c> of Loop's JSON).</summary>
    public CreationWishes CreationWishes { get; init; } = CreationWishes.None;

    /// <summary>The model that a custom file was read by.</summary>
    public ModelReference? Model { get; init; }

    /// <summary>The options of the first pass, which the second pass keeps to.</summary>
    public ReadOptions Options { get; init; } = ReadOptions.Default;

    /// <summary>What the format's second pass needs to know of its first; opaque to others.</summary>
    public object? Plan { get; init; }
}
