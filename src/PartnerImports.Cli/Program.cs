using PartnerImports.Cli.CommandLine;

return await CliApplication.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
