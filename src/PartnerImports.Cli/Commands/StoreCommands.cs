using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary>What commands over a store share.</summary>
internal static class StoreCommands
{
    private static readonly ImportId Nobody = new(new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff"));
    private static readonly Actor Viewer = new(UserId.Parse("cli"), new Profile(1));

    /// <summary>Who looks when nobody is named: the lowest profile views.</summary>
    public static Actor Anybody => Viewer;

    /// <summary>Makes the command open the store that it names, run, and close it. An SQLite file is made only by a command that makes stores.</summary>
    public static void OverStore(this Command command, CommandRunner runner, Func<ParseResult, StoreHost, CancellationToken, Task<CommandResult>> run, bool makesStore = false)
    {
        StoreHost.AddTo(command);
        command.SetAction(runner.Action(async (parsed, cancellationToken) =>
        {
            var host = StoreHost.Open(parsed, runner.Error, makesStore);
            await using var _ = host.ConfigureAwait(false);
            return await run(parsed, host, cancellationToken).ConfigureAwait(false);
        }));
    }

    /// <summary>The answer that a refusal gives.</summary>
    public static CommandResult Refused(Refusal refusal, ParseResult parsed)
    {
        if (refusal.Import == Nobody) refusal = new(refusal.Code, new("Aucun import de cet identifiant dans ce dossier.", "There is no import of that id in this dossier."));
        refusal = Explained(refusal, parsed);
        return new(
            ExitCode.Of(refusal),
            json => json.WriteRefusal(refusal, CommandRunner.LanguageOf(parsed)),
            screen => screen.Message(refusal.Message.In(screen.Language)));
    }

    /// <summary>The refusal; where there is no dossier since there is no store, it says so.</summary>
    public static Refusal Explained(Refusal refusal, ParseResult parsed) =>
        refusal.Code == RefusalCodes.UnknownDossier && StoreHost.MissingFile(parsed) is { } missing
            ? new(refusal.Code, new(
                $"Le dossier {StoreHost.Dossier(parsed)} n'existe pas : {missing.French}",
                $"There is no dossier {StoreHost.Dossier(parsed)}: {missing.English}"))
            : refusal;

    /// <summary>The refusal of a dossier that the store does not know; null when it does.</summary>
    public static async Task<CommandResult?> UnknownDossierAsync(StoreHost host, DossierId dossier, ParseResult parsed, CancellationToken cancellationToken) =>
        await host.Dossiers.FindAsync(dossier, cancellationToken).ConfigureAwait(false) is null
            ? Refused(new(RefusalCodes.UnknownDossier, new($"Le dossier {dossier} n'existe pas.", $"There is no dossier {dossier}.")), parsed)
            : null;

    /// <summary>An import's id. A text that is none is an id that no import has, so that it passes the same checks in the same order.</summary>
    public static ImportId Import(string text) => ImportId.TryParse(text, out var import) ? import : Nobody;
}
