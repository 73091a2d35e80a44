// A backend that lives with imports: its own books, dossiers, notifications and web hooks behind the ports, a hosted worker beside its other services.
// dotnet run --project samples/LoopBackend samples/data/123456782FEC20251231.txt

using LoopBackend;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Testing;
using PartnerImports;
using PartnerImports.Sqlite;

await LoopLedgerProof.RunAsync();

var folder = Directory.CreateTempSubdirectory("loop-backend-").FullName;
try
{
    var builder = Host.CreateApplicationBuilder();
    builder.Logging.ClearProviders(); // the story prints alone

    // region host
    builder.Services.AddSingleton<LoopLedger>().AddSingleton<ILedger>(services => services.GetRequiredService<LoopLedger>());
    builder.Services.AddSingleton<ILedgerIntents>(new FileLedgerIntents(Path.Combine(folder, "intents")));
    builder.Services.AddSingleton<LoopDossiers>();
    builder.Services.AddSingleton<IDossierDirectory>(services => services.GetRequiredService<LoopDossiers>());
    builder.Services.AddSingleton<IFiscalCalendar>(services => services.GetRequiredService<LoopDossiers>());
    builder.Services.AddSingleton<IImportAuthorizer, LoopRights>();
    builder.Services.AddSingleton<Toasts>().AddSingleton<INotificationSink>(services => services.GetRequiredService<Toasts>());
    builder.Services.AddSingleton<Webhooks>().AddSingleton<IPartnerEventSink>(services => services.GetRequiredService<Webhooks>());

    builder.Services.AddPartnerImportParsers().AddPartnerImportSqlite(Path.Combine(folder, "imports.db"));
    builder.Services.AddPartnerImports(options => options.GiveUpAfter = Duration.FromHours(12))
        .AddLedgerBridge(services => services.GetRequiredService<SqliteImportStore>())
        .AddHostedWorker();
    // endregion

    var clock = new FakeClock(Instant.FromUtc(2026, 1, 5, 8, 0)); // tells the same story every day; without it the library takes the system's
    builder.Services.AddSingleton(clock).AddSingleton<IClock>(clock);
    builder.Services.AddSingleton<Story>();

    using var host = builder.Build();
    await host.StartAsync();
    await host.Services.GetRequiredService<Story>().TellAsync(args[0], new CancellationTokenSource(TimeSpan.FromMinutes(5)).Token);
    await host.StopAsync();
}
finally
{
    Directory.Delete(folder, recursive: true);
}
