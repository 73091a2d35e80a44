using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PartnerImports.Core.Tests.Telemetry;

/// <summary>Logs, metrics and traces tell what happened and nothing of what a file holds.</summary>
public sealed class TelemetryTests
{
    private const string Secret = "Zanzibar";

    [Fact]
    public async Task No_content_label_key_or_file_name_is_in_any_of_them()
    {
        var told = new ConcurrentQueue<string>();
        using var meters = Listen(told);
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PartnerImportsTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => told.Enqueue($"{activity.OperationName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(activities);
        await using var world = new World(services => services.AddSingleton<ILoggerFactory>(new Recorder(told)));

        var text = World.SixLines.Replace("Facture 1", Secret).Replace("CDUPOND", Secret) + $"\n#title {Secret}\n#accounts {Secret}";
        var import = await world.ReceiveAsync(text, key: Secret, name: Secret + ".tra");
        await world.PushAsync(text, Secret);
        await world.PushAsync(World.SixLines, Secret);
        await world.PushAsync("!\n#title " + Secret, name: Secret);
        await world.AskAsync(import, ImportDecision.Validation, World.Zoe);
        await world.DecideAsync(import, ImportDecision.Validation);
        await world.Delivery.DeliverAsync(null, TestContext.Current.CancellationToken);

        string[] expected =
        [
            PartnerImportsTelemetry.PushesMetric, PartnerImportsTelemetry.BytesMetric, PartnerImportsTelemetry.ReceptionDurationMetric, PartnerImportsTelemetry.RequestsMetric,
            PartnerImportsTelemetry.ExecutionsMetric, PartnerImportsTelemetry.DeliveriesMetric, PartnerImportsTelemetry.ReceiveActivity, PartnerImportsTelemetry.RequestActivity,
            PartnerImportsTelemetry.ExecuteActivity, PartnerImportsTelemetry.DeliverActivity, "Import " + import.Id, "key-reused", "not-permitted",
        ];
        expected.Should().OnlyContain(word => told.Any(line => line.Contains(word)));
        told.Where(line => line.Contains(Secret)).Should().BeEmpty();
    }

    private static MeterListener Listen(ConcurrentQueue<string> told)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == PartnerImportsTelemetry.MeterName) listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => told.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => told.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
        return listener;
    }

    private sealed class Recorder(ConcurrentQueue<string> told) : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public void AddProvider(ILoggerProvider provider) { }
        public void Dispose() { }
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => told.Enqueue(formatter(state, exception));
    }
}
