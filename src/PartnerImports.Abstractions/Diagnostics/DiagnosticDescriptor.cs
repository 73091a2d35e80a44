namespace PartnerImports;

/// <summary>One kind of finding: a code that is stable for ever, its severities and its texts.</summary>
/// <remarks>
/// Codes have a family of three letters and four digits: <c>FEC TRA JSN CUS</c> by format, <c>ENT</c> accounting in every
/// format, <c>IMP</c> reception. Immutable and thread-safe; compared by reference.
/// </remarks>
public sealed class DiagnosticDescriptor
{
    private DiagnosticTexts? _french, _english;

    /// <summary>Describes a kind of finding.</summary>
    /// <param name="code">The code, as <c>FEC0123</c>.</param>
    /// <param name="standard">The severity under the rule set <c>standard</c>.</param>
    /// <param name="catalog">Where the texts are.</param>
    /// <param name="legal">The severity under the rule set <c>legal</c>; the same when null.</param>
    /// <param name="isFixed">Whether no policy may change the severity.</param>
    public DiagnosticDescriptor(string code, Severity standard, DiagnosticCatalog catalog, Severity? legal = null, bool isFixed = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Code = code;
        Standard = standard;
        Legal = legal ?? standard;
        Catalog = catalog;
        IsFixed = isFixed;
    }

    /// <summary>The code.</summary>
    public string Code { get; }

    /// <summary>The severity under the rule set <c>standard</c>.</summary>
    public Severity Standard { get; }

    /// <summary>The severity under the rule set <c>legal</c>.</summary>
    public Severity Legal { get; }

    /// <summary>Whether no policy may change the severity.</summary>
    public bool IsFixed { get; }

    /// <summary>Whether it presumes a fiscal year that a calendar would know: where one is known, the calendar's own findings stand instead (P10).</summary>
    public bool PresumesFiscalYear { get; init; }

    /// <summary>Where the texts are.</summary>
    public DiagnosticCatalog Catalog { get; }

    /// <summary>Title, message, explanation, example and cure in one language.</summary>
    public DiagnosticTexts TextsIn(Language language) => language == Language.English
        ? _english ??= Catalog.TextsOf(Code, language)
        : _french ??= Catalog.TextsOf(Code, language);

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}

/// <summary>What is said of one kind of finding, in one language.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Message">One sentence with places <c>{read} {expected} {field} {entry} {line} {column} {count} {0} {1}</c>….</param>
/// <param name="Explanation">Why it matters.</param>
/// <param name="Example">What it looks like.</param>
/// <param name="Cure">What to do.</param>
/// <param name="Source">The text that the rule comes from; empty when there is none.</param>
public sealed record DiagnosticTexts(string Title, string Message, string Explanation, string Example, string Cure, string Source);
