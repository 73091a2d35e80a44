using System.CommandLine;
using System.Runtime.CompilerServices;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary>Lines as one JSON document, without ever holding all of them.</summary>
internal static class LineListing
{
    /// <summary>A list of at most so many lines is had at once; of a longer one, pages of so many.</summary>
    private const int AtOnce = 2_000;

    /// <summary>Whether the list may be too long to be held.</summary>
    public static bool IsLong(ParseResult parsed, EntryLineQuery query) => query.Take > AtOnce && parsed.GetValue(CommandRunner.Json);

    /// <summary>The lines of a file: counted in one pass, written in another.</summary>
    public static async Task<CommandResult> OfFileAsync(Func<IEntryReader> open, EntryLineQuery query, CancellationToken cancellationToken)
    {
        long total = 0, matched = 0;
        await foreach (var line in ReadAsync(open, cancellationToken).ConfigureAwait(false))
        {
            total++;
            if (query.Matches(line)) matched++;
        }
        var lines = ReadAsync(open, cancellationToken).Where(query.Matches).Skip(query.Skip).Take(query.Take);
        return await PageAsync(total, matched, query.Skip, lines, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The lines of an import, page by page; with a filter all at once, since each page would search anew.</summary>
    public static async Task<Answer<CommandResult>> OfImportAsync(ImportConsole console, DossierId dossier, ImportId import, EntryLineQuery query, CancellationToken cancellationToken)
    {
        var isFiltered = !string.IsNullOrEmpty(query.Search) || !query.Amounts.IsEmpty;
        var answer = await console.LinesAsync(StoreCommands.Anybody, dossier, import, isFiltered ? query : query with { Take = AtOnce }, cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var first, out var refusal)) return refusal;
        var lines = PagesAsync(console, dossier, import, query, first, cancellationToken);
        return await PageAsync(first.Total, first.Matched, query.Skip, lines, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The lines of the books.</summary>
    public static async Task<CommandResult> OfBooksAsync(IAsyncEnumerable<BooksLine> lines, CancellationToken cancellationToken)
    {
        var spool = new JsonSpool();
        try
        {
            spool.Json.WriteStartArray();
            await foreach (var line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                spool.Json.Object(() => spool.Json.WriteProperties(line));
                spool.Relieve();
            }
            spool.Json.WriteEndArray();
            return new(ExitCode.Done, spool);
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    private static async Task<CommandResult> PageAsync(long total, long matched, int skip, IAsyncEnumerable<LineView> lines, CancellationToken cancellationToken)
    {
        var spool = new JsonSpool();
        try
        {
            spool.Json.WriteStartObject();
            spool.Json.WriteCounts(total, matched, skip);
            spool.Json.WriteStartArray("lines");
            await foreach (var line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                spool.Json.Object(() => spool.Json.WriteProperties(line));
                spool.Relieve();
            }
            spool.Json.WriteEndArray();
            spool.Json.WriteEndObject();
            return new(ExitCode.Done, spool);
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    private static async IAsyncEnumerable<LineView> ReadAsync(Func<IEntryReader> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = open();
        await using var _ = reader.ConfigureAwait(false);
        var batch = new EntryLineBatch();
        while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
            for (var row = 0; row < batch.Count; row++)
                yield return LineOutput.View(batch, row);
    }

    private static async IAsyncEnumerable<LineView> PagesAsync(
        ImportConsole console, DossierId dossier, ImportId import, EntryLineQuery query, EntryLinePage first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var given = 0;
        for (var page = first; ;)
        {
            foreach (var line in page.Lines.Take(query.Take - given)) yield return line;
            given += page.Lines.Length;
            if (page.Lines.IsEmpty || given >= query.Take || query.Skip + given >= first.Matched) yield break;
            var answer = await console.LinesAsync(StoreCommands.Anybody, dossier, import, query with { Skip = query.Skip + given, Take = AtOnce }, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var next, out _) || next.Total != first.Total) throw new IOException("The import changed while its lines were read.");
            page = next;
        }
    }
}
