using System.Collections.Immutable;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>A model (<i>modèle-import</i> 1.0) without faults, ready to read files by. Immutable.</summary>
internal sealed record CustomModel
{
    public required string Code { get; init; }
    public required int Revision { get; init; }
    public required string Label { get; init; }
    public required FileLayout File { get; init; }
    public required ValueRules Values { get; init; }
    public required ImmutableArray<RecordRule> Records { get; init; }
    public required GroupingRule Grouping { get; init; }
    public required JournalRules Journals { get; init; }
    public required AccountRules Accounts { get; init; }
    public required ImmutableArray<AxisRule> Axes { get; init; }
}

/// <summary>How the file is cut into records (<c>fichier</c>).</summary>
internal sealed record FileLayout
{
    public bool IsFixed { get; init; }

    /// <summary>The encoding; null lets the bytes decide.</summary>
    public ContentEncoding? Encoding { get; init; }

    public string Separator { get; init; } = "";

    /// <summary>The quote; null when there is none.</summary>
    public char? Quote { get; init; } = '"';

    public bool HasHeader { get; init; }
    public int SkipFirst { get; init; }

    /// <summary>The most characters of a line skipped at the start; 0 when it does not matter.</summary>
    public int SkipFirstLength { get; init; }

    public int SkipLast { get; init; }
    public byte[] Comment { get; init; } = [];
    public bool RefusesBlankLines { get; init; }
}

/// <summary>How values are written (<c>valeurs</c>).</summary>
internal sealed record ValueRules
{
    public ImmutableArray<DatePattern> Dates { get; init; } = [];
    public int CenturyPivot { get; init; } = 70;
    public char Decimal { get; init; } = '.';

    /// <summary>The mark between thousands; null when there is none.</summary>
    public char? Thousands { get; init; }

    public int ImpliedDecimals { get; init; }
    public TextSet Absents { get; init; } = TextSet.Empty;
    public bool Trims { get; init; } = true;
}

/// <summary>What a record is for.</summary>
internal enum RecordRole
{
    Header,
    Line,
    Allocation,
    Journal,
    Account,
    ThirdParty,
    Ignore,
}

/// <summary>A type of record (<c>enregistrements[]</c>).</summary>
internal sealed record RecordRule
{
    public required RecordRole Role { get; init; }

    /// <summary>What a record must say to be of this type; null takes every record.</summary>
    public Condition? When { get; init; }

    public ImmutableDictionary<Target, FieldRule> Fields { get; init; } = ImmutableDictionary<Target, FieldRule>.Empty;

    /// <summary>The ways to write amounts, by preference; several only where a header decides.</summary>
    public ImmutableArray<AmountRule> Amounts { get; init; } = [];

    public AmountRule? CurrencyAmounts { get; init; }
    public AllocationRule? Allocation { get; init; }
    public string Pointer { get; init; } = "";
}

/// <summary>A test on a raw record.</summary>
internal sealed record Condition(SourceRule Source, TextSet Values);

/// <summary>What a value of a record can be, in the order of the schema.</summary>
internal enum Target
{
    Journal,
    JournalLabel,
    Date,
    Number,
    Reference,
    DocumentDate,
    Account,
    AccountLabel,
    ThirdParty,
    ThirdPartyLabel,
    Label,
    DueDate,
    Matching,
    MatchingDate,
    Currency,
    CurrencyAmount,
    PaymentMode,
    Document,
}

/// <summary>A value: the first of its sources that is not absent.</summary>
/// <param name="Name">The word of the model for it, as <c>piece.reference</c>.</param>
/// <param name="Sources">One to four sources.</param>
internal sealed record FieldRule(string Name, ImmutableArray<SourceRule> Sources);

/// <summary>How a source finds its value.</summary>
internal enum SourceKind
{
    Column,
    Rank,
    Slice,
    Constant,
}

/// <summary>One place that a value can come from.</summary>
internal sealed record SourceRule
{
    public required SourceKind Kind { get; init; }
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The rank, or the first character, from 1.</summary>
    public int Start { get; init; }

    public int Length { get; init; }
    public byte[] Constant { get; init; } = [];

    /// <summary>The value in place of an absent one; null when there is none.</summary>
    public byte[]? Default { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether a header may lack the column without a word.</summary>
    public bool MayBeMissing { get; init; }

    public ImmutableArray<DatePattern> Dates { get; init; } = [];
    public ImmutableArray<Transformation> Steps { get; init; } = [];

    /// <summary>The longest value that the format knows; 0 when it sets no limit.</summary>
    public int MaxLength { get; init; }

    public string Pointer { get; init; } = "";
}

/// <summary>How amounts and sides are written (<c>montants</c>).</summary>
internal sealed record AmountRule
{
    public required AmountMode Mode { get; init; }
    public FieldRule? Debit { get; init; }
    public FieldRule? Credit { get; init; }
    public FieldRule? Amount { get; init; }
    public FieldRule? Sign { get; init; }
    public FieldRule? Side { get; init; }
    public TextSet DebitValues { get; init; } = TextSet.Empty;
    public TextSet CreditValues { get; init; } = TextSet.Empty;
    public bool PositiveIsCredit { get; init; }

    public IEnumerable<FieldRule> Fields => new[] { Debit, Credit, Amount, Sign, Side }.OfType<FieldRule>();
}

internal enum AmountMode
{
    DebitCredit,
    AmountSide,
    SignedAmount,
}

/// <summary>What an analytic record says (<c>ventilation</c>).</summary>
internal sealed record AllocationRule(FieldRule Axis, FieldRule Section, FieldRule? Label, FieldRule? Amount, FieldRule? Rate);

/// <summary>An axis of a format that has one line for all (<c>analytique[]</c>).</summary>
internal sealed record AxisRule
{
    /// <summary>The axis, unless headers name it.</summary>
    public byte[] Axis { get; init; } = [];

    public FieldRule? Section { get; init; }
    public FieldRule? Label { get; init; }
    public FieldRule? Rate { get; init; }

    /// <summary>The headers that name axes; null for a fixed axis.</summary>
    public AxisHeader? Header { get; init; }
}

/// <summary>Columns whose header names the axis between two texts, each perhaps followed by the section's label.</summary>
internal sealed record AxisHeader(string Before, string After, string FollowedBy, int Maximum);

/// <summary>Which lines make an entry (<c>regroupement</c>).</summary>
internal sealed record GroupingRule(GroupingMode Mode, ImmutableArray<KeyPart> Keys);

internal enum GroupingMode
{
    Keys,
    ContiguousKeys,
    RunningBalance,
    HeaderRecord,
}

internal enum KeyPart
{
    Journal,
    Date,
    Number,
    Reference,
}
