using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;
using PartnerImports.Parsers.Conversion;

namespace PartnerImports.Cli.Commands;

/// <summary><c>convert FILE --to …</c>: the same entries in another format; the output appears only when complete.</summary>
internal static class ConvertCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("FILE");
        var to = new Option<string>("--to") { Description = "json | ndjson | fec", Required = true };
        to.AcceptOnlyFromAmong("json", "ndjson", "fec");
        var output = new Option<string?>("-o", "--output") { Description = "OUT (la sortie standard par défaut / standard output by default)" };
        var key = new Option<string?>("--key") { Description = "Clé d'idempotence / idempotency key" };
        var dossier = new Option<string?>("--dossier") { Description = "Dossier" };
        var closing = new Option<string?>("--closing") { Description = "DATE" };
        var validDate = new Option<string?>("--valid-date") { Description = "DATE | entry" };
        var lossy = new Option<bool>("--lossy") { Description = "Écrire malgré les pertes / write in spite of losses" };
        var command = new Command("convert", "Écrire les mêmes écritures dans un autre format / write the same entries in another format") { file, to, output, key, dossier, closing, validDate, lossy };
        FecOptions.AddTo(command);
        var reading = new ReadingOptions().AddTo(command);
        command.SetAction(runner.Action(async (parsed, cancellationToken) =>
        {
            var fec = FecOptions.Read(parsed, parsed.GetValue(to)!);
            var input = await InputFiles.OpenAsync([parsed.GetValue(file)!], cancellationToken).ConfigureAwait(false);
            await using var closingInput = input.ConfigureAwait(false);
            var valid = parsed.GetValue(validDate);
            var options = new ConversionOptions
            {
                Key = parsed.GetValue(key), Dossier = parsed.GetValue(dossier), Siren = reading.Facts(parsed).Siren,
                Closing = parsed.GetValue(closing) is { } day ? Day(day, "--closing") : null,
                LockDateIsEntryDate = valid == "entry", LockDate = valid is null or "entry" ? null : Day(valid, "--valid-date"), Fec = fec,
            };
            var conversion = new Conversion(Readers.Target(parsed.GetValue(to)!), options, parsed.GetValue(output), parsed.GetValue(lossy));
            if (conversion.Output is null && parsed.GetValue(CommandRunner.Json) && conversion.Target.Code != "json")
                throw new UsageException("--json a besoin de -o : la sortie standard porte un seul document.", "--json needs -o: standard output carries one document.");
            var parser = Readers.Create();
            var analysis = await parser.AnalyseAsync(input.Items[0].Content, reading.Read(parsed), cancellationToken).ConfigureAwait(false);
            return analysis.HasBlocking
                ? Blocked(analysis, CommandRunner.LanguageOf(parsed))
                : await conversion.RunAsync(new(parser, input.Items[0].Content, analysis), CommandRunner.LanguageOf(parsed), cancellationToken).ConfigureAwait(false);
        }));
        return command;
    }

    private static LocalDate Day(string text, string option) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day)
        ? day
        : throw new UsageException($"{option} : « {text} » n'est pas une date AAAA-MM-JJ.", $"{option}: \"{text}\" is no date yyyy-MM-dd.");

    private static CommandResult Blocked(ImportAnalysis analysis, Language language) => new(
        ExitCode.Refused,
        json => json.Object(() => json.WriteDiagnostics(analysis.Counts, analysis.Diagnostics, language)),
        screen => screen.Diagnostics(analysis.Counts, analysis.Diagnostics));

    private sealed record Conversion(IConversionTarget Target, ConversionOptions Options, string? Output, bool Lossy)
    {
        public async Task<CommandResult> RunAsync(ConversionSource source, Language language, CancellationToken cancellationToken)
        {
            var report = await Target.CheckAsync(source, Options, cancellationToken).ConfigureAwait(false);
            var isWritten = report.MayWrite(Lossy);
            if (isWritten) await WriteAsync(source, cancellationToken).ConfigureAwait(false);
            return isWritten && Output is null ? new(ExitCode.Done, null, screen => Show(screen, report, isWritten)) : Report(report, isWritten, language);
        }

        private async Task WriteAsync(ConversionSource source, CancellationToken cancellationToken)
        {
            if (Output is null)
            {
                var standard = Console.OpenStandardOutput();
                await using var _ = standard.ConfigureAwait(false);
                await Target.WriteAsync(source, Options, standard, cancellationToken).ConfigureAwait(false);
                return;
            }
            var partial = $"{Output}.{Environment.ProcessId}.partial";
            try
            {
                var stream = File.Create(partial);
                await using (stream.ConfigureAwait(false)) await Target.WriteAsync(source, Options, stream, cancellationToken).ConfigureAwait(false);
                File.Move(partial, Output, overwrite: true);
            }
            finally
            {
                File.Delete(partial);
            }
        }

        private CommandResult Report(ConversionReport report, bool isWritten, Language language) => new(
            isWritten ? ExitCode.Done : ExitCode.Refused,
            json => json.Object(() =>
            {
                json.WriteString("to", Target.Code);
                json.WriteString("output", isWritten ? Output : "");
                json.WriteBoolean("written", isWritten);
                json.Array("needs", report.Needs, (_, need) => json.Object(() =>
                {
                    json.WriteString("field", need.Field);
                    json.WriteString("option", need.Option);
                    json.WriteNumber("count", need.Count);
                    json.WriteNumber("line", need.Line);
                    json.WriteString("entry", need.Entry);
                    json.WriteString("message", need.Message.In(language));
                }));
                json.Array("losses", report.Losses, (_, loss) => json.Object(() =>
                {
                    json.WriteString("field", loss.Field);
                    json.WriteNumber("count", loss.Count);
                    json.WriteNumber("line", loss.Line);
                    json.WriteString("entry", loss.Entry);
                    json.WriteString("read", loss.Example);
                    json.WriteString("message", loss.Message.In(language));
                }));
            }),
            screen => Show(screen, report, isWritten));

        private static void Show(Screen screen, ConversionReport report, bool isWritten)
        {
            foreach (var need in report.Needs) screen.Message($"✗ {need.Field}: {need.Message.In(screen.Language)}{(need.Option.Length > 0 ? $" ({need.Option})" : "")}");
            foreach (var loss in report.Losses) screen.Message($"! {loss.Field} (×{loss.Count}): {loss.Message.In(screen.Language)}{(loss.Example.Length > 0 ? $" [{loss.Example}]" : "")}");
            if (!isWritten) screen.Message(report.Needs.IsEmpty ? screen.In("Rien n'est écrit ; --lossy accepte ces pertes.", "Nothing is written; --lossy accepts these losses.") : screen.In("Rien n'est écrit.", "Nothing is written."));
        }
    }
}
