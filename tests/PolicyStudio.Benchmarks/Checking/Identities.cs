using System.Collections.Immutable;
using System.Text;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Checking;

/// <summary>Pods that no policy can tell apart, found in the plainest way: by everything that any policy reads of a pod, as a text.</summary>
internal static class Identities
{
    /// <summary>One pod of each identity, as an index into the snapshot's pods.</summary>
    public static ImmutableArray<int> Of(ClusterSnapshot snapshot)
    {
        var peers = snapshot.Policies.SelectMany(p => p.Peers).ToList();
        var keys = snapshot.Policies.Select(p => p.PodSelector).Concat(peers.Select(p => p.PodSelector).OfType<LabelSelector>())
            .SelectMany(s => s.Keys).Distinct().ToArray();
        var blocks = peers.Select(p => p.IpBlock).OfType<IpBlock>().Distinct().ToArray();
        var names = snapshot.Policies.SelectMany(p => p.Ingress.SelectMany(r => r.Ports).Concat(p.Egress.SelectMany(r => r.Ports)))
            .Select(p => p.Name).OfType<string>().ToHashSet();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. snapshot.Pods.Index().Where(p => seen.Add(KeyOf(p.Item, keys, blocks, names))).Select(p => p.Index)];
    }

    private static string KeyOf(Pod pod, string[] keys, IpBlock[] blocks, HashSet<string> names)
    {
        var key = new StringBuilder(pod.Namespace);
        foreach (var k in keys) key.Append('|').Append(pod.Labels[k] ?? "\0");
        foreach (var port in pod.Ports)
            if (port.Name is { } name && names.Contains(name)) key.Append('|').Append(name).Append((int)port.Protocol).Append(':').Append(port.Number);
        for (var i = 0; i < blocks.Length; i++)
            foreach (var address in pod.Addresses)
                if (blocks[i].Contains(address)) key.Append('#').Append(i);
        return key.ToString();
    }
}
