using System.Collections.Immutable;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Tests.Scenarios;

/// <summary>Makes requests of snapshots.</summary>
internal static class Requests
{
    public static SceneRequest Of(ClusterSnapshot cluster, ObjectReference target, ClusterSnapshot? drafted = null)
    {
        var (before, after) = ReachabilityEngine.Pair(cluster, drafted ?? cluster);
        return new()
        {
            Targets = [new() { Ingress = ReachabilityEngine.Compare(before, after, target, Connectivity.Of(Protocol.Tcp, 3306)), Ports = [new("TCP/3306", "3306", true)] }],
            Question = $"Who reaches {target.Namespace}/{target.Name} on TCP 3306",
            ShowChanges = drafted is not null,
            NamespaceLabels = LabelsOf(cluster),
        };
    }

    /// <summary>With the target's destinations too, or alone; and with a second target.</summary>
    public static SceneRequest Facing(this SceneRequest request, bool ingress, bool egress, ObjectReference? second = null)
    {
        var asked = Connectivity.Of(Protocol.Tcp, 3306);
        var was = request.Targets[0].Ingress!;
        var (before, after) = ReachabilityEngine.Pair(was.Before.Edges[0].Verdict.Snapshot, was.After.Edges[0].Verdict.Snapshot);
        var references = new[] { request.Targets[0].Workload.Reference, second }.OfType<ObjectReference>();
        return request with
        {
            Targets = [.. references.Select((r, i) => (i == 0 ? request.Targets[0] : new()) with
        {
            Ingress = ingress ? ReachabilityEngine.Compare(before, after, r, asked) : null,
            Egress = egress ? ReachabilityEngine.Compare(before, after, r, Connectivity.All, PolicyType.Egress) : null,
        })]
        };
    }

    public static ImmutableDictionary<string, LabelSet> LabelsOf(ClusterSnapshot cluster) =>
        cluster.Namespaces.ToImmutableDictionary(n => n.Name, n => n.Labels);

    public static ImmutableDictionary<string, LabelSwitch> Switches(params (string Id, LabelSwitch Switch)[] switches) =>
        switches.ToImmutableDictionary(s => s.Id, s => s.Switch);
}
