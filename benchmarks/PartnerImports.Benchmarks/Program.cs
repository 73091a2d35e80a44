using PartnerImports.Benchmarks.Stores;

return args switch
{
    ["postgresql", .. var rest] => await PostgreSqlMeasurement.RunAsync(rest),
    ["sqlite", .. var rest] => await SqliteMeasurement.RunAsync(rest),
    _ => 0,
};
