using PartnerImports.Benchmarks.Stores;

return args is ["postgresql", .. var rest] ? await PostgreSqlMeasurement.RunAsync(rest) : 0;
