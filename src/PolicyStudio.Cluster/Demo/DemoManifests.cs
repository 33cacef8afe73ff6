using System.Reflection;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Demo;

/// <summary>Reads the manifests that are embedded in this assembly: <c>deploy/demo</c>, and what every cluster brings along.</summary>
internal static class DemoManifests
{
    private const string Prefix = "demo/";

    /// <summary>The objects as they were written: controllers without pods.</summary>
    /// <exception cref="InvalidOperationException">A manifest has an error; the build's tests would have shown it.</exception>
    public static ClusterSnapshot Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var content = ManifestReader.Read(names.Select(n => new ManifestSource(n, Text(assembly, n))), DocumentLimits.Disk);
        return content.Errors.IsEmpty ? content.Snapshot : throw new InvalidOperationException(string.Join(Environment.NewLine, content.Errors));
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
