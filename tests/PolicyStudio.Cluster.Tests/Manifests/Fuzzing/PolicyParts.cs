using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

/// <summary>What a part of a NetworkPolicy is, by where it stands.</summary>
internal enum PartRole
{
    Mapping,
    Labels,
    LabelValue,
    ListOfMappings,
    ListOfTexts,
    Port,
    Protocol,
    Cidr,
    Operator,
    LabelKey,
    PolicyType,
    Name,
    ApiVersion,
    Kind,
}

/// <summary>A part of a NetworkPolicy.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Path">The keys and indices that lead to it.</param>
/// <param name="Node">The part.</param>
internal sealed record PolicyPart(PartRole Role, IReadOnlyList<object> Path, ManifestNode Node)
{
    /// <summary>Every part of a policy whose form is fixed.</summary>
    public static IEnumerable<PolicyPart> Of(ManifestNode node) => Walk(node, [], PartRole.Mapping);

    private static IEnumerable<PolicyPart> Walk(ManifestNode node, IReadOnlyList<object> path, PartRole role)
    {
        yield return new(role, path, node);
        if (node is MappingNode mapping && role is PartRole.Mapping or PartRole.Labels)
            foreach (var entry in ((MappingNode)node).Entries)
                if (role == PartRole.Labels || RoleOf(entry.Key) is not null)
                    foreach (var part in Walk(entry.Value, [.. path, entry.Key], role == PartRole.Labels ? PartRole.LabelValue : RoleOf(entry.Key)!.Value))
                        yield return part;
        if (node is not SequenceNode sequence) yield break;
        for (var i = 0; i < sequence.Items.Length; i++)
            if (role == PartRole.ListOfMappings || path[^1] is "policyTypes" or "except")
                foreach (var part in Walk(sequence.Items[i], [.. path, i], role == PartRole.ListOfMappings ? PartRole.Mapping : path[^1] is "except" ? PartRole.Cidr : PartRole.PolicyType))
                    yield return part;
    }

    private static PartRole? RoleOf(string key) => key switch
    {
        "apiVersion" => PartRole.ApiVersion,
        "kind" => PartRole.Kind,
        "name" or "namespace" => PartRole.Name,
        "metadata" or "spec" or "podSelector" or "namespaceSelector" or "ipBlock" => PartRole.Mapping,
        "matchLabels" or "labels" => PartRole.Labels,
        "ingress" or "egress" or "from" or "to" or "ports" or "matchExpressions" => PartRole.ListOfMappings,
        "policyTypes" or "values" or "except" => PartRole.ListOfTexts,
        "port" or "endPort" => PartRole.Port,
        "protocol" => PartRole.Protocol,
        "cidr" => PartRole.Cidr,
        "operator" => PartRole.Operator,
        "key" => PartRole.LabelKey,
        _ => null,
    };
}
