// A store of one's own, proved by the kit: every case of StoreConformance runs on it.
// dotnet run --project samples/CustomStorage

using CustomStorage;
using PartnerImports.Testing;

// region proof
var failed = 0;
foreach (var each in StoreConformance.Cases)
{
    await using var fixture = new JsonLinesFixture();
    try
    {
        await each.RunAsync(fixture);
        await fixture.CheckAfterRestartAsync();
    }
    catch (ConformanceException differs)
    {
        failed++;
        Console.WriteLine($"{each}{Environment.NewLine}  {differs.Message}");
    }
}
// endregion
Console.WriteLine($"{StoreConformance.Cases.Count - failed} passed, {failed} failed");
return failed == 0 ? 0 : 1;
