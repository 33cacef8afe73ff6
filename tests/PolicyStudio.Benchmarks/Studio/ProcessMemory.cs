using System.Globalization;
using PolicyStudio.Benchmarks.Gates.Results;

namespace PolicyStudio.Benchmarks.Studio;

/// <summary>The resident memory of a process, in bytes.</summary>
/// <param name="Now">What it has.</param>
/// <param name="Peak">The most it has had.</param>
internal sealed record ProcessMemory(long Now, long Peak)
{
    /// <summary>Reads it from the kernel.</summary>
    public static ProcessMemory Of(int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status");
        return new(Value("VmRSS:"), Value("VmHWM:"));

        long Value(string name) => long.Parse(
            status.First(l => l.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Both in words.</summary>
    public override string ToString() => $"{Quantity.Bytes(Now)} resident, {Quantity.Bytes(Peak)} at most";
}
