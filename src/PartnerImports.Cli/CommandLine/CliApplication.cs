using System.CommandLine;
using PartnerImports.Cli.Commands;

namespace PartnerImports.Cli.CommandLine;

/// <summary>The command line as a whole.</summary>
internal static class CliApplication
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var runner = new CommandRunner(output, error);
        var parsed = Root(runner).Parse(args);
        if (parsed.Errors is [var first, ..]) return runner.Fail(parsed, ParseErrors.Of(first.Message));
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
    }

    private static RootCommand Root(CommandRunner runner)
    {
        var root = new RootCommand("Imports d'écritures partenaires : vérifier, recevoir, valider, rejeter / Partner imports of accounting entries: check, receive, validate, reject")
        {
            InspectCommand.Create(runner), EntriesCommand.Create(runner), ConvertCommand.Create(runner), FormatsCommand.Create(runner), ModelCommand.Create(runner),
            DossierCommand.Create(runner), ReceiveCommand.Create(runner), ListCommand.Create(runner), ShowCommand.Create(runner), PromptCommand.Create(runner),
            PlanCommand.Create(runner, ImportDecision.Rejection), PlanCommand.Create(runner, ImportDecision.Validation),
            DecideCommand.Create(runner, ImportDecision.Validation), DecideCommand.Create(runner, ImportDecision.Rejection),
            ProcessCommand.Create(runner), HistoryCommand.Create(runner), NotificationsCommand.Create(runner), AuditCommand.Create(runner),
            ReferenceCommand.Create(runner, "journals", ReferenceKind.Journal), ReferenceCommand.Create(runner, "accounts", ReferenceKind.Account),
            ReferenceCommand.Create(runner, "third-parties", ReferenceKind.ThirdParty), ReferenceCommand.Create(runner, "sections", ReferenceKind.Section),
            BooksCommand.Create(runner), StoreCommand.Create(runner),
        };
        root.Options.Add(CommandRunner.Json);
        root.Options.Add(CommandRunner.Language);
        return root;
    }
}
