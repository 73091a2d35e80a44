using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Hosting;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Commands;

/// <summary><c>store check</c> verifies the store's invariants; <c>store migrate</c> brings its schema up to date.</summary>
internal static class StoreCommand
{
    public static Command Create(CommandRunner runner)
    {
        var check = new Command("check", "Vérifier les invariants / verify the invariants");
        check.OverStore(runner, async (parsed, host, cancellationToken) =>
        {
            StoreHost.RequireFile(parsed);
            var faults = await host.Store.CheckAsync(cancellationToken).ConfigureAwait(false);
            return new CommandResult(
                faults.Count == 0 ? ExitCode.Done : ExitCode.Refused,
                json => json.Object(() =>
                {
                    json.WriteBoolean("ok", faults.Count == 0);
                    json.Array("faults", faults, (_, fault) => json.WriteStringValue(fault));
                }),
                screen =>
                {
                    foreach (var fault in faults) screen.Line($"✗ {fault}");
                    if (faults.Count == 0) screen.Line("✓");
                });
        });
        var migrate = new Command("migrate", "Mettre le schéma à jour / bring the schema up to date");
        migrate.OverStore(runner, async (_, host, cancellationToken) =>
        {
            var migration = await host.MigrateAsync(cancellationToken).ConfigureAwait(false);
            return new CommandResult(
                ExitCode.Done,
                json => json.Object(() =>
                {
                    json.WriteBoolean("migrated", migration.IsChanged);
                    json.WriteNumber("from", migration.From);
                    json.WriteNumber("to", migration.To);
                }),
                screen => screen.Line(migration.IsChanged
                    ? screen.In($"Le schéma est passé de la version {migration.From} à la version {migration.To}.", $"The schema went from version {migration.From} to version {migration.To}.")
                    : screen.In($"Le schéma était à jour : version {migration.To}.", $"The schema was up to date: version {migration.To}.")));
        }, makesStore: true);
        return new("store", "Le magasin / the store") { check, migrate };
    }
}
