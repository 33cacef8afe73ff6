using System.Collections.Immutable;
using PolicyStudio.Benchmarks.Checking;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Changes;

/// <summary>Draws changes as they happen in a cluster's life. But for one sort, none brings a key into play that no policy has read before.</summary>
internal sealed class ChangeMaker(ClusterSnapshot snapshot, Random random)
{
    private static readonly ImmutableArray<string> Switched = ["app.kubernetes.io/name", "app.kubernetes.io/component", "app.kubernetes.io/instance"];

    private const string Unread = "app.kubernetes.io/version";

    private readonly ImmutableArray<PortClass> _ports = PortClass.Of(snapshot);

    /// <summary>Some pod gets the value that another has for a label that policies read.</summary>
    public PodRelabelled SwitchLabel()
    {
        var (pod, other) = (random.Next(snapshot.Pods.Length), snapshot.Pods[random.Next(snapshot.Pods.Length)]);
        var key = Switched[random.Next(Switched.Length)];
        var labels = snapshot.Pods[pod].Labels;
        // Without the label is what a quarter of all switches come to.
        var value = random.Next(4) == 0 || other.Labels[key] == labels[key] ? null : other.Labels[key];
        return new(pod, labels.With(key, value));
    }

    /// <summary>Some policy loses a rule, or admits somebody else, or on another port.</summary>
    public PolicyEdited EditPolicy() => EditPolicy(snapshot.Policies[random.Next(snapshot.Policies.Length)]);

    /// <summary>The same, with that policy.</summary>
    public PolicyEdited EditPolicy(NetworkPolicy policy)
    {
        var (peers, ports) = (Environment(), OtherPorts());
        return new(random.Next(3) switch
        {
            0 => policy with
            {
                Ingress = policy.Ingress.IsEmpty ? [new([peers], [ports])] : policy.Ingress.RemoveAt(0),
                Egress = policy.Egress.IsEmpty ? [] : policy.Egress.RemoveAt(0),
            },
            1 => policy with
            {
                Ingress = policy.Isolates(PolicyType.Ingress) ? policy.Ingress.Add(new([peers], [ports])) : policy.Ingress,
                Egress = policy.Isolates(PolicyType.Egress) ? policy.Egress.Add(new([peers], [ports])) : policy.Egress,
            },
            _ => policy with
            {
                Ingress = [.. policy.Ingress.Select(r => r with { Ports = [ports] })],
                Egress = [.. policy.Egress.Select(r => r with { Ports = [ports] })],
            },
        });
    }

    /// <summary>Some policy begins to read a label that every pod has and no policy has read.</summary>
    public PolicyEdited ReadNewLabel()
    {
        var policy = snapshot.Policies[random.Next(snapshot.Policies.Length)];
        var version = snapshot.Pods[random.Next(snapshot.Pods.Length)].Labels[Unread];
        LabelRequirement other = version is null ? new(Unread, LabelOperator.Exists, []) : new(Unread, LabelOperator.NotIn, [version]);
        return new(policy with { PodSelector = policy.PodSelector with { MatchExpressions = policy.PodSelector.MatchExpressions.Add(other) } });
    }

    /// <summary>A pod like some other comes.</summary>
    public PodAdded AddPod()
    {
        var like = snapshot.Pods[random.Next(snapshot.Pods.Length)];
        return new(like with { Name = like.Name + "-new" });
    }

    /// <summary>Some pod goes.</summary>
    public PodRemoved RemovePod() => new(random.Next(snapshot.Pods.Length));

    /// <summary>Some namespace gets another environment.</summary>
    public NamespaceRelabelled RelabelNamespace()
    {
        var ns = snapshot.Namespaces[random.Next(snapshot.Namespaces.Length)];
        return new(ns.Name, ns.Labels.With("environment", ns.Labels["environment"] == "prod" ? "test" : "prod"));
    }

    private Peer Environment() => new(new(LabelSet.Empty, [new("environment", LabelOperator.In, random.Next(2) == 0 ? ["prod"] : ["staging", "test"])]), null);

    private PolicyPort OtherPorts()
    {
        var port = _ports[random.Next(_ports.Length)];
        return port.Port == 1 ? new(port.Protocol) : new(port.Protocol, port.Port);
    }
}
