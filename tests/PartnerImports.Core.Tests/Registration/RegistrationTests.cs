using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PartnerImports.Core.Tests.Registration;

/// <summary>A host that lacks something learns it when it starts.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task A_missing_port_fails_the_start_with_its_name_and_the_method_that_adds_it()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPartnerImports();
        using var host = builder.Build();
        (await FluentActions.Awaiting(() => host.StartAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<InvalidOperationException>()).Which.Message
            .Should().Contain("lacks the port IImportStore: add it by services.AddPartnerImportSqlite(path)").And.Contain("lacks the port IImportParser: add it by services.AddPartnerImportParsers()")
            .And.Contain("IDossierDirectory").And.Contain("IFiscalCalendar").And.Contain("INotificationSink");
    }

    [Fact]
    public void A_missing_port_is_named_without_a_host_too()
    {
        using var services = Built(services => services.AddPartnerImports());
        FluentActions.Invoking(() => services.GetRequiredService<ImportReception>()).Should().Throw<InvalidOperationException>().WithMessage("PartnerImports lacks the port IImportStore:*");
    }

    [Theory]
    [InlineData(nameof(PartnerImportsOptions.Lease))]
    [InlineData(nameof(PartnerImportsOptions.FirstRetryAfter))]
    [InlineData(nameof(PartnerImportsOptions.LongestRetryAfter))]
    [InlineData(nameof(PartnerImportsOptions.GiveUpAfter))]
    [InlineData(nameof(PartnerImportsOptions.PollInterval))]
    [InlineData(nameof(PartnerImportsOptions.MaxParallelRequests))]
    [InlineData(nameof(PartnerImportsOptions.DetailUnit))]
    public void Options_that_no_worker_could_work_by_are_refused_by_name(string option)
    {
        using var services = Built(services => services.AddPartnerImports(options => typeof(PartnerImportsOptions).GetProperty(option)!.SetValue(
            options, option switch { "MaxParallelRequests" => 0, "DetailUnit" => (DetailUnit)9, "GiveUpAfter" => Duration.FromTicks(-1), _ => (object)Duration.Zero })));
        FluentActions.Invoking(() => services.GetRequiredService<IOptions<PartnerImportsOptions>>().Value).Should().Throw<OptionsValidationException>().WithMessage($"PartnerImportsOptions.{option} *");
    }

    [Fact]
    public void What_a_host_registers_first_stays()
    {
        var ids = new SequentialIds();
        using var services = Built(services => services.AddSingleton<IIdGenerator>(ids).AddPartnerImports());
        services.GetRequiredService<IIdGenerator>().Should().BeSameAs(ids);
    }

    [Fact]
    public void Registering_twice_is_registering_once()
    {
        var services = new ServiceCollection();
        services.AddPartnerImports().AddHostedWorker();
        var count = services.Count(service => service.ServiceType == typeof(IHostedService) || service.ServiceType.Namespace == "PartnerImports");
        services.AddPartnerImports().AddHostedWorker();
        services.Count(service => service.ServiceType == typeof(IHostedService) || service.ServiceType.Namespace == "PartnerImports").Should().Be(count);
    }

    private static ServiceProvider Built(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        return services.BuildServiceProvider();
    }
}
