
namespace PolicyStudio.Engine.Tests.Mutants;

/// <summary>A mistake that somebody could make in the engine: one place of its source, written wrongly.</summary>
/// <param name="Name">What the mistake is.</param>
/// <param name="File">The file below <c>src/PolicyStudio.Engine</c>.</param>
/// <param name="Right">The text as it is; it stands in the file exactly once.</param>
/// <param name="Wrong">The text instead.</param>
internal sealed record Mutant(string Name, string File, string Right, string Wrong)
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("NotIn is not met by an absent label", "Labels/LabelRequirement.cs", "value is null || !Values.Contains(value)", "value is not null && !Values.Contains(value)"),
        new("Exists is always met", "Labels/LabelRequirement.cs", "LabelOperator.Exists => value is not null,", "LabelOperator.Exists => true,"),
        new("DoesNotExist is never met", "Labels/LabelRequirement.cs", "_ => value is null,", "_ => false,"),
        new("matchLabels looks at the key alone", "Labels/LabelSelector.cs", "if (!labels.Has(key, value)) return false;", "if (!labels.Has(key)) return false;"),
        new("matchExpressions are not read", "Labels/LabelSelector.cs", "if (!expression.Matches(labels)) return false;", "_ = expression;"),
        new("an empty from admits nobody", "Reachability/PolicyReader.cs", "if (peers.IsEmpty) yield return new(policy, index, null, open);", ""),
        new("the two selectors of a peer are alternatives", "Reachability/PolicyReader.cs",
            "public bool Holds => Namespace != false && Pod != false && Address != false;", "public bool Holds => Address != false && (Namespace == true || Pod == true || Address == true);"),
        new("a pod selector alone matches in every namespace", "Reachability/PolicyReader.cs", ": pod?.Namespace == policy.Namespace;", ": pod is not null;"),
        new("a namespace selector matches addresses", "Reachability/PolicyReader.cs",
            "? pod is not null && selector.Matches(snapshot.NamespaceOf(pod.Namespace).Labels)", "? pod is null || selector.Matches(snapshot.NamespaceOf(pod.Namespace).Labels)"),
        new("an ipBlock never matches a pod", "Reachability/PolicyReader.cs", "other.Pod is { } p ? MatchesByAddress(block, p, other.IsNode) : block.Contains(other.Address)", "other.Pod is null && block.Contains(other.Address)"),
        new("exceptions of an ipBlock are not read", "Policies/Peer.cs", "if (hole.Contains(address)) return false;", "_ = hole;"),
        new("an ipBlock holds addresses of the other family", "Policies/Cidr.cs", "address.IsV6 == First.IsV6 && address.CompareTo(First) >= 0 && address.CompareTo(Last) <= 0", "address.Value >= First.Value && address.Value <= Last.Value"),
        new("endPort is not read", "Sets/Connectivity.cs", "port.EndPort ?? first", "first"),
        new("a named port is looked up by name alone", "Sets/Connectivity.cs", "c.Name == name && c.Protocol == port.Protocol", "c.Name == name"),
        new("a port's protocol is not read", "Sets/Connectivity.cs", "[new PortRange(port.Protocol, first, port.EndPort ?? first)]", "[new PortRange(Protocol.Tcp, first, port.EndPort ?? first)]"),
        new("a port without a number is every protocol", "Sets/Connectivity.cs", "_ => [new PortRange(port.Protocol, 1, MaxPort)],", "_ => All.Ranges,"),
        new("policyTypes are not read", "Policies/NetworkPolicy.cs", "public bool Isolates(PolicyType direction) => PolicyTypes.Contains(direction);", "public bool Isolates(PolicyType direction) => true;"),
        new("egress rules do not make a policy an egress policy", "Policies/NetworkPolicy.cs", "hasEgressRules ? [PolicyType.Ingress, PolicyType.Egress] : [PolicyType.Ingress]", "[PolicyType.Ingress]"),
        new("only the destination's side counts", "Reachability/ReachabilityEngine.cs", "return ingress.IsEmpty ? ingress : ingress.Intersect(_policies.Open(PolicyType.Egress, from, to));", "return ingress;"),
        new("a namespace without an object has no label", "Snapshots/Namespace.cs", "new(name, LabelSet.Of((NameLabel, name))) { IsDeclared = false }", "new(name, LabelSet.Empty) { IsDeclared = false }"),
        new("the last port of a range is left out", "Sets/Connectivity.cs", "r.First <= port && port <= r.Last", "r.First <= port && (port < r.Last || port == r.First)"),
        new("ranges with a gap of one port are merged", "Sets/Connectivity.cs", "range.First <= last.Last + 1", "range.First <= last.Last + 2"),
        new("pods are grouped by matchLabels' keys alone", "Reachability/PolicyReads.cs", ".SelectMany(s => s.Keys).Distinct()", ".SelectMany(s => s.MatchLabels.Select(l => l.Key)).Distinct()"),
        new("pods in and outside an ipBlock are one group", "Reachability/PolicyReads.cs", "foreach (var block in Blocks.Where(b => _matchesPodsByAddress && pod.Addresses.Any(b.Contains))) marks.Add($\"ipBlock={block}\");", ""),
        new("every plugin matches pods by their address", "Reachability/PolicyReader.cs", "snapshot.Plugin.MatchesPodsByAddress && !isNode", "!isNode"),
        new("every plugin enforces policies", "Reachability/PolicyReader.cs", "snapshot.Plugin.Enforces ? ", "true ? "),
        new("a hostNetwork pod's verdict is sure", "Reachability/Doubts.cs", "if (source.Pod is { HostNetwork: true } s)", "if (source.Pod is { HostNetwork: true, Name: \"\" } s)"),
        new("addresses are not cut behind an ipBlock", "Reachability/OutsideRanges.cs", "if (cidr.Last != IpAddress.Last(v6)) cuts.Add(cidr.Last.Value + 1);", ""),
    ];

    /// <summary>The name, for the runner.</summary>
    public override string ToString() => Name;
}
