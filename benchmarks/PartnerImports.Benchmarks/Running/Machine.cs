using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PartnerImports.Benchmarks.Running;

/// <summary>What a measurement was made on and with.</summary>
internal static class Machine
{
    /// <summary>Processor, system, runtime and the versions of the peers, in one line.</summary>
    public static string Describe() => string.Join(", ", [
        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} × {Processor()}"), RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        $"CsvHelper {Version(typeof(CsvHelper.CsvReader))}", $"Sylvan.Data.Csv {Version(typeof(Sylvan.Data.Csv.CsvDataReader))}", $"DuckDB.NET {Version(typeof(DuckDB.NET.Data.DuckDBConnection))}",
    ]);

    private static string Processor()
    {
        const string cpu = "/proc/cpuinfo";
        var name = File.Exists(cpu) ? File.ReadLines(cpu).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        var vectors = System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? "AVX-512" : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? "AVX2" : "128 bits";
        return $"{name ?? RuntimeInformation.ProcessArchitecture.ToString()} ({vectors})";
    }

    private static string Version(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? type.Assembly.GetName().Version?.ToString() ?? "";
}
