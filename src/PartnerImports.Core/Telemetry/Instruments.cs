using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PartnerImports;

/// <summary>The meter and the activity source themselves.</summary>
internal static class Instruments
{
    private static readonly Meter Meter = new(PartnerImportsTelemetry.MeterName);
    private static readonly Counter<long> Pushes = Meter.CreateCounter<long>(PartnerImportsTelemetry.PushesMetric, "{push}");
    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>(PartnerImportsTelemetry.BytesMetric, "By");
    private static readonly Histogram<double> ReceptionDuration = Meter.CreateHistogram<double>(PartnerImportsTelemetry.ReceptionDurationMetric, "s");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(PartnerImportsTelemetry.RequestsMetric, "{request}");
    private static readonly Counter<long> Executions = Meter.CreateCounter<long>(PartnerImportsTelemetry.ExecutionsMetric, "{request}");
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(PartnerImportsTelemetry.DeliveriesMetric, "{message}");

    public static ActivitySource Activities { get; } = new(PartnerImportsTelemetry.ActivitySourceName);

    public static void Pushed(Activity? activity, string outcome, string format, long bytes, TimeSpan duration)
    {
        var tags = new TagList { { PartnerImportsTelemetry.OutcomeTag, outcome }, { PartnerImportsTelemetry.FormatTag, format.Length == 0 ? "unknown" : format } };
        Pushes.Add(1, tags);
        Bytes.Add(bytes);
        ReceptionDuration.Record(duration.TotalSeconds, tags);
        activity?.SetTag(PartnerImportsTelemetry.OutcomeTag, outcome);
    }

    public static void Requested(Activity? activity, ImportDecision decision, string outcome) => Count(Requests, activity, decision, outcome);

    public static void Executed(Activity? activity, ImportDecision decision, string outcome) => Count(Executions, activity, decision, outcome);

    public static void Delivered(Activity? activity, string outcome)
    {
        Deliveries.Add(1, new KeyValuePair<string, object?>(PartnerImportsTelemetry.OutcomeTag, outcome));
        activity?.SetTag(PartnerImportsTelemetry.OutcomeTag, outcome);
    }

    private static void Count(Counter<long> counter, Activity? activity, ImportDecision decision, string outcome)
    {
        counter.Add(1, new TagList { { PartnerImportsTelemetry.DecisionTag, Names.Of(decision) }, { PartnerImportsTelemetry.OutcomeTag, outcome } });
        activity?.SetTag(PartnerImportsTelemetry.OutcomeTag, outcome);
    }
}
