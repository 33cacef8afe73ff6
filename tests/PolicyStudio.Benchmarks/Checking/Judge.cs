using System.Text.Json;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Benchmarks.Checking;

/// <summary>
/// Asks the plain evaluator about a snapshot. A policy of another namespace than the two pods' is the first thing that the evaluator passes
/// over, so that for checks it is given those of the two alone; what is timed is given all of them.
/// </summary>
internal sealed class Judge(ClusterSnapshot snapshot)
{
    private readonly ILookup<string, NetworkPolicy> _policies = snapshot.Policies.ToLookup(p => p.Namespace, StringComparer.Ordinal);
    private readonly Dictionary<string, List<JsonElement>> _read = [];
    private readonly Dictionary<Pod, PlainPod> _pods = new(ReferenceEqualityComparer.Instance);

    /// <summary>The cluster with everything in it, as the evaluator takes it.</summary>
    public PlainCluster Whole()
    {
        var cluster = new PlainCluster();
        foreach (var ns in snapshot.Namespaces) cluster.Namespaces[ns.Name] = ns.Labels.ToDictionary();
        cluster.Policies.AddRange(snapshot.Policies.Select(Read));
        return cluster;
    }

    /// <summary>A pod as the evaluator takes it.</summary>
    public PlainPod Plain(Pod pod)
    {
        if (!_pods.TryGetValue(pod, out var plain))
            _pods[pod] = plain = new(pod.Namespace, pod.Name, pod.Labels.ToDictionary(), [.. pod.Addresses.Select(a => a.ToString())],
                [.. pod.Ports.Select(p => (p.Name, p.Number, p.Protocol.Text()))]);
        return plain;
    }

    /// <summary>What is open from one pod to another: for each port, whether it is.</summary>
    public bool[] Allows(Pod from, Pod to, IReadOnlyList<PortClass> ports)
    {
        var cluster = new PlainCluster();
        foreach (var ns in new[] { from.Namespace, to.Namespace }.Distinct())
        {
            cluster.Namespaces[ns] = snapshot.NamespaceOf(ns).Labels.ToDictionary();
            cluster.Policies.AddRange(PoliciesOf(ns));
        }
        var (a, b) = (Plain(from), Plain(to));
        return [.. ports.Select(p => PlainEvaluator.Allows(cluster, a, "", b, "", p.Protocol.Text(), p.Port))];
    }

    private List<JsonElement> PoliciesOf(string ns)
    {
        if (!_read.TryGetValue(ns, out var policies)) _read[ns] = policies = [.. _policies[ns].Select(Read)];
        return policies;
    }

    private static JsonElement Read(NetworkPolicy policy) => JsonSerializer.SerializeToElement(ManifestWriter.Json(policy));
}
