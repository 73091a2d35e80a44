using Microsoft.Extensions.Hosting;

namespace PartnerImports;

/// <summary>Fails the start of a host that lacks a port.</summary>
internal sealed class PortCheck(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Ports.CheckAll(services);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
