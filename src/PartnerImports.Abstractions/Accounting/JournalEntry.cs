using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports;

/// <summary>A journal entry (<i>écriture</i>): lines that balance together.</summary>
/// <remarks>Immutable.</remarks>
public sealed record JournalEntry
{
    /// <summary>Makes an entry of its lines.</summary>
    /// <exception cref="ArgumentException">There is no line.</exception>
    public JournalEntry(ImmutableArray<EntryLine> lines)
    {
        if (lines.IsDefaultOrEmpty) throw new ArgumentException("An entry has at least one line.", nameof(lines));
        Lines = lines;
    }

    /// <summary>The lines, in the order of the file.</summary>
    public ImmutableArray<EntryLine> Lines { get; }

    /// <summary>The name, unique within the import.</summary>
    public string Name => Lines[0].Entry;

    /// <summary>The journal of the first line.</summary>
    public JournalCode Journal => Lines[0].Journal;

    /// <summary>The date of the first line.</summary>
    public LocalDate Date => Lines[0].Date;

    /// <summary>The sum of the debits.</summary>
    public AmountTotal TotalDebit => Lines.Aggregate(AmountTotal.Zero, (sum, line) => sum.Add(line.Debit));

    /// <summary>The sum of the credits.</summary>
    public AmountTotal TotalCredit => Lines.Aggregate(AmountTotal.Zero, (sum, line) => sum.Add(line.Credit));
}
