// What native compilation must not break: every format is read, a finding speaks both languages, an import lives its whole
// life in an SQLite file. Published and run by eng/native.sh; ends with "N passed, N failed".

using PartnerImports.Native;

var checks = new Checks();
await checks.RunAsync("FEC", Reading.FecAsync);
await checks.RunAsync("FEC as XML", Reading.FecXmlAsync);
await checks.RunAsync("TRA", Reading.TraAsync);
await checks.RunAsync("JSON document", Reading.JsonAsync);
await checks.RunAsync("NDJSON", Reading.NdjsonAsync);
await checks.RunAsync("Loop's JSON", Reading.LoopAsync);
await checks.RunAsync("custom CSV by its model", Reading.CustomAsync);
await checks.RunAsync("a finding in both languages", Reading.FindingAsync);
await checks.RunAsync("rejected, pushed again, validated, notified, on SQLite", LifeCycle.RunAsync);
return checks.End();
