using System.CommandLine;
using PartnerImports.Cli.Commands;

namespace PartnerImports.Cli.CommandLine;

/// <summary>The command line as a whole.</summary>
internal static class CliApplication
{
    /// <summary>Every command by its name, in the order of the help.</summary>
    public static (string Name, Func<CommandRunner, Command> Create)[] Commands { get; } =
    [
        ("inspect", InspectCommand.Create),
        ("entries", EntriesCommand.Create),
        ("convert", ConvertCommand.Create),
        ("formats", FormatsCommand.Create),
        ("model", ModelCommand.Create),
        ("dossier", DossierCommand.Create),
        ("receive", ReceiveCommand.Create),
        ("list", ListCommand.Create),
        ("show", ShowCommand.Create),
        ("prompt", PromptCommand.Create),
        ("plan-reject", runner => PlanCommand.Create(runner, ImportDecision.Rejection)),
        ("plan-validate", runner => PlanCommand.Create(runner, ImportDecision.Validation)),
        ("validate", runner => DecideCommand.Create(runner, ImportDecision.Validation)),
        ("reject", runner => DecideCommand.Create(runner, ImportDecision.Rejection)),
        ("process", ProcessCommand.Create),
        ("history", HistoryCommand.Create),
        ("notifications", NotificationsCommand.Create),
        ("audit", AuditCommand.Create),
        ("journals", runner => ReferenceCommand.Create(runner, "journals", ReferenceKind.Journal)),
        ("accounts", runner => ReferenceCommand.Create(runner, "accounts", ReferenceKind.Account)),
        ("third-parties", runner => ReferenceCommand.Create(runner, "third-parties", ReferenceKind.ThirdParty)),
        ("sections", runner => ReferenceCommand.Create(runner, "sections", ReferenceKind.Section)),
        ("ledger", BooksCommand.Create),
        ("store", StoreCommand.Create),
    ];

    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var runner = new CommandRunner(output, error);
        var parsed = Root(runner, args).Parse(args);
        if (parsed.Errors.Count > 0) return runner.Fail(parsed, ParseErrors.Of([.. parsed.Errors.Select(error => error.Message)]));
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
    }

    /// <summary>A command line that begins with a command is parsed by that command alone: the others, and the texts of help, cost time to make.</summary>
    private static Command Root(CommandRunner runner, IReadOnlyList<string> args)
    {
        var only = args.Count == 0 ? -1 : Array.FindIndex(Commands, command => command.Name == args[0]);
        var root = only >= 0 && !args.Any(MayAskForHelp)
            ? new Command("partner-imports")
            : new RootCommand("Imports d'écritures partenaires : vérifier, recevoir, valider, rejeter / Partner imports of accounting entries: check, receive, validate, reject");
        for (var i = 0; i < Commands.Length; i++)
            if (only < 0 || only == i) root.Add(Commands[i].Create(runner));
        root.Options.Add(CommandRunner.Json);
        root.Options.Add(CommandRunner.Language);
        return root;
    }

    /// <summary>Whether a word may be an option that every root has, for help or version, or a file of further words.</summary>
    private static bool MayAskForHelp(string word) =>
        word is "/h" or "/?" or ['@', ..] or ['-', 'h' or '?', ..] || word.StartsWith("--h", StringComparison.Ordinal) || word.StartsWith("--v", StringComparison.Ordinal);
}
