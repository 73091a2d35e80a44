using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports;

/// <summary>One line of a journal entry (<i>ligne d'écriture, mouvement</i>), with the values of its entry repeated.</summary>
/// <remarks>Texts that the file leaves out are empty, dates that it leaves out are null. Immutable.</remarks>
public sealed record EntryLine
{
    // A large import has millions of lines: values that may be missing are kept without the room that a nullable takes,
    // and amounts without the gap behind their scale.
    private readonly LocalDate _documentDate, _matchingDate, _lockDate, _dueDate;
    private readonly long _debit, _credit, _currencyAmount;
    private readonly byte _debitScale, _creditScale, _currencyScale;
    private readonly bool _hasCurrencyAmount;

    /// <summary>Makes a line without values.</summary>
    public EntryLine()
    {
    }

    /// <summary>Makes a line with its amounts, for the other values to be set.</summary>
    internal EntryLine(in Amount debit, in Amount credit, in Amount currencyAmount, bool hasCurrencyAmount)
    {
        (_debit, _debitScale) = (debit.Mantissa, (byte)debit.Scale);
        (_credit, _creditScale) = (credit.Mantissa, (byte)credit.Scale);
        if (hasCurrencyAmount) (_hasCurrencyAmount, _currencyAmount, _currencyScale) = (true, currencyAmount.Mantissa, (byte)currencyAmount.Scale);
    }

    /// <summary>The name of the entry, unique within its import, as <c>AC/12</c>.</summary>
    public required string Entry { get; init; }

    /// <summary>The number of the physical line (or of the record), from 1.</summary>
    public required int LineNumber { get; init; }

    /// <summary>The journal.</summary>
    public required JournalCode Journal { get; init; }

    /// <summary>The journal's label.</summary>
    public string JournalLabel { get; init; } = "";

    /// <summary>The number of the entry (EcritureNum, NUMEROPIECE, <c>numero</c>): <i>Pièce</i> on screen.</summary>
    public string Number { get; init; } = "";

    /// <summary>The date of the entry (EcritureDate, DATECOMPTABLE, <c>date</c>).</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The general account.</summary>
    public required AccountNumber Account { get; init; }

    /// <summary>The account's label.</summary>
    public string AccountLabel { get; init; } = "";

    /// <summary>The third party; the default value when there is none.</summary>
    public ThirdPartyCode ThirdParty { get; init; }

    /// <summary>The third party's name.</summary>
    public string ThirdPartyLabel { get; init; } = "";

    /// <summary>The document reference (PieceRef, REFINTERNE, <c>piece.reference</c>): <i>Référence</i> on screen.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The date of the document.</summary>
    public LocalDate? DocumentDate
    {
        get => Given(_documentDate);
        init => _documentDate = value ?? default;
    }

    internal LocalDate DocumentDateOrNone { init => _documentDate = value; }

    /// <summary>The label of the line.</summary>
    public string Label { get; init; } = "";

    /// <summary>The debit, as written: a negative one is kept.</summary>
    public Amount Debit
    {
        get => Amount.Of(_debit, _debitScale);
        init => (_debit, _debitScale) = (value.Mantissa, (byte)value.Scale);
    }

    /// <summary>The credit, as written: a negative one is kept.</summary>
    public Amount Credit
    {
        get => Amount.Of(_credit, _creditScale);
        init => (_credit, _creditScale) = (value.Mantissa, (byte)value.Scale);
    }

    /// <summary>The matching code; the default value when the line is not matched.</summary>
    public MatchingCode Matching { get; init; }

    /// <summary>The matching date.</summary>
    public LocalDate? MatchingDate
    {
        get => Given(_matchingDate);
        init => _matchingDate = value ?? default;
    }

    internal LocalDate MatchingDateOrNone { init => _matchingDate = value; }

    /// <summary>The posting lock date (the FEC's ValidDate).</summary>
    public LocalDate? LockDate
    {
        get => Given(_lockDate);
        init => _lockDate = value ?? default;
    }

    internal LocalDate LockDateOrNone { init => _lockDate = value; }

    /// <summary>The due date.</summary>
    public LocalDate? DueDate
    {
        get => Given(_dueDate);
        init => _dueDate = value ?? default;
    }

    internal LocalDate DueDateOrNone { init => _dueDate = value; }

    /// <summary>The code of the foreign currency; empty when there is none.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The amount in the foreign currency; null when there is none.</summary>
    public Amount? CurrencyAmount
    {
        get => _hasCurrencyAmount ? Amount.Of(_currencyAmount, _currencyScale) : null;
        init => (_hasCurrencyAmount, _currencyAmount, _currencyScale) = (value.HasValue, value?.Mantissa ?? 0, (byte)(value?.Scale ?? 0));
    }

    /// <summary>The analytic allocations of the line.</summary>
    public ImmutableArray<AnalyticAllocation> Allocations
    {
        get => More?.Allocations ?? [];
        init => More = Further.Of(value, Documents, Extras);
    }

    /// <summary>The documents attached to the line.</summary>
    public ImmutableArray<DocumentReference> Documents
    {
        get => More?.Documents ?? [];
        init => More = Further.Of(Allocations, value, Extras);
    }

    /// <summary>Values of further columns or properties, by name.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Extras
    {
        get => More?.Extras ?? [];
        init => More = Further.Of(Allocations, Documents, value);
    }

    /// <summary>What few lines have; null when this one has none of it.</summary>
    internal Further? More { get; init; }

    private static LocalDate? Given(LocalDate date) => date == default ? null : date;

    /// <summary>Allocations, documents and extras: one of them at least.</summary>
    internal sealed record Further(ImmutableArray<AnalyticAllocation> Allocations, ImmutableArray<DocumentReference> Documents, ImmutableArray<KeyValuePair<string, string>> Extras)
    {
        public static Further? Of(ImmutableArray<AnalyticAllocation> allocations, ImmutableArray<DocumentReference> documents, ImmutableArray<KeyValuePair<string, string>> extras) =>
            allocations.IsDefaultOrEmpty && documents.IsDefaultOrEmpty && extras.IsDefaultOrEmpty ? null
                : new(Given(allocations), Given(documents), Given(extras));

        private static ImmutableArray<T> Given<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
    }
}

/// <summary>A share of a line's amount on an analytic section.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Section">The section.</param>
/// <param name="Amount">The share, on the side of its line.</param>
public sealed record AnalyticAllocation(AxisCode Axis, SectionCode Section, Amount Amount);

/// <summary>A document named by the file; nothing is ever fetched.</summary>
public sealed record DocumentReference
{
    /// <summary>The name of the file or document.</summary>
    public required string Name { get; init; }

    /// <summary>The media type, as <c>application/pdf</c>; empty when not given.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>Where it can be had; null when it comes beside the file.</summary>
    public string? Uri { get; init; }

    /// <summary>The name of the file that comes beside the push; null when the document is had elsewhere.</summary>
    public string? FileName { get; init; }

    /// <summary>The SHA-256 of its bytes in lower-case hexadecimal; empty when not given.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The length in bytes; null when not given.</summary>
    public long? Length { get; init; }
}
