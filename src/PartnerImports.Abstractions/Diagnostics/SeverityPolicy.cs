using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>Which sets of severities there are.</summary>
public enum RuleSet
{
    /// <summary>Blocks what would make a wrong or impossible entry, nothing else (P13).</summary>
    Standard,

    /// <summary>Blocks whatever the law does not permit.</summary>
    Legal,
}

/// <summary>Tells how much each kind of finding weighs: a rule set, then the dossier's own severities by code.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class SeverityPolicy
{
    private readonly ImmutableDictionary<string, Severity>? _overrides;

    private SeverityPolicy(RuleSet ruleSet, ImmutableDictionary<string, Severity>? overrides = null) => (RuleSet, _overrides) = (ruleSet, overrides);

    /// <summary>The rule set <c>standard</c> as it is.</summary>
    public static SeverityPolicy Standard { get; } = new(RuleSet.Standard);

    /// <summary>The rule set <c>legal</c> as it is.</summary>
    public static SeverityPolicy Legal { get; } = new(RuleSet.Legal);

    /// <summary>The rule set.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>The severities that differ from the rule set's, by code.</summary>
    public ImmutableDictionary<string, Severity> Overrides => _overrides ?? ImmutableDictionary.Create<string, Severity>(StringComparer.Ordinal);

    /// <summary>The same policy with another severity for one code. Codes whose severity is fixed keep theirs.</summary>
    public SeverityPolicy With(string code, Severity severity) => new(RuleSet, Overrides.SetItem(code, severity));

    /// <summary>The severity of a kind of finding.</summary>
    public Severity Of(DiagnosticDescriptor descriptor)
    {
        var severity = RuleSet == RuleSet.Legal ? descriptor.Legal : descriptor.Standard;
        return _overrides is not null && !descriptor.IsFixed && _overrides.TryGetValue(descriptor.Code, out var own) ? own : severity;
    }
}
