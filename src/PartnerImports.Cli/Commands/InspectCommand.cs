using System.CommandLine;
using System.Text.Json;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Cli.Commands;

/// <summary><c>inspect FILE…</c>: what files hold and what is wrong with them. No store.</summary>
internal static class InspectCommand
{
    private sealed record Inspected(InputFile File, ImportAppraisal Appraisal, DgfipReport? Dgfip);

    public static Command Create(CommandRunner runner)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "- : entrée standard / standard input" };
        var dgfip = new Option<bool>("--dgfip") { Description = "Ce que dirait Test Compta Demat / what Test Compta Demat would say" };
        var command = new Command("inspect", "Vérifier des fichiers / check files") { files, dgfip };
        var reading = new ReadingOptions().AddTo(command);
        command.SetAction(runner.Action(async (parsed, cancellationToken) =>
        {
            var input = await InputFiles.OpenAsync(parsed.GetValue(files)!, cancellationToken).ConfigureAwait(false);
            await using var _ = input.ConfigureAwait(false);
            var options = reading.Read(parsed);
            var facts = reading.Facts(parsed);
            var appraiser = new ImportAppraiser(Readers.Create());
            var results = new List<Inspected>();
            using var progress = new Progress(runner.Error);
            foreach (var file in input.Items)
            {
                var appraisal = await appraiser.AppraiseAsync(progress.Watch(file.Content), progress.Watch(options), facts, cancellationToken).ConfigureAwait(false);
                results.Add(new(file, appraisal, parsed.GetValue(dgfip) ? await CheckAsync(file, reading.Regime(parsed), cancellationToken).ConfigureAwait(false) : null));
            }
            var language = CommandRunner.LanguageOf(parsed);
            return new CommandResult(
                results.Any(result => result.Appraisal.HasBlocking) ? ExitCode.Refused : ExitCode.Done,
                json =>
                {
                    if (results is [var only]) Write(json, only, language);
                    else json.Array(null, results, (_, result) => Write(json, result, language));
                },
                screen =>
                {
                    foreach (var result in results) Show(screen, result);
                });
        }));
        return command;
    }

    private static async Task<DgfipReport> CheckAsync(InputFile file, string? regime, CancellationToken cancellationToken)
    {
        var stream = file.Content.Parts[0].OpenRead();
        await using var _ = stream.ConfigureAwait(false);
        return await DgfipChecker.CheckAsync(stream, file.Name, regime is null ? null : Enum.Parse<FecRegime>(regime, ignoreCase: true), cancellationToken).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, Inspected result, Language language) => json.Object(() =>
    {
        var (file, appraisal, dgfip) = result;
        var analysis = appraisal.Analysis;
        var summary = analysis.Summary;
        json.WriteString("file", file.Name);
        if (file.Parts.Count > 0) json.Array("parts", file.Parts, (_, part) => json.WriteStringValue(part));
        json.WriteFormat(analysis.Format);
        json.WriteString("encoding", Wording.Of(analysis.Encoding));
        json.WriteString("status", Wording.Of(appraisal.Status));
        json.WriteString("firstMovement", Wording.Of(summary.FirstMovement));
        json.WriteString("lastMovement", Wording.Of(summary.LastMovement));
        json.WritePeriod(appraisal.ReferencePeriod);
        json.WriteNumber("entries", summary.Entries);
        json.WriteNumber("lines", summary.Lines);
        json.WriteString("totalDebit", summary.TotalDebit.ToString());
        json.WriteString("totalCredit", summary.TotalCredit.ToString());
        json.WriteNumber("journals", summary.Journals);
        json.WriteNumber("accounts", summary.Accounts);
        json.WriteNumber("thirdParties", summary.ThirdParties);
        json.WriteNumber("sections", summary.Sections);
        json.WriteNumber("elements", summary.Elements);
        json.WriteString("grouping", analysis.Grouping is { } grouping ? Wording.Of(grouping.Key) : "");
        if (analysis.Grouping is { Key: GroupingKey.Mixed } mixed)
        {
            json.WriteStartObject("groupingByJournal");
            foreach (var (journal, key) in mixed.ByJournal) json.WriteString(journal, Wording.Of(key));
            json.WriteEndObject();
        }
        json.WriteDiagnostics(appraisal.Counts, appraisal.Diagnostics, language, file.Parts);
        if (dgfip is not null) WriteDgfip(json, dgfip);
    });

    private static void WriteDgfip(Utf8JsonWriter json, DgfipReport report)
    {
        json.WriteStartObject("dgfip");
        json.WriteString("verdict", Word(report.Verdict));
        json.Array("reasons", report.Reasons, (_, reason) => json.Object(() =>
        {
            json.WriteString("check", reason.Check);
            json.WriteNumber("line", reason.Line ?? 0);
            json.WriteString("field", reason.Field ?? "");
        }));
        json.WriteEndObject();
    }

    private static void Show(Screen screen, Inspected result)
    {
        var (file, appraisal, dgfip) = result;
        var analysis = appraisal.Analysis;
        var summary = analysis.Summary;
        screen.Sheet(
            (screen.In("Fichier", "File"), file.Name),
            (screen.In("Format", "Format"), analysis.Format.HasValue ? $"{analysis.Format.Label} ({Wording.Of(analysis.Encoding)})" : "?"),
            (screen.In("Statut", "Status"), ScreenTexts.StatusLabel(appraisal.Status).In(screen.Language)),
            (screen.In("Mouvements", "Movements"), summary.FirstMovement is { } first && summary.LastMovement is { } last ? $"{ScreenFormat.Date(first)} – {ScreenFormat.Date(last)}" : ""),
            (screen.In("Période de référence", "Reference period"), appraisal.ReferencePeriod?.Label ?? ""),
            (screen.In("Écritures, lignes", "Entries, lines"), $"{Wording.Number(summary.Entries)}, {Wording.Number(summary.Lines)}"),
            (screen.In("Débit, crédit", "Debit, credit"), $"{ScreenFormat.Amount(summary.TotalDebit, screen.Language)}, {ScreenFormat.Amount(summary.TotalCredit, screen.Language)}"),
            (screen.In("Journaux, comptes, tiers, sections", "Journals, accounts, third parties, sections"), $"{summary.Journals}, {summary.Accounts}, {summary.ThirdParties}, {summary.Sections}"),
            (screen.In("Regroupement", "Grouping"), analysis.Grouping is { } grouping ? Wording.Of(grouping.Key) : ""));
        screen.Diagnostics(appraisal.Counts, appraisal.Diagnostics, file.Parts);
        if (dgfip is not null)
        {
            screen.Line($"Test Compta Demat : {Word(dgfip.Verdict)}");
            foreach (var reason in dgfip.Reasons) screen.Line($"  {reason.Check}  {screen.In("ligne", "line")} {reason.Line}  {reason.Field}");
        }
        screen.Line();
    }

    private static string Word(DgfipVerdict verdict) => verdict == DgfipVerdict.Conforme ? "conforme" : "non-conforme";
}
