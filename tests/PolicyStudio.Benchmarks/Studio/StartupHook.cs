using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

/// <summary>
/// Loaded into the measured studio by the runtime (DOTNET_STARTUP_HOOKS), which wants this name without a namespace: at the signal to go on, the
/// process collects its heap and says how large it is.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class StartupHook
{
    /// <summary>Called before the studio's own Main. What listens is kept for as long as the process runs.</summary>
    public static void Initialize() => GCHandle.Alloc(PosixSignalRegistration.Create(
        PosixSignal.SIGCONT, _ => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"heap {GC.GetTotalMemory(forceFullCollection: true)}"))));
}
