using System.CommandLine;
using System.Text.Json;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary><c>receive FILE…</c>: a partner's push into a dossier.</summary>
internal static class ReceiveCommand
{
    public static Command Create(CommandRunner runner)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore };
        var partner = new Option<string>("--partner") { Description = "NAME", Required = true };
        var partnerId = new Option<string?>("--partner-id") { Description = "ID (le nom par défaut / the name by default)" };
        var key = new Option<string?>("--key") { Description = "Clé d'idempotence / idempotency key" };
        var command = new Command("receive", "Recevoir un envoi de partenaire / receive a partner's push") { files, partner, partnerId, key };
        var reading = new ReadingOptions().AddFormatTo(command);
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var dossier = StoreHost.Dossier(parsed);
            var from = Arguments.Partner(parsed.GetValue(partner)!, parsed.GetValue(partnerId));
            var options = reading.ReadFormat(parsed);
            var input = await InputFiles.OpenAsync(parsed.GetValue(files)!, cancellationToken).ConfigureAwait(false);
            await using var _ = input.ConfigureAwait(false);
            if (input.Items.Count > 1 && parsed.GetValue(key) is not null)
                throw new UsageException("Une clé d'idempotence vaut pour un seul envoi.", "An idempotency key is for one push only.");
            var outcomes = new List<PushOutcome>();
            using var progress = new Progress(runner.Error);
            foreach (var file in input.Items)
            {
                var request = new PushRequest { Dossier = dossier, Partner = from, Key = parsed.GetValue(key), Options = progress.Watch(options) };
                var outcome = await host.Reception.ReceiveAsync(request, progress.Watch(file.Content), cancellationToken).ConfigureAwait(false);
                if (outcome is PushOutcome.NoFiscalYear none) throw new UsageException(none.Message);
                outcomes.Add(outcome is PushOutcome.Refused { Refusal: var refusal } ? new PushOutcome.Refused(StoreCommands.Explained(refusal, parsed)) : outcome);
            }
            var language = CommandRunner.LanguageOf(parsed);
            return new CommandResult(
                outcomes.Max(CodeOf),
                json =>
                {
                    if (outcomes is [var only]) Write(json, only, language);
                    else json.Array(null, outcomes, (_, outcome) => Write(json, outcome, language));
                },
                screen =>
                {
                    foreach (var outcome in outcomes) Show(screen, outcome);
                });
        });
        return command;
    }

    private static int CodeOf(PushOutcome outcome) => outcome switch
    {
        PushOutcome.Refused { Refusal: var refusal } => ExitCode.Of(refusal),
        PushOutcome.Received { Record.Status: ImportStatus.Error, IsRepeat: false } => ExitCode.Refused,
        _ => ExitCode.Done,
    };

    private static void Write(Utf8JsonWriter json, PushOutcome outcome, Language language)
    {
        if (outcome is PushOutcome.Refused { Refusal: var refusal })
        {
            json.WriteRefusal(refusal, language);
            return;
        }
        var received = (PushOutcome.Received)outcome;
        json.Object(() =>
        {
            json.WriteProperties(received.Record, language);
            json.WriteBoolean("repeated", received.IsRepeat);
            json.WriteString("replaces", received.Replaces?.ToString() ?? "");
            json.WriteDiagnostics(received.Appraisal.Counts, received.Appraisal.Diagnostics, language);
        });
    }

    private static void Show(Screen screen, PushOutcome outcome)
    {
        if (outcome is PushOutcome.Refused { Refusal: var refusal })
        {
            screen.Message(refusal.Message.In(screen.Language));
            return;
        }
        var received = (PushOutcome.Received)outcome;
        screen.Row(received.Record);
        if (received.IsRepeat) screen.Line(screen.In("Cet envoi avait déjà été reçu.", "This push had been received before."));
        screen.Diagnostics(received.Appraisal.Counts, received.Appraisal.Diagnostics);
    }
}
