using System.Collections.Immutable;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>A source whose place in this file is known.</summary>
/// <param name="Rule">What the model says.</param>
/// <param name="Index">The rank from 0 in delimited files; -1 for a column that the header lacks.</param>
/// <param name="Name">The name of the column, or the model's word for the value.</param>
internal sealed record BoundSource(SourceRule Rule, int Index, string Name)
{
    /// <summary>The column number, from 1: a field, or the first character; 0 when there is none.</summary>
    public int Column => Rule.Kind == SourceKind.Slice ? Rule.Start : Rule.Kind == SourceKind.Constant ? 0 : Index + 1;

    /// <summary>The column number, or the first and last character.</summary>
    public string Position => Rule.Kind == SourceKind.Slice ? FormattableString.Invariant($"{Rule.Start}–{Rule.Start + Rule.Length - 1}") : Column.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether it gives nothing where the file has nothing.</summary>
    public bool IsBlank => Rule is { Kind: SourceKind.Column or SourceKind.Rank, Default: null };

    public bool IsThere => Rule.Kind == SourceKind.Constant || Rule.Kind == SourceKind.Slice || Index >= 0;
}

/// <summary>A value whose places in this file are known.</summary>
/// <param name="Word">The model's word for it.</param>
/// <param name="Sources">Its sources, by preference.</param>
internal sealed record BoundField(string Word, ImmutableArray<BoundSource> Sources)
{
    /// <summary>The one source that is there, when it is a column whose value is taken as it stands; null otherwise.</summary>
    public BoundSource? PlainSource { get; } = Sources.Where(source => source.Index >= 0 || !source.IsBlank).ToArray() is [{ Index: >= 0, IsBlank: true, Rule.Steps.IsEmpty: true } only] ? only : null;

    /// <summary>Whether nothing else is to be looked at than whether <see cref="PlainSource"/> has a value.</summary>
    public bool IsPlain => PlainSource is { Rule.MaxLength: 0 };

    /// <summary>Whether there is no value where all its columns are blank, and nobody minds.</summary>
    public bool MayBeBlank => !IsRequired && Sources.All(source => source.IsBlank);

    /// <summary>Whether there is never a value, and nobody minds.</summary>
    public bool IsNever => MayBeBlank && Sources.All(source => source.Index < 0);

    public bool IsRequired { get; } = Sources.Any(source => source.Rule.IsRequired);

    /// <summary>The source that findings about an absent value point at.</summary>
    public BoundSource Main { get; } = Sources.FirstOrDefault(source => source.Rule.IsRequired) ?? Sources.FirstOrDefault(source => source.IsThere) ?? Sources[0];
}

/// <summary>Amounts whose places in this file are known.</summary>
internal sealed record BoundAmounts(AmountRule Rule, BoundField? Debit, BoundField? Credit, BoundField? Amount, BoundField? Sign, BoundField? Side)
{
    public IEnumerable<BoundField> Fields => new[] { Debit, Credit, Amount, Sign, Side }.OfType<BoundField>();
}

/// <summary>The values of an analytic record.</summary>
internal sealed record BoundAllocation(BoundField Axis, BoundField Section, BoundField? Label, BoundField? Amount, BoundField? Rate);

/// <summary>An axis of one-line formats.</summary>
internal sealed record BoundAxis(byte[] Axis, BoundField Section, BoundField? Label, BoundField? Rate);

/// <summary>A type of record whose values' places in this file are known.</summary>
internal sealed record BoundRecord
{
    public required RecordRole Role { get; init; }
    public BoundSource? ConditionSource { get; init; }
    public TextSet ConditionValues { get; init; } = TextSet.Empty;

    /// <summary>The values by target; null where the record has none.</summary>
    public required ImmutableArray<BoundField?> Fields { get; init; }

    public BoundAmounts? Amounts { get; init; }
    public BoundAmounts? CurrencyAmounts { get; init; }
    public BoundAllocation? Allocation { get; init; }

    /// <summary>How many fields a record must have for its compulsory values, and for all.</summary>
    public int RequiredCount { get; init; }

    public int UsedCount { get; init; }

    public BoundField? this[Target target] => Fields[(int)target];
}

/// <summary>A model whose columns were found in the header of a file. Immutable.</summary>
/// <param name="Model">The model.</param>
/// <param name="Records">The types of records, in order.</param>
/// <param name="Axes">The axes of lines.</param>
/// <param name="HeaderCount">How many columns the header has; 0 without a header.</param>
/// <param name="CanRead">Whether no compulsory column is missing.</param>
internal sealed record BoundModel(CustomModel Model, ImmutableArray<BoundRecord> Records, ImmutableArray<BoundAxis> Axes, int HeaderCount, bool CanRead);
