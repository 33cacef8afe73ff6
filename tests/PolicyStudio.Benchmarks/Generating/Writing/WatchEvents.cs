using System.Collections.Immutable;
using System.Text;
using PolicyStudio.Benchmarks.Generating.Model;

namespace PolicyStudio.Benchmarks.Generating.Writing;

/// <summary>Lines of a watch on pods.</summary>
internal static class WatchEvents
{
    /// <summary>An event for each of the cluster's first pods, as the bytes of its line.</summary>
    public static ImmutableArray<byte[]> Of(GeneratedCluster cluster, int count)
    {
        var json = new PodJson();
        return [.. cluster.Pods().Take(count).Select(p => Line(json, p))];
    }

    // Objects of a watch say their kind, unlike the items of a list.
    private static byte[] Line(PodJson json, GeneratedPod pod)
    {
        var text = new StringWriter();
        json.Write(text, pod, 1);
        return Encoding.UTF8.GetBytes($$"""{"type":"MODIFIED","object":{"kind":"Pod","apiVersion":"v1",{{text.ToString()[1..]}}}""");
    }
}
