using System.Diagnostics;
using System.Globalization;

namespace PolicyStudio.Benchmarks.Gates.Parts;

/// <summary>A process of its own that reads a folder of lists, builds the matrix and says how much memory it had at most.</summary>
internal static class LoadProcess
{
    /// <summary>The name of the command that such a process runs.</summary>
    public const string Command = "load";

    /// <summary>The peak of resident memory, in bytes.</summary>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public static double PeakResident(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Started with dotnet, the process is dotnet and the assembly its first argument.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(LoadProcess).Assembly.Location);
        start.ArgumentList.Add(Command);
        start.ArgumentList.Add(folder);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"reading {folder} in a process of its own failed with {process.ExitCode}");
        return long.Parse(said.Trim(), CultureInfo.InvariantCulture);
    }
}
