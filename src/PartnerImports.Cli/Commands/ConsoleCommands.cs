using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary><c>list</c>: the console's rows, newest first.</summary>
internal static class ListCommand
{
    private static readonly (string Word, ImportSort Sort)[] Sorts =
    [
        ("createdAt", ImportSort.CreatedAt), ("updatedAt", ImportSort.UpdatedAt), ("fileName", ImportSort.FileName), ("status", ImportSort.Status),
        ("partner", ImportSort.Partner), ("format", ImportSort.Format), ("firstMovement", ImportSort.FirstMovement), ("lastMovement", ImportSort.LastMovement),
        ("referencePeriod", ImportSort.ReferencePeriod), ("entries", ImportSort.Entries),
    ];

    public static Command Create(CommandRunner runner)
    {
        var status = new Option<string?>("--status") { Description = "pending | rejected | error" };
        var sort = new Option<string?>("--sort") { Description = $"{string.Join(" | ", Sorts.Select(pair => pair.Word))}[:desc]" };
        var (skip, take) = (PageOptions.Skip(), PageOptions.Take());
        var command = new Command("list", "Les imports de la console / the imports of the console") { status, sort, skip, take };
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var query = ImportConsole.Everything with { Skip = Arguments.Count(parsed.GetValue(skip), "--skip"), Take = Arguments.Count(parsed.GetValue(take), "--take") };
            if (parsed.GetValue(status) is { } word) query = query with { Statuses = [Status(word)] };
            if (parsed.GetValue(sort) is { } order) query = Sorted(query, order);
            var answer = await host.Console.ListAsync(StoreCommands.Anybody, StoreHost.Dossier(parsed), query, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var page, out var refusal)) return StoreCommands.Refused(refusal, parsed);
            return new CommandResult(
                ExitCode.Done,
                json => json.Array(null, page.Items, (_, row) => json.Object(() => json.WriteProperties(row.Record, CommandRunner.LanguageOf(parsed)))),
                screen => screen.Rows(page.Items.Select(row => row.Record)));
        });
        return command;
    }

    private static ImportStatus Status(string word) => word switch
    {
        "pending" => ImportStatus.Pending,
        "rejected" => ImportStatus.Rejected,
        "error" => ImportStatus.Error,
        "validated" => throw new UsageException("--status validated : la console ne montre pas les imports validés ; « history » les montre.", "--status validated: the console does not show validated imports; 'history' shows them."),
        _ => throw new UsageException($"--status {word} : pending, rejected ou error.", $"--status {word}: pending, rejected or error."),
    };

    private static ImportQuery Sorted(ImportQuery query, string order)
    {
        var (word, direction) = order.Split(':') is [var field, var way] ? (field, way) : (order, "asc");
        if (direction is not ("asc" or "desc") || Sorts.FirstOrDefault(pair => pair.Word == word) is not { Word: not null } found)
            throw new UsageException($"--sort {order} : {string.Join(", ", Sorts.Select(pair => pair.Word))}, suivi au besoin de :desc.", $"--sort {order}: {string.Join(", ", Sorts.Select(pair => pair.Word))}, with :desc if need be.");
        return query with { Sort = found.Sort, Descending = direction == "desc" };
    }
}

/// <summary><c>show ID</c>: one import.</summary>
internal static class ShowCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID");
        var command = new Command("show", "Un import / one import") { id };
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var import = StoreCommands.Import(parsed.GetValue(id)!);
            var answer = await host.Console.ShowAsync(StoreCommands.Anybody, StoreHost.Dossier(parsed), import, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var row, out var refusal)) return StoreCommands.Refused(refusal, parsed);
            return new CommandResult(
                ExitCode.Done,
                json => json.Object(() => json.WriteProperties(row.Record, CommandRunner.LanguageOf(parsed))),
                screen => screen.Row(row.Record));
        });
        return command;
    }
}

/// <summary><c>prompt</c>: the pop-up on opening a dossier.</summary>
internal static class PromptCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("prompt", "La question à l'ouverture du dossier / the question on opening the dossier");
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var answer = await host.Console.PromptAsync(StoreCommands.Anybody, StoreHost.Dossier(parsed), cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var prompt, out var refusal)) return StoreCommands.Refused(refusal, parsed);
            var language = CommandRunner.LanguageOf(parsed);
            return new CommandResult(
                ExitCode.Done,
                json => json.Object(() =>
                {
                    json.WriteBoolean("show", prompt.Show);
                    json.WriteNumber("waiting", prompt.Waiting);
                    json.WriteString("title", prompt.Title.In(language));
                    json.WriteString("text", prompt.Text.In(language));
                    json.WriteString("yes", prompt.Yes.In(language));
                    json.WriteString("no", prompt.No.In(language));
                }),
                screen =>
                {
                    if (prompt.Show) screen.Line($"{prompt.Title.In(language)}: {prompt.Text.In(language)} [{prompt.Yes.In(language)}/{prompt.No.In(language)}] ({prompt.Waiting})");
                    else screen.Line(screen.In("Aucun import en attente.", "No import is waiting."));
                });
        });
        return command;
    }
}

/// <summary><c>history</c>: validated imports.</summary>
internal static class HistoryCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("history", "Historique des imports / history of imports");
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var answer = await host.Console.HistoryAsync(StoreCommands.Anybody, StoreHost.Dossier(parsed), cancellationToken: cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out var page, out var refusal)) return StoreCommands.Refused(refusal, parsed);
            var language = CommandRunner.LanguageOf(parsed);
            return new CommandResult(
                ExitCode.Done,
                json => json.Array(null, page.Items, (_, row) => json.Object(() =>
                {
                    json.WriteProperties(row.Record, language);
                    json.WriteString("origin", row.Origin.In(language));
                    json.WriteString("decidedBy", row.Resolution.By.ToString());
                    json.WriteString("decidedAt", Wording.Of(row.Resolution.At));
                })),
                screen => screen.Rows(page.Items.Select(row => row.Record)));
        });
        return command;
    }
}
