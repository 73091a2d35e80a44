using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary><c>process</c>: executes what is queued and delivers what is due.</summary>
internal static class ProcessCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("process", "Exécuter les demandes en attente / execute the requests that wait");
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var dossier = StoreHost.DossierOrAll(parsed);
            if (dossier is null) StoreHost.RequireFile(parsed);
            if (dossier is { } one && await StoreCommands.UnknownDossierAsync(host, one, parsed, cancellationToken).ConfigureAwait(false) is { } unknown) return unknown;
            var report = await host.ProcessAsync(dossier, cancellationToken).ConfigureAwait(false);
            return Show(report, host.Notifications.Delivered, CommandRunner.LanguageOf(parsed));
        });
        return command;
    }

    private static CommandResult Show(ProcessingReport report, int delivered, Language language) => new(
        report.Executed.Any(executed => executed.Outcome == ExecutionOutcome.Failed) ? ExitCode.Refused : ExitCode.Done,
        json => json.Object(() =>
        {
            json.Array("executed", report.Executed, (_, executed) => json.Object(() =>
            {
                json.WriteString("id", executed.Record.Id.ToString());
                json.WriteString("decision", Wording.Of(executed.Request.Decision));
                json.WriteString("outcome", DecideCommand.Word(executed.Outcome));
                json.WriteString("error", executed.Error?.In(language) ?? "");
            }));
            json.WriteNumber("delivered", delivered);
            json.WriteNumber("waiting", report.Waiting);
        }),
        screen =>
        {
            foreach (var executed in report.Executed)
                screen.Line($"{executed.Record.Id}  {executed.Record.FileName}  {ScreenTexts.StatusLabel(executed.Record.Status).In(language)}  {executed.Error?.In(language)}");
            screen.Line(screen.In(
                $"{report.Executed.Length} demande(s) exécutée(s), {delivered} notification(s) remise(s), {report.Waiting} en attente",
                $"{report.Executed.Length} request(s) executed, {delivered} notification(s) delivered, {report.Waiting} waiting"));
        });
}

/// <summary><c>notifications</c>: the inbox.</summary>
internal static class NotificationsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var user = new Option<string?>("--user") { Description = "NAME" };
        var markRead = new Option<bool>("--mark-read") { Description = "Les marquer comme lues / mark them as read" };
        var command = new Command("notifications", "Les notifications / the notifications") { user, markRead };
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var dossier = StoreHost.Dossier(parsed);
            if (await StoreCommands.UnknownDossierAsync(host, dossier, parsed, cancellationToken).ConfigureAwait(false) is { } unknown) return unknown;
            UserId? reader = parsed.GetValue(user) is { } name ? Arguments.User(name) : null;
            await host.DeliverAsync(dossier, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(markRead)) await host.Inbox.MarkReadAsync(dossier, reader, cancellationToken).ConfigureAwait(false);
            var items = await host.Inbox.ListAsync(dossier, reader, cancellationToken).ConfigureAwait(false);
            var unread = await host.Inbox.CountUnreadAsync(dossier, reader, cancellationToken).ConfigureAwait(false);
            return Show(items, unread, CommandRunner.LanguageOf(parsed));
        });
        return command;
    }

    private static CommandResult Show(IReadOnlyList<Notification> items, int unread, Language language) => new(
        ExitCode.Done,
        json => json.Object(() =>
        {
            json.WriteNumber("unread", unread);
            json.WriteNumber("total", items.Count);
            json.WriteString("header", NotificationTexts.Header(unread, items.Count).In(language));
            json.Array("items", items, (_, item) => json.Object(() =>
            {
                json.WriteString("id", item.Id);
                json.WriteString("category", item.Category.In(language));
                json.WriteString("title", item.Title.In(language));
                json.WriteString("text", item.Text.In(language));
                json.WriteString("createdAt", Wording.Of(item.CreatedAt));
                json.WriteBoolean("read", item.IsRead);
                json.WriteString("importId", item.Import.ToString());
                json.WriteString("user", item.User.ToString());
            }));
        }),
        screen =>
        {
            screen.Line(NotificationTexts.Header(unread, items.Count).In(language));
            foreach (var item in items) screen.Line($"{(item.IsRead ? ' ' : '●')} {ScreenFormat.DateAndTime(item.CreatedAt)}  {item.Title.In(language)}: {item.Text.In(language)}");
        });
}

/// <summary><c>audit ID</c>: every command on an import.</summary>
internal static class AuditCommand
{
    public static Command Create(CommandRunner runner)
    {
        var id = new Argument<string>("ID");
        var command = new Command("audit", "Toutes les commandes sur un import / every command on an import") { id };
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var import = StoreCommands.Import(parsed.GetValue(id)!);
            var dossier = StoreHost.Dossier(parsed);
            var answer = await host.Console.ShowAsync(StoreCommands.Anybody, dossier, import, cancellationToken).ConfigureAwait(false);
            if (!answer.TryGet(out _, out var refusal)) return StoreCommands.Refused(refusal, parsed);
            var events = await host.Store.AuditAsync(dossier, import, cancellationToken).ConfigureAwait(false);
            return new CommandResult(
                ExitCode.Done,
                json => json.Array(null, events, (_, each) => json.Object(() =>
                {
                    json.WriteNumber("seq", each.Sequence);
                    json.WriteString("at", Wording.Of(each.At));
                    json.WriteString("actor", each.Actor);
                    json.WriteString("command", each.Command);
                    json.WriteNumber("versionSeen", each.VersionSeen ?? 0);
                    json.WriteString("result", Wording.Of(each.Result));
                    json.WriteString("code", each.Code);
                    json.WriteString("statusBefore", each.StatusBefore is { } before ? Wording.Of(before) : "");
                    json.WriteString("statusAfter", Wording.Of(each.StatusAfter));
                })),
                screen => screen.Table(
                    screen.Language == Language.English ? ["#", "At", "Actor", "Command", "Result", "Code", "Before", "After"] : ["#", "Date", "Acteur", "Commande", "Résultat", "Code", "Avant", "Après"],
                    events.Select(each => (IReadOnlyList<string>)
                    [
                        Wording.Number(each.Sequence), ScreenFormat.DateAndTime(each.At), each.Actor, each.Command, Wording.Of(each.Result), each.Code,
                        each.StatusBefore is { } before ? Wording.Of(before) : "", Wording.Of(each.StatusAfter),
                    ])));
        });
        return command;
    }
}
