using System.Collections.Immutable;
using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary><c>entries FILE</c> and <c>entries --import ID</c>: the lines, with filters.</summary>
internal static class EntriesCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne };
        var import = new Option<string?>("--import") { Description = "ID" };
        var command = new Command("entries", "Les lignes d'un fichier ou d'un import / the lines of a file or of an import") { file, import };
        var reading = new ReadingOptions().AddTo(command);
        var lines = new LineQueryOptions();
        lines.AddTo(command);
        StoreHost.AddTo(command);
        command.SetAction(runner.Action(async (parsed, cancellationToken) =>
        {
            var query = lines.Read(parsed);
            return (parsed.GetValue(file), parsed.GetValue(import)) switch
            {
                ({ } path, null) => await OfFileAsync(path, reading, parsed, query, cancellationToken).ConfigureAwait(false),
                (null, { } id) => await OfImportAsync(id, parsed, query, runner.Error, cancellationToken).ConfigureAwait(false),
                _ => throw new UsageException("Un fichier, ou --import et un identifiant, est attendu.", "A file is expected, or --import and an id."),
            };
        }));
        return command;
    }

    private static async Task<CommandResult> OfImportAsync(string id, ParseResult parsed, EntryLineQuery query, TextWriter error, CancellationToken cancellationToken)
    {
        var import = StoreCommands.Import(id);
        var host = StoreHost.Open(parsed, error, makesStore: false);
        await using var _ = host.ConfigureAwait(false);
        if (LineListing.IsLong(parsed, query))
        {
            var listing = await LineListing.OfImportAsync(host.Console, StoreHost.Dossier(parsed), import, query, cancellationToken).ConfigureAwait(false);
            return listing.TryGet(out var listed, out var denied) ? listed : StoreCommands.Refused(denied, parsed);
        }
        var answer = await host.Console.LinesAsync(StoreCommands.Anybody, StoreHost.Dossier(parsed), import, query, cancellationToken).ConfigureAwait(false);
        return answer.TryGet(out var page, out var refusal) ? LineOutput.Page(page, query.Skip) : StoreCommands.Refused(refusal, parsed);
    }

    private static async Task<CommandResult> OfFileAsync(string path, ReadingOptions reading, ParseResult parsed, EntryLineQuery query, CancellationToken cancellationToken)
    {
        var input = await InputFiles.OpenAsync([path], cancellationToken).ConfigureAwait(false);
        await using var closing = input.ConfigureAwait(false);
        var content = input.Items[0].Content;
        var parser = Readers.Create();
        var appraisal = await new ImportAppraiser(parser).AppraiseAsync(content, reading.Read(parsed), reading.Facts(parsed), cancellationToken).ConfigureAwait(false);
        if (appraisal.HasBlocking) return Blocked(appraisal, query.Skip, CommandRunner.LanguageOf(parsed));
        if (LineListing.IsLong(parsed, query)) return await LineListing.OfFileAsync(() => parser.OpenEntries(content, appraisal.Analysis), query, cancellationToken).ConfigureAwait(false);
        var reader = parser.OpenEntries(content, appraisal.Analysis);
        await using var _ = reader.ConfigureAwait(false);
        return LineOutput.Page(await PageAsync(reader, query, cancellationToken).ConfigureAwait(false), query.Skip);
    }

    private static async Task<EntryLinePage> PageAsync(IEntryReader reader, EntryLineQuery query, CancellationToken cancellationToken)
    {
        var page = ImmutableArray.CreateBuilder<LineView>();
        long total = 0, matched = 0;
        var batch = new EntryLineBatch();
        while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            total += batch.Count;
            for (var row = 0; row < batch.Count; row++)
            {
                var line = LineOutput.View(batch, row);
                if (query.Matches(line) && matched++ >= query.Skip && page.Count < query.Take) page.Add(line);
            }
        }
        return new(page.ToImmutable(), matched, total);
    }

    /// <summary>A file whose entries cannot be told has no lines to show, only the reasons.</summary>
    private static CommandResult Blocked(ImportAppraisal appraisal, int skip, Language language) => new(
        ExitCode.Refused,
        json => json.Object(() =>
        {
            json.WriteCounts(0, 0, skip);
            json.Array<LineView>("lines", [], (_, _) => { });
            json.WriteDiagnostics(appraisal.Counts, appraisal.Diagnostics, language);
        }),
        screen => screen.Diagnostics(appraisal.Counts, appraisal.Diagnostics));
}
