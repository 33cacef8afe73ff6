using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Reading;

/// <summary>Reads a NetworkPolicy strictly: read loosely, a mistyped podSelector would select the whole namespace.</summary>
internal static class NetworkPolicyReader
{
    private static readonly string[] TypeNames = Enum.GetNames<PolicyType>();

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
        var metadata = Metadata.Read(root, isStrict: true);
        var spec = root["spec"];
        if (!spec.IsPresent) spec.Error("is required: without it the policy would select every pod of the namespace; write podSelector: {} to mean that");
        spec.OnlyKnows("podSelector", "policyTypes", "ingress", "egress");
        if (spec["podSelector"] is { IsPresent: false, Node: not null } blank) blank.Error("is null; write {} to select every pod of the namespace");
        var ingress = spec["ingress"].Items().Select(r => { var (peers, ports) = Rule(r, "from"); return new IngressRule(peers, ports); }).ToImmutableArray();
        var egress = spec["egress"].Items().Select(r => { var (peers, ports) = Rule(r, "to"); return new EgressRule(peers, ports); }).ToImmutableArray();
        var types = PolicyTypes(spec["policyTypes"]);
        return new()
        {
            Namespace = metadata.Namespace,
            Name = metadata.Name,
            PodSelector = spec["podSelector"].IsPresent ? SelectorReader.Read(spec["podSelector"], isStrict: true) : LabelSelector.Everything,
            PolicyTypes = types.IsEmpty ? NetworkPolicy.DefaultPolicyTypes(!egress.IsEmpty) : types,
            HasDefaultPolicyTypes = types.IsEmpty,
            Ingress = ingress,
            Egress = egress,
            Version = metadata.Version,
            Manager = metadata.Manager,
        };
    }

    private static ImmutableArray<PolicyType> PolicyTypes(Field field)
    {
        var items = field.Items().ToList();
        if (items.Count > 2) field.Error("has more than two entries; Ingress and Egress are all there is");
        return [.. items.Select(PolicyTypeOf).OfType<PolicyType>().Distinct().Order()];
    }

    private static PolicyType? PolicyTypeOf(Field type)
    {
        if (type.RequiredText() is not { Length: > 0 } text) return null;
        if (TypeNames.Contains(text)) return Enum.Parse<PolicyType>(text);
        type.Error($"'{text}' is not a policy type{NearestName.DidYouMean(text, TypeNames)}");
        return null;
    }

    private static (ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports) Rule(Field rule, string peersField)
    {
        if (!rule.IsPresent) rule.Error("a rule must be a mapping, not null; an empty one, {}, allows everything");
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
        var cidr = ReadCidr(block["cidr"]);
        var except = block["except"].Items().Select(ReadCidr).ToList();
        // Against a range that could not be read nothing can be judged, and of one hole that could not be read the others' places would be wrong.
        return cidr is { } range && !except.Contains(null) ? new(range, [.. except.OfType<Cidr>()]) : new(cidr ?? default, []);
    }

    private static Cidr? ReadCidr(Field field)
    {
        if (field.RequiredText() is not { Length: > 0 } text) return null;
        if (Cidr.TryParse(text, out var cidr)) return cidr;
        field.Error($"'{text}' is not a CIDR such as 10.0.0.0/8 or 2001:db8::/32{CidrHint.For(text)}");
        return null;
    }

    internal static PolicyPort Port(Field field)
    {
        if (!field.IsPresent) field.Error("a port must be a mapping, not null; an empty one, {}, is every TCP port");
        field.OnlyKnows("protocol", "port", "endPort");
        var (protocol, port) = (field["protocol"].Protocol(), field["port"]);
        var name = port.Node is ScalarNode { Kind: ScalarKind.String } scalar ? scalar.Text : null;
        var number = name is null ? port.PortNumber() : null;
        var end = field["endPort"].PortNumber();
        // The end of a range is not judged when its beginning could not be read.
        return new(protocol, number, name, port.IsPresent && number is null && name is null ? null : end);
    }
}
