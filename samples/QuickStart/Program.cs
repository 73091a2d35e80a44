// A file into a summary, then into a dossier, and a decision on it.
// dotnet run --project samples/QuickStart samples/data/123456782FEC20251231.txt
// region readme
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PartnerImports;

var services = new ServiceCollection().AddPartnerImportParsers().AddInMemoryStore();
services.AddPartnerImports();
await using var host = services.BuildServiceProvider();

var dossier = DossierId.Parse("D000123");
var years = new FiscalCalendar([new FiscalYear(new LocalDate(2025, 1, 1), new LocalDate(2025, 12, 31))]);
host.GetRequiredService<InMemoryDossiers>().Save(new Dossier(dossier), years);

await using var file = ImportContent.FromFile(args[0]);
var push = new PushRequest { Dossier = dossier, Partner = new PartnerRef(PartnerId.Parse("demo"), "Caisse Démo") };
if (await host.GetRequiredService<ImportReception>().ReceiveAsync(push, file) is not PushOutcome.Received { Record: var import }) return 1;
Console.WriteLine($"{import.FileName}: {import.Summary.Entries} entries, {import.Summary.TotalDebit}, {import.ReferencePeriod?.Label}");

var claire = new Actor(UserId.Parse("claire"), new Profile(3));
await host.GetRequiredService<ImportDecisions>().RequestAsync(claire, dossier, import.Id, ImportDecision.Validation);
await host.GetRequiredService<ImportWorker>().ProcessAsync();
Console.WriteLine((await host.GetRequiredService<IImportStore>().FindAsync(dossier, import.Id))!.Status);
return 0;
// endregion
