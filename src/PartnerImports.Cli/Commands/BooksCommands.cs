using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary><c>journals</c>, <c>accounts</c>, <c>third-parties</c>, <c>sections</c>: what the dossier holds now.</summary>
internal static class ReferenceCommand
{
    public static Command Create(CommandRunner runner, string name, ReferenceKind kind)
    {
        var command = new Command(name, "Ce que tient le dossier / what the dossier holds");
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var dossier = StoreHost.Dossier(parsed);
            if (await StoreCommands.UnknownDossierAsync(host, dossier, parsed, cancellationToken).ConfigureAwait(false) is { } unknown) return unknown;
            var items = await host.Books.ReferenceDataAsync(dossier, kind, cancellationToken).ConfigureAwait(false);
            return new CommandResult(
                ExitCode.Done,
                json => json.Array(null, items, (_, item) => json.Object(() =>
                {
                    json.WriteString("code", item.Code);
                    json.WriteString("label", item.Label);
                    if (kind == ReferenceKind.Section) json.WriteString("axis", item.Axis);
                    json.WriteString("createdByImport", item.CreatedByImport?.ToString() ?? "");
                })),
                screen => screen.Table(
                    screen.Language == Language.English ? ["Code", "Label", "Axis", "Created by import"] : ["Code", "Libellé", "Axe", "Créé par l'import"],
                    items.Select(item => (IReadOnlyList<string>)[item.Code, item.Label, item.Axis, item.CreatedByImport?.ToString() ?? ""])));
        });
        return command;
    }
}

/// <summary><c>ledger</c>: ordinary or held lines; <c>ledger letter</c> and <c>ledger lock</c> stand in for the accounting software.</summary>
internal static class BooksCommand
{
    public static Command Create(CommandRunner runner)
    {
        var held = new Option<bool>("--held") { Description = "Les lignes en attente / held lines" };
        var command = new Command("ledger", "Les lignes des livres / the lines of the books") { held, Mark(runner, "letter", HeldEntryMark.Lettered), Mark(runner, "lock", HeldEntryMark.Locked), Mark(runner, "export", HeldEntryMark.Exported) };
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var dossier = StoreHost.Dossier(parsed);
            if (await StoreCommands.UnknownDossierAsync(host, dossier, parsed, cancellationToken).ConfigureAwait(false) is { } unknown) return unknown;
            var lines = host.Books.LinesAsync(dossier, parsed.GetValue(held), cancellationToken);
            if (parsed.GetValue(CommandRunner.Json)) return await LineListing.OfBooksAsync(lines, cancellationToken).ConfigureAwait(false);
            var shown = await lines.Select(line => line.Line).ToListAsync(cancellationToken).ConfigureAwait(false);
            return new CommandResult(ExitCode.Done, null, screen => screen.Lines(shown));
        });
        return command;
    }

    private static Command Mark(CommandRunner runner, string name, HeldEntryMark mark)
    {
        var entry = new Argument<string>("ENTRY");
        var id = new Option<string>("--import") { Description = "ID", Required = true };
        var command = new Command(name, "Tient lieu du logiciel comptable / stands in for the accounting software") { entry, id };
        command.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var dossier = StoreHost.Dossier(parsed);
            if (await StoreCommands.UnknownDossierAsync(host, dossier, parsed, cancellationToken).ConfigureAwait(false) is { } unknown) return unknown;
            var import = StoreCommands.Import(parsed.GetValue(id)!);
            var named = parsed.GetValue(entry)!;
            if (!await host.Books.MarkAsync(dossier, import, named, mark, cancellationToken).ConfigureAwait(false))
            {
                return StoreCommands.Refused(new(RefusalCodes.UnknownImport, new($"L'import {import} ne tient aucune écriture {named}.", $"The import {import} holds no entry {named}."), import), parsed);
            }
            return new CommandResult(
                ExitCode.Done,
                json => json.Object(() =>
                {
                    json.WriteString("entry", named);
                    json.WriteString("importId", import.ToString());
                    json.WriteString("mark", mark switch { HeldEntryMark.Lettered => "lettered", HeldEntryMark.Locked => "locked", _ => "exported" });
                }),
                screen => screen.Line($"{named} ✓"));
        });
        return command;
    }
}
