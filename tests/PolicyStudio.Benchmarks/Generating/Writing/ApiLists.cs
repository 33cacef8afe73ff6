using System.Text;
using PolicyStudio.Benchmarks.Generating.Model;

namespace PolicyStudio.Benchmarks.Generating.Writing;

/// <summary>
/// Writes a cluster as an API server answers: one compact list a kind, items without apiVersion and kind. Written as a stream, so that a
/// list may be larger than memory.
/// </summary>
internal static class ApiLists
{
    private const int BufferSize = 1 << 17;

    /// <summary>Writes one file a kind into a folder, which is made where it is not there.</summary>
    public static void Write(GeneratedCluster cluster, string folder)
    {
        Directory.CreateDirectory(folder);
        var (controllers, others) = (new ControllerJson(), new OtherJson());
        Write(folder, "namespaces", "v1", "NamespaceList", cluster.Namespaces, others.Write);
        using (var pods = File.Create(Path.Combine(folder, "pods.json"), BufferSize)) WritePods(cluster, pods);
        foreach (var (kind, version) in new[] { ("Deployment", "apps/v1"), ("StatefulSet", "apps/v1"), ("DaemonSet", "apps/v1"), ("Job", "batch/v1") })
            Write(folder, kind.ToLowerInvariant() + "s", version, kind + "List", cluster.Workloads.Where(w => w.Kind == kind), controllers.Write);
        Write(folder, "replicasets", "apps/v1", "ReplicaSetList", cluster.Workloads.SelectMany(w => w.ReplicaSets().Select(r => (Workload: w, Set: r))),
            (writer, x, version) => controllers.WriteReplicaSet(writer, x.Workload, x.Set, version));
        Write(folder, "services", "v1", "ServiceList", cluster.Workloads.Where(w => w.Kind is "Deployment" or "StatefulSet"), others.WriteService);
        Write(folder, "networkpolicies", "networking.k8s.io/v1", "NetworkPolicyList", cluster.Policies, others.Write);
    }

    /// <summary>Writes the PodList alone.</summary>
    public static void WritePods(GeneratedCluster cluster, Stream stream) => Write(stream, "v1", "PodList", cluster.Pods(), new PodJson().Write);

    private static void Write<T>(string folder, string name, string version, string kind, IEnumerable<T> items, Action<TextWriter, T, int> write)
    {
        using var stream = File.Create(Path.Combine(folder, name + ".json"), BufferSize);
        Write(stream, version, kind, items, write);
    }

    private static void Write<T>(Stream stream, string version, string kind, IEnumerable<T> items, Action<TextWriter, T, int> write)
    {
        const int FirstVersion = 4_000_000;
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), BufferSize, leaveOpen: true) { NewLine = "\n" };
        writer.Write($$"""{"kind":"{{kind}}","apiVersion":"{{version}}","metadata":{"resourceVersion":"9000000"},"items":[""");
        var count = 0;
        foreach (var item in items)
        {
            if (count > 0) writer.Write(',');
            write(writer, item, FirstVersion + count++);
        }
        writer.WriteLine("]}");
    }
}
