using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace PartnerImports.Testing;

/// <summary>An entry made from a seed, before any file format: what is known of a generated file.</summary>
public sealed record GeneratedEntry
{
    /// <summary>Its place in the ledger, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The journal's code: two letters.</summary>
    public required string Journal { get; init; }

    /// <summary>The journal's label.</summary>
    public required string JournalLabel { get; init; }

    /// <summary>The place in the journal, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The date.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The document reference, which no other entry has.</summary>
    public required string Reference { get; init; }

    /// <summary>The date of the document, on or before <see cref="Date"/>.</summary>
    public required LocalDate DocumentDate { get; init; }

    /// <summary>The posting lock date, on or after <see cref="Date"/>.</summary>
    public required LocalDate LockDate { get; init; }

    /// <summary>The label.</summary>
    public required string Label { get; init; }

    /// <summary>The lines, two to four, which balance.</summary>
    public required ImmutableArray<GeneratedLine> Lines { get; init; }

    /// <summary>The number that a FEC gives: journal and sequence, as <c>AC000123</c>.</summary>
    public string Number => Journal + Sequence.ToString("000000", CultureInfo.InvariantCulture);
}

/// <summary>A line of a generated entry: exactly one side is filled.</summary>
public sealed record GeneratedLine
{
    /// <summary>The general account: six digits.</summary>
    public required string Account { get; init; }

    /// <summary>The account's label.</summary>
    public required string AccountLabel { get; init; }

    /// <summary>The third party's code; empty when there is none.</summary>
    public string ThirdParty { get; init; } = "";

    /// <summary>The third party's name; empty when there is none.</summary>
    public string ThirdPartyLabel { get; init; } = "";

    /// <summary>The debit in cents; zero on a credit line.</summary>
    public required long Debit { get; init; }

    /// <summary>The credit in cents; zero on a debit line.</summary>
    public required long Credit { get; init; }

    /// <summary>The matching code; empty when the line is not matched.</summary>
    public string Matching { get; init; } = "";

    /// <summary>The matching date; null when the line is not matched.</summary>
    public LocalDate? MatchingDate { get; init; }
}

/// <summary>What is true of a generated ledger, whatever the file format.</summary>
public sealed record LedgerTruth
{
    /// <summary>Entries.</summary>
    public required long Entries { get; init; }

    /// <summary>Lines.</summary>
    public required long Lines { get; init; }

    /// <summary>The sum of the debits, and of the credits.</summary>
    public required AmountTotal Total { get; init; }

    /// <summary>The smallest entry date; null without lines.</summary>
    public required LocalDate? FirstMovement { get; init; }

    /// <summary>The greatest entry date; null without lines.</summary>
    public required LocalDate? LastMovement { get; init; }

    /// <summary>The journals named, with their labels, by code.</summary>
    public required ImmutableSortedDictionary<string, string> Journals { get; init; }

    /// <summary>The accounts named, with their labels, by number.</summary>
    public required ImmutableSortedDictionary<string, string> Accounts { get; init; }

    /// <summary>The third parties named, with their names and collective accounts, by code.</summary>
    public required ImmutableSortedDictionary<string, (string Label, string Collective)> ThirdParties { get; init; }

    /// <summary>The same as the summary of an import.</summary>
    public ImportSummary ToSummary() => new()
    {
        Entries = Entries, Lines = Lines, TotalDebit = Total, TotalCredit = Total, FirstMovement = FirstMovement, LastMovement = LastMovement,
        Journals = Journals.Count, Accounts = Accounts.Count, ThirdParties = ThirdParties.Count,
    };
}
