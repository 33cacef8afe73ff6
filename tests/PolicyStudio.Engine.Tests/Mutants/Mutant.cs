
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
        new("matchLabels looks at the key alone", "Labels/LabelSelector.cs", "if (!labels.Has(keys[i], values[i])) return false;", "if (!labels.Has(keys[i])) return false;"),
        new("matchExpressions are not read", "Labels/LabelSelector.cs", "if (!expression.Matches(labels)) return false;", "_ = expression;"),
        new("an empty from admits nobody", "Reachability/PolicyReader.cs", "if (peers.IsEmpty) reasons.Add(new(policy.Policy, index, null, open), default);", ""),
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
        new("only the destination's side counts", "Matrix/ReachabilityMatrix.cs", "return ingress.IsEmpty ? ingress : ingress.Intersect(source.Rows.Egress.Admits(destination.Identity, _byAddress));", "return ingress;"),
        new("a namespace without an object has no label", "Snapshots/Namespace.cs", "new(name, LabelSet.Of((NameLabel, name))) { IsDeclared = false }", "new(name, LabelSet.Empty) { IsDeclared = false }"),
        new("the last port of a range is left out", "Sets/Connectivity.cs", "((int)range.Protocol * Width) + range.Last + 1)", "((int)range.Protocol * Width) + Math.Max(range.First + 1, range.Last))"),
        new("runs with a gap of one are merged", "Sets/IntegerSet.cs", "if (changes.Count > 0 && changes[^1] >= first)", "if (changes.Count > 0 && changes[^1] + 1 >= first)"),
        new("pods are grouped by matchLabels' keys alone", "Matrix/Identities/PolicyReads.cs", "foreach (var expression in selector.MatchExpressions) _keys.Add(expression.Key);", ""),
        new("pods in and outside an ipBlock are one identity", "Matrix/Identities/AddressClasses.cs", "_classes[at] = name;", "_classes[at] = name * 0;"),
        new("every plugin matches pods by their address", "Reachability/PolicyReader.cs", "snapshot.Plugin.MatchesPodsByAddress && !isNode", "!isNode"),
        new("every plugin enforces policies", "Matrix/Compiling/MatrixInput.cs", "snapshot.Plugin.Enforces ? ", "true ? "),
        new("a hostNetwork pod's verdict is sure", "Reachability/Doubts.cs", "if (source.Pod is { HostNetwork: true } s)", "if (source.Pod is { HostNetwork: true, Name: \"\" } s)"),
        new("addresses are not cut behind an ipBlock", "Matrix/Identities/OutsideRanges.cs", "if (cidr.Last != IpAddress.Last(v6)) cuts.Add(cidr.Last.Value + 1);", ""),
        new("a block's exceptions are in its set", "Matrix/Identities/OutsideRanges.cs", "if (first > next && first < end) yield return (next, first);\n            next = Math.Max(next, holeEnd);", "_ = holeEnd;"),
        new("an identity is the same in every namespace", "Matrix/Identities/PodProjection.cs", "return new(ns, labels, LayoutOf(pod, keep: true)!.Value", "return new(0, labels, LayoutOf(pod, keep: true)!.Value"),
        new("named ports do not tell identities apart", "Matrix/Identities/PodProjection.cs", "return new(ns, labels, LayoutOf(pod, keep: true)!.Value, ", "return new(ns, labels, 0, "),
        new("NotIn with numbers is In", "Matrix/Indexing/CompiledSelector.cs", "case LabelOperator.NotIn: return !pairs.ContainsAny(Pairs);", "case LabelOperator.NotIn: return pairs.ContainsAny(Pairs);"),
        new("the items of several values are not in order", "Matrix/Indexing/LabelIndex.cs", "if (wanted.Length > 1) found.Sort(before, found.Count - before, null);", ""),
        new("scattered namespaces are the whole cluster", "Matrix/Rows/PeerSets.cs", "return IntegerSet.OfAscending(CollectionsMarshal.AsSpan(found)).Intersect(IdentitiesIn(namespaces));", "return IntegerSet.OfAscending(CollectionsMarshal.AsSpan(found));"),
        new("rules with names are the same on every pod", "Matrix/Rows/RowTable.cs", "direction == PolicyType.Ingress && readsNames ? subjectPorts : []", "[]"),
        new("an egress rule's names stand for nothing", "Matrix/Rows/RowTable.cs", "if (rule.HasNames)\n            foreach (var (ports, bearers) in identities.Layouts)", "if (rule.HasNames)\n            foreach (var (ports, bearers) in identities.Layouts.Take(0))"),
        new("the second of two overlapping rules is lost", "Matrix/Rows/RowTable.cs", "cut[i] = new(both, cut[i].Peers.Union(part.Peers));", "cut[i] = new(both, cut[i].Peers);"),
        new("what is not shared by two rules is lost", "Matrix/Rows/RowTable.cs", "if (!without.IsEmpty) cut.Add(cut[i] with { Ports = without });", ""),
        new("a policy without rules does not isolate", "Matrix/Rows/RowTable.cs", "isIsolated = true;", "isIsolated |= some.Length > 0;"),
    ];

    /// <summary>The name, for the runner.</summary>
    public override string ToString() => Name;
}
