using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace PartnerImports.PostgreSql.Host;

/// <summary>What a host does all day.</summary>
public static class TestHost
{
    public static readonly Actor Accountant = new(UserId.Parse("claire"), new Profile(3));
    public static readonly PartnerRef Partner = new(PartnerId.Parse("caisse"), "Caisse");

    public static ServiceProvider Services(string connectionString, IClock clock, int workers, Duration? lease = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddSingleton<IImportParser, CountedEntriesParser>();
        services.AddPartnerImportPostgreSql(connectionString);
        services.AddPartnerImports(options =>
        {
            options.Lease = lease ?? Duration.FromSeconds(30);
            options.FirstRetryAfter = Duration.FromMilliseconds(10);
            options.LongestRetryAfter = Duration.FromMilliseconds(100);
            options.MaxParallelRequests = workers;
        });
        return services.BuildServiceProvider();
    }

    /// <summary>Executes until nothing waits.</summary>
    public static async Task DrainAsync(IServiceProvider services)
    {
        Console.WriteLine("ready");
        Console.ReadLine();
        var worker = services.GetRequiredService<ImportWorker>();
        while (true)
        {
            var report = await worker.ProcessAsync();
            foreach (var executed in report.Executed) Console.WriteLine($"executed {executed.Record.Id} {executed.Outcome}");
            if (report.Waiting == 0) return;
        }
    }

    /// <summary>Pushes and decides in one loop, executes and delivers in another, until killed.</summary>
    public static Task LiveAsync(IServiceProvider services, int seed)
    {
        Console.WriteLine("ready");
        return Task.WhenAny(PushAsync(services, seed, 0), PushAsync(services, seed, 1), ExecuteAsync(services)).Unwrap();
    }

    private static async Task PushAsync(IServiceProvider services, int seed, int lane)
    {
        var random = new Random(seed * 31 + lane);
        var reception = services.GetRequiredService<ImportReception>();
        var decisions = services.GetRequiredService<ImportDecisions>();
        for (var number = 0; ; number++)
        {
            var key = $"k-{seed}-{lane}-{number}";
            var dossier = DossierId.Parse($"D{random.Next(3)}");
            var entries = random.Next(10) == 0 ? random.Next(2000) + 1 : random.Next(60) + 1;
            var outcome = await RetryAsync(() => reception.ReceiveAsync(new() { Dossier = dossier, Partner = Partner, Key = key }, CountedEntriesParser.Content(entries, key)));
            if (outcome is not PushOutcome.Received { Record: var record }) throw new InvalidOperationException($"{key}: {outcome}");
            Console.WriteLine($"received {dossier} {record.Id} {key} {CountedEntriesParser.LinesOf(entries)}");
            if (random.Next(5) == 0) continue;
            var decision = (ImportDecision)random.Next(2);
            var answer = await RetryAsync(() => decisions.RequestAsync(Accountant, dossier, record.Id, decision));
            if (!answer.TryGet(out _, out var refusal)) throw new InvalidOperationException($"{key}: {refusal.Code}");
            Console.WriteLine($"requested {dossier} {record.Id} {decision}");
        }
    }

    private static async Task ExecuteAsync(IServiceProvider services)
    {
        var worker = services.GetRequiredService<ImportWorker>();
        var delivery = services.GetRequiredService<MessageDelivery>();
        while (true)
        {
            var report = await RetryAsync(() => worker.ProcessAsync());
            foreach (var executed in report.Executed) Console.WriteLine($"executed {executed.Record.Id} {executed.Outcome}");
            await RetryAsync(() => delivery.DeliverAsync());
        }
    }

    /// <summary>The environment may fail, for a while; any other failure is a fault.</summary>
    public static async Task<T> RetryAsync<T>(Func<ValueTask<T>> work)
    {
        while (true)
        {
            try
            {
                return await work();
            }
            catch (ImportStoreException failure) when (failure.IsTransient)
            {
                await Task.Delay(5);
            }
        }
    }
}
