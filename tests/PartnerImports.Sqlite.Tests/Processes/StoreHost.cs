using System.Diagnostics;
using PartnerImports.Sqlite;

namespace PartnerImports.Tests;

/// <summary>Another process that receives, decides and delivers, and says what was acknowledged to it.</summary>
internal static class StoreHost
{
    public const string Switch = "--host";

    public static Process Start(string path, string name, int rounds)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(StoreHost).Assembly.Location);
        foreach (var argument in (string[])[Switch, path, name, rounds.ToString()]) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Works so many rounds: one import received, one request, one request executed if there is one, messages delivered.</summary>
    public static async Task<int> RunAsync(string path, string name, int rounds)
    {
        using var file = new SqliteFile(path);
        var store = new SqliteImportStore(file);
        var inbox = new SqliteInbox(file);
        for (var round = 0; round < rounds; round++)
        {
            var record = await ReceiveAsync(store, name, round);
            Say($"received {record.Id} {record.Summary.Lines}");
            var requested = StoreFixture.Requested(record, round % 3 == 0 ? ImportDecision.Rejection : ImportDecision.Validation);
            if (await store.CommitAsync(requested) is not CommitResult.Committed) return 2;
            Say($"requested {record.Id}");
            if (await store.ClaimAsync(new() { Now = Now(round), Lease = Duration.FromMilliseconds(1) }) is { } claim
                && await store.CommitAsync(StoreFixture.Executed(claim)) is CommitResult.Committed)
                Say($"decided {claim.Record.Id} {claim.Record.Request!.Decision}");
            foreach (var message in await store.TakeMessagesAsync(new() { Now = Now(round), Lease = Duration.FromMilliseconds(1) }))
            {
                await inbox.DeliverAsync(message.Notification!);
                await store.MarkDeliveredAsync(message.Dossier, message.Id);
                Say($"delivered {message.Notification!.Import}");
            }
        }
        return 0;
    }

    private static Instant Now(int round) => StoreFixture.Start + Duration.FromSeconds(round + 1);

    private static async Task<ImportRecord> ReceiveAsync(SqliteImportStore store, string name, int round)
    {
        // Every fourth import is longer than what a reception keeps in memory.
        var (batches, entries) = round % 4 == 3 ? (6, EntryLineBatch.DefaultCapacity / 2) : (1, 1 + round % 20);
        var held = Enumerable.Range(0, batches).Select(batch => StoreFixture.Batch(entries, batch * entries)).ToList();
        var push = new PushIdentity(StoreFixture.Ours, StoreFixture.Partner.Id, $"{name}-{Environment.ProcessId}-{round}", ContentHash.Of(BitConverter.GetBytes(round)));
        var record = StoreFixture.Record(push, StoreFixture.SummaryOf(held));
        await using var reception = await store.OpenReceptionAsync(push);
        foreach (var batch in held) await reception.HoldAsync(batch);
        var result = await reception.CommitAsync(new() { Record = record, Audit = StoreFixture.Audit(record) });
        return ((ReceptionResult.Received)result).Record;
    }

    private static void Say(string acknowledged)
    {
        Console.Out.WriteLine(acknowledged);
        Console.Out.Flush();
    }
}
