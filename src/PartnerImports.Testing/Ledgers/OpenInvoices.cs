namespace PartnerImports.Testing;

/// <summary>The matched invoices of a tidy ledger that wait for their payments.</summary>
internal sealed class OpenInvoices
{
    private const int LongestEntry = 4;

    private readonly Queue<(GeneratedLine Line, int Due)> _waiting = [];

    /// <summary>Whether an operation is an invoice, which a payment can match.</summary>
    public static bool IsInvoice(Operation operation) => operation.Journal is "AC" or "VE";

    /// <summary>The operation that pays an invoice.</summary>
    public static int PaymentOf(GeneratedLine invoice)
    {
        var journal = invoice.Debit != 0 ? "BQ" : "BP";
        for (var kind = 0; ; kind++)
            if (Chart.Operations[kind].Journal == journal) return kind;
    }

    /// <summary>Takes an entry whose matching waits for a payment.</summary>
    public void Add(GeneratedEntry entry, int due)
    {
        foreach (var line in entry.Lines)
            if (line.Matching.Length > 0) _waiting.Enqueue((line, due));
    }

    /// <summary>The invoice to be paid now, so that all are paid by the last line; null when there is none.</summary>
    public GeneratedLine? TakeDue(int ordinal, int linesLeft) =>
        _waiting.TryPeek(out var first) && (ordinal >= first.Due || linesLeft <= LongestEntry * (_waiting.Count + 2)) ? _waiting.Dequeue().Line : null;

    /// <summary>Whether one invoice more can be paid before the last line.</summary>
    public bool HasRoom(int linesLeft) => linesLeft > LongestEntry * (_waiting.Count + 4);
}
