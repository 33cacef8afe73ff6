using k8s;
using k8s.Models;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Operations;

/// <summary>What is measured of the reading, all of it and in one place.</summary>
internal static class ReadingOperations
{
    private static readonly WatchedKind Pods = WatchedKind.All.Single(k => k.Kind == "Pod");
    private static readonly KindDecoder Decoder = new(Pods);

    /// <summary>A file, or the files of a folder, as a snapshot.</summary>
    /// <exception cref="InvalidDataException">Something in it could not be read.</exception>
    public static ClusterSnapshot Read(string path)
    {
        string[] files = File.Exists(path) ? [path] : [.. Directory.GetFiles(path).Order(StringComparer.Ordinal)];
        var content = ManifestReader.Read(files.Select(f => new ManifestSource(f, () => File.OpenRead(f))), DocumentLimits.Disk);
        return content.Errors.IsEmpty ? content.Snapshot : throw new InvalidDataException(content.Errors[0].ToString());
    }

    /// <summary>The same bytes through KubernetesClient's typed list.</summary>
    public static V1PodList ReadTyped(string path)
    {
        using var stream = File.OpenRead(path);
        return KubernetesJson.Deserialize<V1PodList>(stream);
    }

    /// <summary>A line of a watch as the object that is folded into the snapshot. On one thread at a time, as a watch is.</summary>
    public static Pod? DecodeEvent(ReadOnlySpan<byte> line) => Decoder.Event(line, Pods.Paths[0]).Kept?.Value as Pod;
}
