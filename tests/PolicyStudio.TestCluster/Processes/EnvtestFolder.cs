using System.Diagnostics;
using System.Reflection;

namespace PolicyStudio.TestCluster.Processes;

/// <summary>Finds the folder with the API server's binaries: the one that <c>tests/envtest/build</c> prints.</summary>
internal static class EnvtestFolder
{
    private static readonly Lazy<string> Folder = new(Find);

    /// <summary>The full path of one binary.</summary>
    /// <exception cref="InvalidOperationException">It is not there: the message says how to get it.</exception>
    public static string PathOf(string binary)
    {
        var path = Path.Combine(Folder.Value, binary);
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException(
                $"The test API server is incomplete: there is no {path}. Run tests/envtest/build, or point KUBEBUILDER_ASSETS at a folder that has it.");
    }

    private static string Find()
    {
        var root = typeof(EnvtestFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepoRoot").Value!;
        var start = new ProcessStartInfo(Path.Combine(root, "tests", "envtest", "build"), ["--print"]) { RedirectStandardOutput = true };
        using var build = Process.Start(start)!;
        var folder = build.StandardOutput.ReadToEnd().Trim();
        build.WaitForExit();
        return folder;
    }
}
