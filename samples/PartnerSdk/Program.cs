// The side of a partner: a till builds its push, and checks it with the receiver's own code before it is sent.
// dotnet run --project samples/PartnerSdk

using NodaTime;
using PartnerImports;
using PartnerSdk;

var day = new LocalDate(2025, 3, 14);
Sale[] good = [new("Z0412-1", day, Net: 1000m, Vat: 200m), new("Z0412-2", day, Net: 250m, Vat: 50m)];
Sale[] bad = [.. good, new("Z0412-3", day, Net: 99.90m, Vat: 19.98m, Paid: 119.87m), new("Z0412-1", day, Net: 10m, Vat: 2m)];

foreach (var sales in (Sale[][])[good, bad])
{
    var push = await TillPush.BuildAsync("D000123", "demo-till/2025-03-14", sales);
    var check = await PushCheck.RunAsync(push);
    Console.WriteLine($"{check.Summary.Entries} entries, {check.Summary.TotalDebit} = {check.Summary.TotalCredit}: {(check.HasBlocking ? "kept back" : "ready to be sent")}");

    // region faults
    foreach (var finding in check.Diagnostics)
        foreach (var place in finding.Places)
            Console.WriteLine($"  {finding.Severity} {finding.Code}, line {place.Line}, {place.Pointer}: {finding.MessageIn(Language.English)}");
    // endregion
}
