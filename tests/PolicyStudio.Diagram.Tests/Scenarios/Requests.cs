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
            Reachability = ReachabilityEngine.Compare(before, after, target, Connectivity.Of(Protocol.Tcp, 3306)),
            Question = $"Who reaches {target.Namespace}/{target.Name} on TCP 3306",
            ShowChanges = drafted is not null,
            Ports = [new("TCP/3306", "3306", true)],
            NamespaceLabels = LabelsOf(cluster),
        };
    }

    public static ImmutableDictionary<string, LabelSet> LabelsOf(ClusterSnapshot cluster) =>
        cluster.Namespaces.ToImmutableDictionary(n => n.Name, n => n.Labels);

    public static ImmutableDictionary<string, LabelSwitch> Switches(params (string Id, LabelSwitch Switch)[] switches) =>
        switches.ToImmutableDictionary(s => s.Id, s => s.Switch);
}
