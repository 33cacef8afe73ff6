using System.Collections.Immutable;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Text;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Questions;

/// <summary>The question that a picture answers, and the engine's answer: who reaches a target, before and after.</summary>
/// <param name="Before">The cluster before.</param>
/// <param name="After">The cluster after; the same where nothing is compared.</param>
/// <param name="Reach">Every edge before and after.</param>
/// <param name="Ports">The target's ports that can be asked about.</param>
/// <param name="Port">The port asked about; null asks about all of them.</param>
public sealed record ReachabilityQuestion(
    ClusterSnapshot Before, ClusterSnapshot After, ReachabilityDiff Reach, ImmutableArray<TargetPort> Ports, TargetPort? Port)
{
    /// <summary>How many sources are drawn one by one before the least relevant namespaces fold: what a screen holds.</summary>
    public const int DrawnAtOnce = 12;

    // What a port's chip holds.
    private const int MostOfAName = 15;

    /// <summary>What the diagram shall draw; whoever asks adds switches, folds and captions of its own.</summary>
    /// <param name="showChanges">Whether what differs is marked.</param>
    public SceneRequest Request(bool showChanges)
    {
        var target = Reach.After.Target;
        var namespaces = Reach.After.Edges.Select(e => e.Source).OfType<WorkloadEndpoint>().Select(s => s.Workload.Namespace).Distinct();
        return new()
        {
            Reachability = Reach,
            Question = $"Who reaches {target.Namespace}/{target.Name}{(Port is { } p ? $" on {p}" : "")}",
            ShowChanges = showChanges,
            Ports = [.. Ports.Select(Choice)],
            NamespaceLabels = namespaces.ToDictionary(n => n, n => After.NamespaceOf(n).Labels),
            Policies = PolicyNotes.Of(this),
            ShowUnfoldedLimit = DrawnAtOnce,
        };
    }

    private PortChoice Choice(TargetPort port) => new(
        port.Id, port.Name is null ? $"{port.Number}" : $"{port.Number} {Short(VisibleText.Of(port.Name))}", port.IsSame(Port),
        Reach.Edges.Any(e => !ReferenceEquals(e.Before, e.After) && e.Before.Connectivity.Contains(port.Protocol, port.Number) != e.After.Connectivity.Contains(port.Protocol, port.Number)));

    private static string Short(string name)
    {
        if (name.Length <= MostOfAName) return name;
        var head = (MostOfAName - 1) * 2 / 3;
        return $"{name[..head]}…{name[^(MostOfAName - 1 - head)..]}";
    }
}
