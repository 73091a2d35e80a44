namespace PartnerImports;

/// <summary>The names of the metrics and traces of this package. No content, label or key of a file is in any of them.</summary>
public static class PartnerImportsTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "PartnerImports";

    /// <summary>The name of the activity source.</summary>
    public const string ActivitySourceName = "PartnerImports";

    /// <summary>Counter: pushes, by <see cref="OutcomeTag"/> (<c>pending</c>, <c>error</c>, <c>repeated</c>, <c>no-fiscal-year</c> or a refusal's code) and <see cref="FormatTag"/>.</summary>
    public const string PushesMetric = "partner_imports.pushes";

    /// <summary>Counter: bytes of the pushes read.</summary>
    public const string BytesMetric = "partner_imports.push.bytes";

    /// <summary>Histogram, in seconds: how long a reception takes.</summary>
    public const string ReceptionDurationMetric = "partner_imports.reception.duration";

    /// <summary>Counter: users' requests, by <see cref="DecisionTag"/> and <see cref="OutcomeTag"/> (<c>accepted</c>, <c>repeated</c> or a refusal's code).</summary>
    public const string RequestsMetric = "partner_imports.requests";

    /// <summary>Counter: requests executed, by <see cref="DecisionTag"/> and <see cref="OutcomeTag"/> (<c>validated</c>, <c>rejected</c>, <c>failed</c>, <c>deferred</c>, <c>lost</c>).</summary>
    public const string ExecutionsMetric = "partner_imports.executions";

    /// <summary>Counter: messages delivered or given back, by <see cref="OutcomeTag"/> (<c>delivered</c>, <c>returned</c>).</summary>
    public const string DeliveriesMetric = "partner_imports.deliveries";

    /// <summary>Activity: the reception of a push.</summary>
    public const string ReceiveActivity = "partner_imports.receive";

    /// <summary>Activity: a user's request.</summary>
    public const string RequestActivity = "partner_imports.request";

    /// <summary>Activity: the execution of a request.</summary>
    public const string ExecuteActivity = "partner_imports.execute";

    /// <summary>Activity: the delivery of a message.</summary>
    public const string DeliverActivity = "partner_imports.deliver";

    /// <summary>Tag: how it ended.</summary>
    public const string OutcomeTag = "partner_imports.outcome";

    /// <summary>Tag: the code of the format; <c>unknown</c> when none was recognised.</summary>
    public const string FormatTag = "partner_imports.format";

    /// <summary>Tag: <c>validation</c> or <c>rejection</c>.</summary>
    public const string DecisionTag = "partner_imports.decision";

    /// <summary>Tag of activities: the id of the import.</summary>
    public const string ImportTag = "partner_imports.import";
}
