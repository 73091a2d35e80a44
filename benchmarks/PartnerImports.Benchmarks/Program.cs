using PartnerImports.Benchmarks.Running;
using PartnerImports.Benchmarks.Stores;

return args switch
{
    ["postgresql", .. var rest] => await PostgreSqlMeasurement.RunAsync(rest),
    ["sqlite", .. var rest] => await SqliteMeasurement.RunAsync(rest),
    ["readers", .. var rest] => Readers.Run(rest),
    ["generate", .. var rest] => Memory.Generate(rest),
    ["memory", .. var rest] => Memory.Judge(rest),
    _ => 0,
};
