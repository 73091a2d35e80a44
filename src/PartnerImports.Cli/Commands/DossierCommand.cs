using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary><c>dossier init</c>: makes a dossier, or changes what is given.</summary>
internal static class DossierCommand
{
    public static Command Create(CommandRunner runner)
    {
        var years = new Option<string[]>("--fiscal-year") { Description = "START..END[:closed]" };
        var siren = new Option<string?>("--siren") { Description = "neuf chiffres, vide pour l'effacer / nine digits, empty to clear it" };
        var console = new Option<string?>("--console") { Description = "open | closed" };
        console.AcceptOnlyFromAmong("open", "closed");
        var init = new Command("init", "Créer ou modifier un dossier / make or change a dossier") { years, siren, console };
        init.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            var id = StoreHost.Dossier(parsed);
            Siren? owner = parsed.GetValue(siren) is { } number ? number.Length == 0 ? default(Siren) : Arguments.Siren(number) : null;
            var given = parsed.GetValue(years) is { Length: > 0 } ranges ? FiscalYears.Parse(ranges) : null;
            var dossier = await host.Dossiers.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? new Dossier(id);
            if (owner is { } known) dossier = dossier with { Siren = known };
            if (parsed.GetValue(console) is { } state) dossier = dossier with { ConsoleOpen = state == "open" };
            var calendar = given ?? await host.Calendars.GetAsync(id, cancellationToken).ConfigureAwait(false);
            await host.SaveAsync(dossier, calendar, cancellationToken).ConfigureAwait(false);
            return Show(dossier, calendar);
        }, makesStore: true);
        return new("dossier", "Dossiers / dossiers") { init };
    }

    private static CommandResult Show(Dossier dossier, FiscalCalendar calendar) => new(
        ExitCode.Done,
        json => json.Object(() =>
        {
            json.WriteString("code", dossier.Id.ToString());
            json.WriteString("siren", dossier.Siren.ToString());
            json.WriteString("console", dossier.ConsoleOpen ? "open" : "closed");
            json.Array("fiscalYears", calendar.Years, (_, year) => json.Object(() =>
            {
                json.WriteString("label", year.Label);
                json.WriteString("start", Wording.Of(year.Start));
                json.WriteString("end", Wording.Of(year.End));
                json.WriteBoolean("open", year.IsOpen);
            }));
        }),
        screen =>
        {
            screen.Sheet((screen.In("Dossier", "Dossier"), dossier.Id.ToString()), ("SIREN", dossier.Siren.ToString()), ("Console", dossier.ConsoleOpen ? screen.In("ouverte", "open") : screen.In("fermée", "closed")));
            screen.Table(
                screen.Language == Language.English ? ["Fiscal year", "Start", "End", "State"] : ["Exercice", "Début", "Fin", "État"],
                calendar.Years.Select(year => (IReadOnlyList<string>)[year.Label, ScreenFormat.Date(year.Start), ScreenFormat.Date(year.End), year.IsOpen ? screen.In("ouvert", "open") : screen.In("clos", "closed")]));
        });
}
