using System.Diagnostics;
using System.Globalization;

namespace PolicyStudio.TestCluster.Processes;

/// <summary>The temporary folder of one cluster. Its name begins with the process id of the tests, so that later runs can sweep what a killed one left.</summary>
internal sealed class ClusterFolder : IDisposable
{
    private const string Prefix = "policystudio-cluster-";

    public ClusterFolder()
    {
        Sweep();
        Root = Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
        Directory.CreateDirectory(PathOf("home"));
    }

    public string Root { get; }

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, string content)
    {
        var path = PathOf(name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (!int.TryParse(owner, CultureInfo.InvariantCulture, out var id) || IsAlive(id)) continue;
            try { Directory.Delete(folder, recursive: true); }
            catch (IOException) { /* another run sweeps it at the same moment */ }
            catch (UnauthorizedAccessException) { /* somebody else's */ }
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
