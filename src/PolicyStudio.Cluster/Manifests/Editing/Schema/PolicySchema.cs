namespace PolicyStudio.Cluster.Manifests.Editing.Schema;

/// <summary>The fields of a NetworkPolicy, in the order in which the writer has them.</summary>
internal static class PolicySchema
{
    public static readonly SchemaType Text = new("string", SchemaShape.Text);

    public static readonly SchemaType Labels = new("map[string]string", SchemaShape.Labels);

    public static readonly SchemaType Selector = Mapping("LabelSelector",
        new("matchLabels", Labels),
        new("matchExpressions", List(Mapping("LabelSelectorRequirement",
            new("key", Text), new("operator", OneOf("string", "In", "NotIn", "Exists", "DoesNotExist")), new("values", List(Text))))));

    private static readonly SchemaType Cidr = new("string", SchemaShape.Cidr);

    private static readonly SchemaType PortNumber = new("int32", SchemaShape.Port);

    private static readonly SchemaType Peer = Mapping("NetworkPolicyPeer",
        new("namespaceSelector", Selector), new("podSelector", Selector), new("ipBlock", Mapping("IPBlock", new("cidr", Cidr), new("except", List(Cidr)))));

    private static readonly SchemaType Port = Mapping("NetworkPolicyPort",
        new("protocol", OneOf("string", "TCP", "UDP", "SCTP")) { Default = "\"TCP\"" },
        new("port", new("IntOrString", SchemaShape.Port)),
        new("endPort", PortNumber));

    public static readonly SchemaType PolicyTypes = List(OneOf("string", "Ingress", "Egress"));

    private static readonly SchemaType Spec = Mapping("NetworkPolicySpec",
        new("podSelector", Selector) { Default = "{}" },
        new("policyTypes", PolicyTypes),
        new("ingress", List(Mapping("NetworkPolicyIngressRule", new("from", List(Peer)), new("ports", List(Port))))),
        new("egress", List(Mapping("NetworkPolicyEgressRule", new("to", List(Peer)), new("ports", List(Port))))));

    private static readonly SchemaType Metadata = Mapping("ObjectMeta",
        new("name", Text),
        new("namespace", Text) { Default = "\"default\"" },
        new("labels", Labels) { IsOwned = false },
        new("annotations", Labels) { IsOwned = false });

    /// <summary>The whole document.</summary>
    public static readonly SchemaType Document = Mapping("NetworkPolicy",
        new("apiVersion", OneOf("string", "networking.k8s.io/v1")) { IsOwned = false },
        new("kind", OneOf("string", "NetworkPolicy")) { IsOwned = false },
        new("metadata", Metadata),
        new("spec", Spec));

    private static SchemaType Mapping(string name, params SchemaField[] fields) => new(name, SchemaShape.Mapping) { Fields = [.. fields] };

    private static SchemaType List(SchemaType item) => new("[]" + item.Name, SchemaShape.List) { Item = item };

    private static SchemaType OneOf(string name, params string[] values) => new(name, SchemaShape.Text) { Values = [.. values] };
}
