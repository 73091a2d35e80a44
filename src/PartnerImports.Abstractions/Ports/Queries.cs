using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Total">How many the whole list has.</param>
public sealed record Page<T>(ImmutableArray<T> Items, long Total);

/// <summary>The columns of the console that a list is sorted by.</summary>
public enum ImportSort
{
    /// <summary>Date of creation, then id.</summary>
    CreatedAt,

    /// <summary>Date of the last change.</summary>
    UpdatedAt,

    /// <summary>File name.</summary>
    FileName,

    /// <summary>Status, in the order of <see cref="ImportStatus"/>.</summary>
    Status,

    /// <summary>The partner's name.</summary>
    Partner,

    /// <summary>Format code.</summary>
    Format,

    /// <summary>First movement; imports without lines last.</summary>
    FirstMovement,

    /// <summary>Last movement; imports without lines last.</summary>
    LastMovement,

    /// <summary>Closing date of the reference period; imports without one last.</summary>
    ReferencePeriod,

    /// <summary>Number of entries.</summary>
    Entries,
}

/// <summary>Which imports a list shows, and in which order.</summary>
public sealed record ImportQuery
{
    /// <summary>The statuses to show.</summary>
    public required ImmutableArray<ImportStatus> Statuses { get; init; }

    /// <summary>What to sort by; ties are settled by date of creation and id, in the same direction.</summary>
    public ImportSort Sort { get; init; } = ImportSort.CreatedAt;

    /// <summary>Greatest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many to give at most.</summary>
    public int Take { get; init; } = int.MaxValue;
}

/// <summary>The fields of a line that a text is searched in.</summary>
public enum EntryLineField
{
    /// <summary>The entry's name.</summary>
    Entry,

    /// <summary>The line number.</summary>
    Line,

    /// <summary>Journal.</summary>
    Journal,

    /// <summary>Date, as <c>dd/MM/yyyy</c> or <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>Pièce: the entry's number.</summary>
    Document,

    /// <summary>Compte.</summary>
    Account,

    /// <summary>Tiers.</summary>
    ThirdParty,

    /// <summary>Référence.</summary>
    Reference,

    /// <summary>Libellé.</summary>
    Label,

    /// <summary>Débit, with a point or a comma and at least two decimals; a zero side is empty.</summary>
    Debit,

    /// <summary>Crédit, likewise.</summary>
    Credit,

    /// <summary>Code Lettr.</summary>
    Matching,
}

/// <summary>How an amount is compared.</summary>
public enum AmountComparison
{
    /// <summary>Equal to the value.</summary>
    Equal,

    /// <summary>Not equal to it.</summary>
    NotEqual,

    /// <summary>Less than it.</summary>
    Less,

    /// <summary>At most it.</summary>
    AtMost,

    /// <summary>Greater than it.</summary>
    Greater,

    /// <summary>At least it.</summary>
    AtLeast,

    /// <summary>From the value up to the second one, both included.</summary>
    Between,
}

/// <summary>A condition on the filled side of a line: the debit unless it is zero, else the credit.</summary>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Value">With what.</param>
/// <param name="UpTo">The upper bound of <see cref="AmountComparison.Between"/>.</param>
public sealed record AmountCondition(AmountComparison Comparison, Amount Value, Amount UpTo = default)
{
    /// <summary>Whether the filled side of a line meets the condition.</summary>
    public bool Matches(Amount debit, Amount credit)
    {
        var amount = debit.IsZero ? credit : debit;
        return Comparison switch
        {
            AmountComparison.Equal => amount == Value,
            AmountComparison.NotEqual => amount != Value,
            AmountComparison.Less => amount < Value,
            AmountComparison.AtMost => amount <= Value,
            AmountComparison.Greater => amount > Value,
            AmountComparison.AtLeast => amount >= Value,
            AmountComparison.Between => amount >= Value && amount <= UpTo,
            _ => throw new InvalidOperationException($"{Comparison} compares nothing."),
        };
    }
}

/// <summary>Which lines of an import are shown.</summary>
public sealed record EntryLineQuery
{
    /// <summary>A text that must occur, without regard to case; null or empty for all lines.</summary>
    public string? Search { get; init; }

    /// <summary>The one field to search in; null for all (<i>Tous</i>).</summary>
    public EntryLineField? SearchIn { get; init; }

    /// <summary>At most two conditions, all of which must hold.</summary>
    public ImmutableArray<AmountCondition> Amounts { get; init; } = [];

    /// <summary>How many matching lines to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many to give at most.</summary>
    public int Take { get; init; } = int.MaxValue;
}

/// <summary>A page of the lines of an import.</summary>
/// <param name="Lines">The lines, in the order of the file.</param>
/// <param name="Matched">How many lines match.</param>
/// <param name="Total">How many lines the import has.</param>
public sealed record EntryLinePage(ImmutableArray<LineView> Lines, long Matched, long Total);

/// <summary>A line as the window <i>Détail des écritures</i> shows it.</summary>
public sealed record LineView
{
    /// <summary>The entry's name.</summary>
    public required string Entry { get; init; }

    /// <summary>The number of the physical line (or record).</summary>
    public required int Line { get; init; }

    /// <summary>Journal.</summary>
    public required string Journal { get; init; }

    /// <summary>Date.</summary>
    public required NodaTime.LocalDate Date { get; init; }

    /// <summary>Pièce: the entry's number.</summary>
    public required string Document { get; init; }

    /// <summary>Compte.</summary>
    public required string Account { get; init; }

    /// <summary>Tiers; empty when there is none.</summary>
    public required string ThirdParty { get; init; }

    /// <summary>Référence: the document reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Libellé.</summary>
    public required string Label { get; init; }

    /// <summary>Débit.</summary>
    public required Amount Debit { get; init; }

    /// <summary>Crédit.</summary>
    public required Amount Credit { get; init; }

    /// <summary>Code Lettr.; empty when the line is not matched.</summary>
    public required string Matching { get; init; }
}
