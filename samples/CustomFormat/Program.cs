// A file that the library has never seen: described by a model, checked, read; then known as a format of its own.
// dotnet run --project samples/CustomFormat samples/CustomFormat/tictac.csv samples/CustomFormat/tictac-faults.csv

using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PartnerImports;
using PartnerImports.Parsers;
using PartnerImports.Parsers.Custom;
using TictacSample;

// region model-check
var model = TictacModel.Document;
Console.WriteLine($"The model has {CustomModelCheck.Check(model.Utf8).Length} faults.");

var misspelt = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(model.Utf8.Span).Replace("\"dd/MM/yyyy\"", "\"jj/mm/aaaa\""));
foreach (var fault in CustomModelCheck.Check(misspelt)) Console.WriteLine($"  {fault.Code} {fault.Pointer}: {fault.Message.English}");
// endregion

// region read
await using var services = new ServiceCollection().AddPartnerImportParsers().BuildServiceProvider();
var parser = services.GetRequiredService<IImportParser>();
await using var file = ImportContent.FromFile(args[0]);
var analysis = await parser.AnalyseAsync(file, new ReadOptions { Model = model });
await foreach (var entry in parser.ReadEntriesAsync(file, analysis))
{
    Console.WriteLine($"{entry.Journal} {entry.Date:uuuu-MM-dd} {entry.Lines[0].Reference}: {entry.TotalDebit}");
    foreach (var line in entry.Lines) Console.WriteLine($"  {line.Account} {line.Label,-8} {line.Debit,8} {line.Credit,8}");
}
// endregion

// region faults
await using var faulty = ImportContent.FromFile(args[1]);
foreach (var finding in (await parser.AnalyseAsync(faulty, new ReadOptions { Model = model })).Diagnostics)
    Console.WriteLine($"  {finding.Severity} {finding.Code}, line {finding.First.Line}, field {finding.First.Column}: {finding.MessageIn(Language.English)}");
// endregion

// region register
await using var host = new ServiceCollection().AddPartnerImportParsers().AddSingleton<IImportFormat, TictacFormat>().BuildServiceProvider();
var known = await host.GetRequiredService<IImportParser>().AnalyseAsync(file, ReadOptions.Default);
Console.WriteLine($"{known.Format.Label}: {known.Summary.Entries} entries");
// endregion
