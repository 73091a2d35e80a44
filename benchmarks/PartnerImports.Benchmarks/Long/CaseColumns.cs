using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Measured = BenchmarkDotNet.Reports.Summary;

namespace PartnerImports.Benchmarks.Long;

/// <summary>A figure of a case by its file.</summary>
internal sealed class CaseColumn(string name, Func<ReaderCase, BenchmarkReport, Statistics, FormattableString> value) : IColumn
{
    /// <inheritdoc/>
    public string Id => name;

    /// <inheritdoc/>
    public string ColumnName => name;

    /// <inheritdoc/>
    public bool AlwaysShow => true;

    /// <inheritdoc/>
    public ColumnCategory Category => ColumnCategory.Custom;

    /// <inheritdoc/>
    public int PriorityInCategory => 0;

    /// <inheritdoc/>
    public bool IsNumeric => true;

    /// <inheritdoc/>
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public string Legend => name + " of the file";

    /// <inheritdoc/>
    public string GetValue(Measured summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase] is { ResultStatistics: { } statistics } report && benchmarkCase.Parameters["Case"] is ReaderCase one
            ? value(one, report, statistics).ToString(CultureInfo.InvariantCulture)
            : "";

    /// <inheritdoc/>
    public string GetValue(Measured summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    /// <inheritdoc/>
    public bool IsAvailable(Measured summary) => true;

    /// <inheritdoc/>
    public bool IsDefault(Measured summary, BenchmarkCase benchmarkCase) => false;
}

/// <summary>The bytes a second of ours, the first contestant of a scope, as a multiple of a contestant's.</summary>
internal sealed class RatioColumn : IColumn
{
    /// <inheritdoc/>
    public string Id => nameof(RatioColumn);

    /// <inheritdoc/>
    public string ColumnName => "ours ×";

    /// <inheritdoc/>
    public bool AlwaysShow => true;

    /// <inheritdoc/>
    public ColumnCategory Category => ColumnCategory.Custom;

    /// <inheritdoc/>
    public int PriorityInCategory => -1;

    /// <inheritdoc/>
    public bool IsNumeric => true;

    /// <inheritdoc/>
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public string Legend => "How many times the bytes a second of this contestant the first of its scope reads";

    /// <inheritdoc/>
    public string GetValue(Measured summary, BenchmarkCase benchmarkCase)
    {
        if (benchmarkCase.Parameters["Case"] is not ReaderCase one) return "";
        var ours = summary.BenchmarksCases.FirstOrDefault(other => other.Parameters["Case"] is ReaderCase first && ReferenceEquals(first.Scope, one.Scope) && ReferenceEquals(first.Contestant, one.Scope.Contestants[0]));
        return ours is not null && Speed(summary, ours) is { } left && Speed(summary, benchmarkCase) is { } right ? (left / right).ToString("0.00", CultureInfo.InvariantCulture) : "";
    }

    /// <inheritdoc/>
    public string GetValue(Measured summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    /// <inheritdoc/>
    public bool IsAvailable(Measured summary) => true;

    /// <inheritdoc/>
    public bool IsDefault(Measured summary, BenchmarkCase benchmarkCase) => false;

    private static double? Speed(Measured summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics is { } statistics ? ((ReaderCase)benchmarkCase.Parameters["Case"]).Contestant.File.Bytes / statistics.Mean : null;
}
