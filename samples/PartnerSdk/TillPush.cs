using NodaTime;
using PartnerImports.Parsers.Json.Client;

namespace PartnerSdk;

/// <summary>What a till knows of a sale.</summary>
internal sealed record Sale(string Ticket, LocalDate Date, decimal Net, decimal Vat, decimal? Paid = null);

/// <summary>Turns sales into a push in the format <c>import-ecritures</c> 1.0.</summary>
internal static class TillPush
{
    public static async Task<byte[]> BuildAsync(string dossier, string key, IEnumerable<Sale> sales)
    {
        // region build
        using var bytes = new MemoryStream();
        var lot = new PushLot { Dossier = dossier, Key = key, Name = "Ventes du 14/03/2025" };
        await using (var push = PushWriter.Document(bytes, lot))
        {
            foreach (var sale in sales) await push.WriteAsync(EntryOf(sale));
            await push.CompleteAsync(); // writes the control totals; without it the receiver refuses the push as cut off
        }
        // endregion
        return bytes.ToArray();
    }

    // region entry
    private static PushEntry EntryOf(Sale sale) => new()
    {
        Id = sale.Ticket,
        Journal = "VT",
        Date = sale.Date,
        Document = new(sale.Ticket, sale.Date),
        Label = $"Ticket {sale.Ticket}",
        Lines =
        [
            PushLine.ForDebit("530000", sale.Paid ?? sale.Net + sale.Vat),
            PushLine.ForCredit("707000", sale.Net),
            PushLine.ForCredit("445710", sale.Vat),
        ],
    };
    // endregion
}
