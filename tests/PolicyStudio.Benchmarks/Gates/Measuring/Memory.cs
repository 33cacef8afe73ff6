using System.Globalization;

namespace PolicyStudio.Benchmarks.Gates.Measuring;

/// <summary>What memory things take.</summary>
internal static class Memory
{
    /// <summary>Collects everything that nobody holds.</summary>
    public static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    /// <summary>Makes something and says how many bytes of the managed heap it keeps, itself and all that it refers to and nothing else does.</summary>
    public static double Retained<T>(Func<T> make, out T made)
    {
        Collect();
        var before = GC.GetTotalMemory(true);
        made = make();
        var after = GC.GetTotalMemory(true);
        GC.KeepAlive(made);
        return after - before;
    }

    /// <summary>The most memory that this process has had at a time, in bytes (VmHWM).</summary>
    public static long PeakResident()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}
