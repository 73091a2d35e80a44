using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PartnerImports.Sqlite;
using PartnerImports.Testing;

namespace PartnerImports.Native;

/// <summary>One import through its whole life, in an SQLite file.</summary>
internal static class LifeCycle
{
    private static readonly DossierId Dossier = DossierId.Parse("D000123");
    private static readonly Actor Claire = new(UserId.Parse("claire"), new Profile(3));

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("partner-imports-native");
        try
        {
            var services = new ServiceCollection().AddPartnerImportParsers().AddPartnerImportSqlite(Path.Combine(folder.FullName, "books.db"));
            services.AddPartnerImports();
            await using var host = services.BuildServiceProvider();
            var file = GeneratedFile.Fec(new LedgerGenerator(seed: 7, lines: 600));
            var year = file.Truth.FirstMovement!.Value.Year;
            await host.GetRequiredService<SqliteDossiers>().SaveAsync(new(Dossier), new([new(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31))]));

            var rejected = await PushAsync(host, file);
            Checks.Equal(ImportStatus.Rejected, await DecideAsync(host, rejected, ImportDecision.Rejection), "after the rejection");
            var validated = await PushAsync(host, file);
            Checks.Equal(ImportStatus.Validated, await DecideAsync(host, validated, ImportDecision.Validation), "after the validation");
            await host.GetRequiredService<MessageDelivery>().DeliverAsync(Dossier);
            Checks.Equal(2, (await host.GetRequiredService<ImportNotifications>().ListAsync(Dossier, Claire.User)).Items.Length, "notifications");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ImportRecord> PushAsync(ServiceProvider host, GeneratedFile file)
    {
        await using var content = file.ToContent();
        var push = new PushRequest { Dossier = Dossier, Partner = new(PartnerId.Parse("till"), "Caisse Démo") };
        var outcome = await host.GetRequiredService<ImportReception>().ReceiveAsync(push, content);
        if (outcome is not PushOutcome.Received { Record: var import }) throw new InvalidOperationException(outcome.ToString());
        Checks.Equal(ImportStatus.Pending, import.Status, "on arrival");
        Checks.Equal(file.Truth.Entries, import.Summary.Entries, "entries held");
        return import;
    }

    private static async Task<ImportStatus> DecideAsync(ServiceProvider host, ImportRecord import, ImportDecision decision)
    {
        var answer = await host.GetRequiredService<ImportDecisions>().RequestAsync(Claire, Dossier, import.Id, decision);
        if (!answer.TryGet(out _, out var refusal)) throw new InvalidOperationException(refusal.ToString());
        await host.GetRequiredService<ImportWorker>().ProcessAsync(Dossier);
        return (await host.GetRequiredService<IImportStore>().FindAsync(Dossier, import.Id))!.Status;
    }
}
