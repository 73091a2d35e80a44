using PartnerImports.Sqlite;
using static PartnerImports.Tests.StoreFixture;

namespace PartnerImports.Tests;

public sealed class CrashTests : IDisposable
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("PARTNER_IMPORTS_LONG") == "1" ? 200 : 20;

    private StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact, Rule("P3")]
    public async Task A_process_killed_at_any_moment_leaves_no_half_of_anything()
    {
        var random = new Random(Environment.TickCount);
        var acknowledged = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 20 == 19)
            {
                acknowledged.Clear();
                _fixture.Dispose();
                _fixture = new();
            }
            await KillAfterAsync(random.Next(1, 25), random.Next(0, 25), acknowledged);
            await VerifyAsync(acknowledged, Start + Duration.FromDays(round + 1));
        }
    }

    private async Task KillAfterAsync(int lines, int milliseconds, List<string> acknowledged)
    {
        using var host = StoreHost.Start(_fixture.Path, "crash", int.MaxValue);
        var errors = host.StandardError.ReadToEndAsync(Cancel);
        for (var i = 0; i < lines; i++)
        {
            var line = await host.StandardOutput.ReadLineAsync(Cancel);
            if (line is null) Assert.Fail($"The host ended early: {await errors}");
            acknowledged.Add(line);
        }
        await Task.Delay(milliseconds, Cancel);
        host.Kill();
        // What was acknowledged before the signal came is still in the pipe; its last line may be cut.
        var rest = await host.StandardOutput.ReadToEndAsync(Cancel);
        acknowledged.AddRange(rest.Split('\n')[..^1]);
        await host.WaitForExitAsync(Cancel);
    }

    private async Task VerifyAsync(List<string> acknowledged, Instant later)
    {
        _fixture.Reopen();
        await _fixture.ShouldHold();
        var inbox = new SqliteInbox(_fixture.File);
        var waiting = await _fixture.Store.TakeMessagesAsync(new() { Now = later, Lease = Duration.FromMilliseconds(1), Take = int.MaxValue }, Cancel);
        var notified = (await inbox.ListAsync(Ours, null, Cancel)).Select(notification => notification.Import)
            .Concat(waiting.Select(message => message.Notification!.Import)).ToHashSet();
        foreach (var line in acknowledged)
        {
            var words = line.Split(' ');
            var id = ImportId.Parse(words[1]);
            var record = await _fixture.Store.FindAsync(Ours, id, Cancel);
            record.Should().NotBeNull("it was acknowledged: {0}", line);
            switch (words[0])
            {
                case "received": record!.Summary.Lines.Should().Be(long.Parse(words[2])); break;
                case "requested": (record!.Request is not null || record.Resolution is not null).Should().BeTrue("it was acknowledged: {0}", line); break;
                case "decided":
                    record!.Resolution!.Decision.ToString().Should().Be(words[2]);
                    notified.Should().Contain(id, "the notification of a decision is not lost");
                    break;
                case "delivered": (await inbox.ListAsync(Ours, null, Cancel)).Count(notification => notification.Import == id).Should().Be(1); break;
                default: Assert.Fail($"The host said {line}."); break;
            }
        }
    }
}
