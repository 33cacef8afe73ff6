using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Reading;

/// <summary>Reads a NetworkPolicy strictly: read loosely, a mistyped podSelector would select the whole namespace.</summary>
internal static class NetworkPolicyReader
{
    // Every field of ObjectMeta, so that a mistyped one is found and none of a dump's is refused.
    private static readonly string[] MetadataFields =
    [
        "name", "namespace", "labels", "annotations", "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp",
        "deletionGracePeriodSeconds", "finalizers", "managedFields", "ownerReferences", "generateName", "selfLink", "clusterName",
    ];

    public static NetworkPolicy Read(Field root)
    {
        root.OnlyKnows("apiVersion", "kind", "metadata", "spec", "status");
        root["metadata"].OnlyKnows(MetadataFields);
        var metadata = Metadata.Read(root);
        var spec = root["spec"];
        spec.OnlyKnows("podSelector", "policyTypes", "ingress", "egress");
        var ingress = spec["ingress"].Items().Select(r => { var (peers, ports) = Rule(r, "from"); return new IngressRule(peers, ports); }).ToImmutableArray();
        var egress = spec["egress"].Items().Select(r => { var (peers, ports) = Rule(r, "to"); return new EgressRule(peers, ports); }).ToImmutableArray();
        var types = spec["policyTypes"].Items().Select(PolicyTypeOf).OfType<PolicyType>().Distinct().Order().ToImmutableArray();
        return new()
        {
            Namespace = metadata.Namespace,
            Name = metadata.Name,
            PodSelector = spec["podSelector"].IsPresent ? SelectorReader.Read(spec["podSelector"], isStrict: true) : LabelSelector.Everything,
            PolicyTypes = types.IsEmpty ? NetworkPolicy.DefaultPolicyTypes(!egress.IsEmpty) : types,
            Ingress = ingress,
            Egress = egress,
            Version = metadata.Version,
            Manager = metadata.Manager,
        };
    }

    private static PolicyType? PolicyTypeOf(Field type)
    {
        if (type.Text() is not { } text) return null;
        if (Enum.GetNames<PolicyType>().Contains(text)) return Enum.Parse<PolicyType>(text);
        type.Error($"'{text}' is not a policy type{NearestName.DidYouMean(text, Enum.GetNames<PolicyType>())}");
        return null;
    }

    private static (ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports) Rule(Field rule, string peersField)
    {
        if (!rule.IsPresent) rule.Error("a rule must be a mapping; an empty one, {}, allows everything");
        rule.OnlyKnows(peersField, "ports");
        return ([.. rule[peersField].Items().Select(ReadPeer)], [.. rule["ports"].Items().Select(Port)]);
    }

    private static Peer ReadPeer(Field peer)
    {
        peer.OnlyKnows("podSelector", "namespaceSelector", "ipBlock");
        LabelSelector? Selector(Field field) => field.IsPresent ? SelectorReader.Read(field, isStrict: true) : null;
        return new(Selector(peer["namespaceSelector"]), Selector(peer["podSelector"]), peer["ipBlock"].IsPresent ? Block(peer["ipBlock"]) : null);
    }

    internal static IpBlock Block(Field block)
    {
        block.OnlyKnows("cidr", "except");
        var cidr = block["cidr"];
        if (!cidr.IsPresent) block.Error("cidr is required");
        return new(ReadCidr(cidr) ?? default, [.. block["except"].Items().Select(ReadCidr).OfType<Cidr>()]);
    }

    private static Cidr? ReadCidr(Field field)
    {
        if (field.Text() is not { } text) return null;
        if (Cidr.TryParse(text, out var cidr)) return cidr;
        field.Error($"'{text}' is not a CIDR such as 10.0.0.0/8 or 2001:db8::/32");
        return null;
    }

    internal static PolicyPort Port(Field field)
    {
        field.OnlyKnows("protocol", "port", "endPort");
        var protocol = field["protocol"].Text() is not { } text ? Protocol.Tcp : ProtocolText.Parse(text);
        if (protocol is null) field["protocol"].Error("must be TCP, UDP or SCTP");
        var port = field["port"];
        var name = port.Node is ScalarNode { Kind: ScalarKind.String } scalar ? scalar.Text : null;
        return new(protocol ?? Protocol.Tcp, name is null ? port.Number() : null, name, field["endPort"].Number());
    }
}
