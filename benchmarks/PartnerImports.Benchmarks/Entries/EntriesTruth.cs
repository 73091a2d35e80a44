using NodaTime;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Entries;

/// <summary>What a consumer of lines adds up: the lengths of all texts and all values, so that nothing can be left unread.</summary>
/// <param name="Lines">Lines.</param>
/// <param name="Texts">Characters of the twelve texts (bytes for those who give UTF-8).</param>
/// <param name="Values">Dates as AAAAMMJJ and amounts in cents.</param>
internal readonly record struct EntriesTruth(long Lines, long Texts, long Values)
{
    /// <summary>What is true of a FEC of a ledger.</summary>
    public static EntriesTruth Of(LedgerGenerator ledger, Func<string, int> length)
    {
        long lines = 0, texts = 0, values = 0;
        foreach (var entry in ledger)
        {
            var ofEntry = length(entry.Journal) + length(entry.JournalLabel) + length(entry.Number) + length(entry.Reference) + length(entry.Label);
            var dates = Digits(entry.Date) + Digits(entry.DocumentDate) + Digits(entry.LockDate);
            foreach (var line in entry.Lines)
            {
                lines++;
                texts += ofEntry + length(line.Account) + length(line.AccountLabel) + length(line.ThirdParty) + length(line.ThirdPartyLabel) + length(line.Matching);
                values += dates + line.Debit + line.Credit + (line.MatchingDate is { } date ? Digits(date) : 0);
            }
        }
        return new(lines, texts, values);
    }

    /// <summary>A date as the number AAAAMMJJ.</summary>
    public static long Digits(LocalDate date) => date.Year * 10_000 + date.Month * 100 + date.Day;
}
