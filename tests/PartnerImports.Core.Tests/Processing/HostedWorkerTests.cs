using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PartnerImports.Core.Tests.Processing;

/// <summary>The worker in a host.</summary>
public sealed class HostedWorkerTests
{
    private static readonly Duration Never = Duration.FromHours(1);

    [Fact]
    public async Task A_request_of_this_process_is_executed_at_once_and_its_notification_delivered()
    {
        var inbox = new Signalling();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IImportParser>(new TinyParser()).AddSingleton<INotificationSink>(inbox).AddInMemoryStore();
        builder.Services.AddPartnerImports(options => options.PollInterval = Never).AddHostedWorker();
        using var host = builder.Build();
        host.Services.GetRequiredService<InMemoryDossiers>().Save(new(World.Dupont), World.Calendar("2021"));
        await host.StartAsync(TestContext.Current.CancellationToken);

        var push = new PushRequest { Dossier = World.Dupont, Partner = World.Caisse };
        var received = (PushOutcome.Received)await host.Services.GetRequiredService<ImportReception>().ReceiveAsync(push, World.Content(World.SixLines), TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<ImportDecisions>().RequestAsync(World.Anne, World.Dupont, received.Record.Id, ImportDecision.Validation, cancellationToken: TestContext.Current.CancellationToken);

        (await inbox.First.Task.WaitAsync(TestContext.Current.CancellationToken)).Import.Should().Be(received.Record.Id);
        await host.StopAsync(TestContext.Current.CancellationToken);
        (await host.Services.GetRequiredService<IImportStore>().FindAsync(World.Dupont, received.Record.Id, TestContext.Current.CancellationToken))!.Status.Should().Be(ImportStatus.Validated);
    }

    private sealed class Signalling : INotificationSink
    {
        public TaskCompletionSource<Notification> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken = default)
        {
            First.TrySetResult(notification);
            return ValueTask.CompletedTask;
        }
    }
}
