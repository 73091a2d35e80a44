using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary><c>validate ID</c> and <c>reject ID</c>: a user's request, executed at once unless told otherwise.</summary>
internal static class DecideCommand
{
    private sealed record Answered(ImportRecord Record, string? Outcome, bool Already, LocalizedText Message, LocalizedText? Error);

    public static Command Create(CommandRunner runner, ImportDecision decision)
    {
        var id = new Argument<string>("ID");
        var profile = new Option<int>("--profile") { Required = true, Description = "N" };
        var user = new Option<string>("--user") { DefaultValueFactory = _ => "cli", Description = "NAME" };
        var version = new Option<long?>("--version") { Description = "La version vue / the version seen" };
        var noProcess = new Option<bool>("--no-process") { Description = "Demander seulement / only ask" };
        var command = decision == ImportDecision.Validation
            ? new Command("validate", "Valider un import / validate an import")
            : new Command("reject", "Rejeter un import / reject an import");
        command.Arguments.Add(id);
        foreach (var option in (Option[])[profile, user, version, noProcess]) command.Options.Add(option);
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            if (parsed.GetValue(version) < 1) throw new UsageException("--version : un nombre à partir de 1 est attendu.", "--version takes a number from 1 up.");
            var actor = new Actor(Arguments.User(parsed.GetValue(user)!), Arguments.Profile(parsed.GetValue(profile)));
            var import = StoreCommands.Import(parsed.GetValue(id)!);
            var dossier = StoreHost.Dossier(parsed);
            var answer = await host.Decisions.RequestAsync(actor, dossier, import, decision, parsed.GetValue(version), cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var accepted, out var refusal)) return StoreCommands.Refused(refusal, parsed);
            var answered = new Answered(accepted.Record, null, accepted.Already, accepted.Message, null);
            if (!parsed.GetValue(noProcess)) answered = await ExecuteAsync(host, dossier, answered, cancellationToken).ConfigureAwait(false);
            return Show(answered, CommandRunner.LanguageOf(parsed));
        });
        return command;
    }

    private static async Task<Answered> ExecuteAsync(StoreHost host, DossierId dossier, Answered answered, CancellationToken cancellationToken)
    {
        var executed = await host.ExecuteAsync(dossier, answered.Record.Id, cancellationToken).ConfigureAwait(false);
        if (executed is not null) return answered with { Record = executed.Record, Outcome = Word(executed.Outcome), Error = executed.Error };
        // Somebody else has executed it, now or before: what became of it stands in the import.
        var record = await host.Store.FindAsync(dossier, answered.Record.Id, cancellationToken).ConfigureAwait(false) ?? answered.Record;
        return answered with
        {
            Record = record,
            Outcome = record switch
            {
                { Resolution: { } resolution } => resolution.Decision == ImportDecision.Validation ? "validated" : "rejected",
                { Request: null } => "failed",
                _ => null,
            },
            Error = record is { Resolution: null, Request: null } ? record.Error : null,
        };
    }

    private static CommandResult Show(Answered answered, Language language) => new(
        answered.Outcome == "failed" ? ExitCode.Refused : ExitCode.Done,
        json => json.Object(() =>
        {
            json.WriteString("id", answered.Record.Id.ToString());
            json.WriteNumber("version", answered.Record.Version);
            json.WriteString("status", Wording.Of(answered.Record.Status));
            json.StringOrNull("requestedDecision", answered.Record.Request is { } request ? Wording.Of(request.Decision) : null);
            json.WriteString("message", answered.Message.In(language));
            json.StringOrNull("outcome", answered.Outcome);
            json.WriteBoolean("already", answered.Already);
            json.WriteString("error", answered.Error?.In(language) ?? "");
        }),
        screen =>
        {
            screen.Line(answered.Message.In(language));
            if (answered.Outcome is not null) screen.Line(ScreenTexts.StatusLabel(answered.Record.Status).In(language));
            if (answered.Error is { } error) screen.Line(error.In(language));
        });

    public static string Word(ExecutionOutcome outcome) => outcome switch
    {
        ExecutionOutcome.Validated => "validated",
        ExecutionOutcome.Rejected => "rejected",
        _ => "failed",
    };
}
