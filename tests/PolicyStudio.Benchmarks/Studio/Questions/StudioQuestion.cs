using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Studio.Questions;

/// <summary>What the studio is asked in a measurement: a target whose policy reads both labels that are switched.</summary>
/// <param name="Target">The target.</param>
/// <param name="Port">The port asked about.</param>
/// <param name="Namespaces">The namespaces whose sources are drawn one by one, so many that the picture is full.</param>
/// <param name="Drawn">How many sources these namespaces have.</param>
/// <param name="Sources">How many sources the target has in all.</param>
internal sealed record StudioQuestion(Workload Target, PolicyPort Port, ImmutableArray<string> Namespaces, int Drawn, int Sources)
{
    /// <summary>The namespace label that is switched.</summary>
    public static (string Key, string Value) NamespaceLabel { get; } = ("environment", "prod");

    /// <summary>The pod label that is switched: pods that have it are kept out by the target's policy.</summary>
    public static (string Key, string Value) PodLabel { get; } = ("quarantine", "yes");

    // What the design allows one picture to hold; what is outside the cluster is drawn beside it.
    private const int MostDrawn = 490;

    /// <summary>The port as a set of ports.</summary>
    public Connectivity Asked => Connectivity.Of(Port.Protocol, Port.Number!.Value);

    /// <summary>The question as a person reads it.</summary>
    public string Words => $"Who reaches {Target.Namespace}/{Target.Name} on {Port.Protocol.Text()} {Port.Number}";

    /// <summary>The question as a link.</summary>
    public string Link => $"studio?target={Uri.EscapeDataString(Target.Id)}&port={Port.Number}&protocol={Port.Protocol.Text()}"
        + $"&nslabel={Uri.EscapeDataString($"{NamespaceLabel.Key}={NamespaceLabel.Value}")}&podlabel={Uri.EscapeDataString($"{PodLabel.Key}={PodLabel.Value}")}";

    /// <summary>Chooses the question of a cluster.</summary>
    /// <exception cref="InvalidOperationException">No policy of the cluster reads both labels.</exception>
    public static StudioQuestion Of(ReachabilityEngine engine)
    {
        var snapshot = engine.Snapshot;
        var byNamespace = snapshot.Workloads.ToLookup(w => w.Namespace, StringComparer.Ordinal);
        var asked = from policy in snapshot.Policies
                    let port = policy.Ingress.Where(r => r.From.Any(ReadsBoth)).SelectMany(r => r.Ports).FirstOrDefault(p => p is { Number: not null, EndPort: null })
                    where port is not null
                    from workload in byNamespace[policy.Namespace]
                    where policy.PodSelector.Matches(workload.Pods[0].Labels) && engine.Workloads.Count(e => ReferenceEquals(e.Workload, workload)) == 1
                    select (workload, port);
        var (target, on) = asked.FirstOrDefault();
        if (target is null) throw new InvalidOperationException("no policy reads both labels that are to be switched");
        var sources = engine.Workloads.CountBy(e => e.Workload.Namespace).OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).ToList();
        var drawn = 0;
        var opened = sources.Where(n => drawn + n.Value <= MostDrawn && (drawn += n.Value) > 0).Select(n => n.Key).ToImmutableArray();
        return new(target, on, opened, drawn, engine.Workloads.Length);
    }

    private static bool ReadsBoth(Peer peer) =>
        peer.NamespaceSelector?.MatchLabels.Has(NamespaceLabel.Key, NamespaceLabel.Value) == true
        && peer.PodSelector?.MatchExpressions.Any(e => e.Key == PodLabel.Key) == true;
}
