using System.Collections.Immutable;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Text;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Questions;

/// <summary>The question that a picture answers about a target, and the engine's answer before and after: who reaches it, whom it reaches, or both.</summary>
/// <param name="Before">The cluster before.</param>
/// <param name="After">The cluster after; the same where nothing is compared.</param>
/// <param name="Ingress">Every edge from its sources before and after; null where they are not asked for.</param>
/// <param name="Egress">Every edge to its destinations before and after; null where they are not asked for.</param>
/// <param name="Ports">The target's ports that can be asked about.</param>
/// <param name="Port">The port asked about; null asks about all of them.</param>
public sealed record ReachabilityQuestion(
    ClusterSnapshot Before, ClusterSnapshot After, ReachabilityDiff? Ingress, ReachabilityDiff? Egress, ImmutableArray<TargetPort> Ports, TargetPort? Port)
{
    /// <summary>How many sources are drawn one by one before the least relevant namespaces fold: what a screen holds.</summary>
    public const int DrawnAtOnce = 12;

    // What a port's chip holds.
    private const int MostOfAName = 15;

    /// <summary>Whom it is about.</summary>
    public Workload Target => Reach.After.Target;

    /// <summary>The question in words: <c>Who reaches db/mysql on TCP 3306, and whom it reaches</c>.</summary>
    public string Text
    {
        get
        {
            var name = $"{Target.Namespace}/{Target.Name}";
            if (Ingress is null) return $"Whom {name} reaches";
            return $"Who reaches {name}{(Port is { } p ? $" on {p}" : "")}{(Egress is null ? "" : ", and whom it reaches")}";
        }
    }

    internal IEnumerable<ReachabilityDiff> Answers => new[] { Ingress, Egress }.OfType<ReachabilityDiff>();

    private ReachabilityDiff Reach => Ingress ?? Egress ?? throw new InvalidOperationException("nothing is asked of the target");

    /// <summary>What the diagram shall draw; whoever asks adds switches, folds and captions of its own.</summary>
    /// <param name="showChanges">Whether what differs is marked.</param>
    public SceneRequest Request(bool showChanges) => new()
    {
        Targets = [new() { Ingress = Ingress, Egress = Egress, Ports = [.. Ports.Select(Choice)], Policies = PolicyNotes.Of(this) }],
        Question = Text,
        ShowChanges = showChanges,
        NamespaceLabels = Answers.SelectMany(a => a.After.Edges).Select(e => e.Peer).OfType<WorkloadEndpoint>().Select(s => s.Workload.Namespace).Distinct()
            .ToDictionary(n => n, n => After.NamespaceOf(n).Labels),
        ShowUnfoldedLimit = DrawnAtOnce,
    };

    private PortChoice Choice(TargetPort port) => new(
        port.Id, port.Name is null ? $"{port.Number}" : $"{port.Number} {Short(VisibleText.Of(port.Name))}", port.IsSame(Port),
        Ingress is not null && Ingress.Edges.Any(e => !ReferenceEquals(e.Before, e.After) && e.Before.Connectivity.Contains(port.Protocol, port.Number) != e.After.Connectivity.Contains(port.Protocol, port.Number)));

    private static string Short(string name)
    {
        if (name.Length <= MostOfAName) return name;
        var head = (MostOfAName - 1) * 2 / 3;
        return $"{name[..head]}…{name[^(MostOfAName - 1 - head)..]}";
    }
}
