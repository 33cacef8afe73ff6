using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Sources;

/// <summary>Reads a file, a folder (recursively, in ordinal order) or standard input into a snapshot.</summary>
internal static class SourceReader
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Reads a source and lays the overlays over it, the last one on top: an object of the same name takes the place of the one below.</summary>
    /// <exception cref="BadInputException">Something can't be read; all errors are in the message.</exception>
    public static ClusterSnapshot Read(string path, IReadOnlyList<string> overlays, Stream standardInput)
    {
        var layers = overlays.Prepend(path).Select(p => ManifestReader.Read(Sources(p, standardInput), DocumentLimits.Disk)).ToList();
        var errors = layers.SelectMany(l => l.Errors).ToList();
        if (errors.Count > 0) throw new BadInputException(string.Join('\n', errors));
        return layers.Select(l => l.Snapshot).Aggregate((below, above) => above.Over(below));
    }

    private static IEnumerable<ManifestSource> Sources(string path, Stream standardInput)
    {
        if (path == "-") return [new("-", () => standardInput)];
        if (File.Exists(path)) return [Open(path)];
        if (!Directory.Exists(path)) throw new BadInputException($"{path}: no such file or folder");
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        return files.Count == 0 ? throw new BadInputException($"{path}: holds no .yaml, .yml or .json file") : files.Select(Open);
    }

    // Opened when its turn comes, and read as a stream: a dump may be larger than memory.
    private static ManifestSource Open(string path) => new(path, () => File.OpenRead(path));
}
