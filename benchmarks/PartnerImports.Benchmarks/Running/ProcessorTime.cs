using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PartnerImports.Benchmarks.Running;

/// <summary>The processor time of this process, of all its threads.</summary>
internal static partial class ProcessorTime
{
    private const int ProcessClock = 2;

    /// <summary>So far, in seconds; to the nanosecond on Linux.</summary>
    public static double Seconds => OperatingSystem.IsLinux() && Read(ProcessClock, out var time) == 0
        ? time.Seconds + time.Nanoseconds * 1e-9
        : Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds, Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, out Time time);
}
