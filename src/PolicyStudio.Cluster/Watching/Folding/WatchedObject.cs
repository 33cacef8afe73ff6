using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>An object as it came from the API server.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="ResourceVersion">Its version.</param>
/// <param name="Value">The engine's object, or what an object beside the network says about it (<see cref="SurroundingFacts"/>); null where it says nothing, as a pod that has ended.</param>
/// <param name="Findings">What in it could not be read.</param>
internal sealed record WatchedObject(ObjectReference Reference, string ResourceVersion, object? Value, ImmutableArray<Finding> Findings)
{
    /// <summary>Reads an object.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="node">The object.</param>
    /// <param name="path">Where it was read; null is the kind's preferred place.</param>
    /// <exception cref="ManifestSyntaxException">It has no name or version, so it is no object at all.</exception>
    public static WatchedObject Read(WatchedKind kind, ManifestNode node, string? path = null)
    {
        if (kind.AddOnPolicy is { } policyKind)
            return new(ReferenceOf(kind, node), VersionOf(node), OtherPolicyReader.Read(WatchedKind.GroupOf(path ?? kind.Paths[0]), policyKind, node), []);
        if (SurroundingReader.Reads(kind.Group, kind.Kind))
            return new(ReferenceOf(kind, node), VersionOf(node), SurroundingReader.Read(kind.Kind, node), []);
        var reader = new ObjectReader(kind.Kind);
        object? value = kind.Kind switch
        {
            "Namespace" => reader.Namespace(node),
            "Pod" => reader.Pod(node),
            "Service" => reader.Service(node),
            "NetworkPolicy" => reader.NetworkPolicy(node),
            _ => reader.Controller(kind.Kind, node),
        };
        var reference = ReferenceOf(kind, node);
        if (value is NetworkPolicy policy && HasError(reader, "spec"))
            value = AllowingNothing(policy, HasError(reader, "spec.podSelector"), HasError(reader, "spec.policyTypes"));
        return new(reference, VersionOf(node), value, [.. reader.Errors.Select(e => Unreadable(reference, e))]);
    }

    /// <summary>The object's name alone.</summary>
    /// <exception cref="ManifestSyntaxException">It has none.</exception>
    public static ObjectReference ReferenceOf(WatchedKind kind, ManifestNode node)
    {
        var metadata = (node as MappingNode)?["metadata"] as MappingNode;
        if (metadata?["name"] is not ScalarNode { Kind: ScalarKind.String, Text.Length: > 0 } name)
            throw new ManifestSyntaxException($"a {kind.Kind} has no name", 1, 1);
        return new(kind.Kind, (metadata["namespace"] as ScalarNode)?.Text, name.Text);
    }

    // A rule that was not understood must not open anything: a person sees too little allowed, and why, never too much.
    // Nor may a selector or a direction: what it isolates then is whatever it may isolate.
    private static NetworkPolicy AllowingNothing(NetworkPolicy policy, bool anyPod, bool anyDirection) => policy with
    {
        PodSelector = anyPod ? LabelSelector.Everything : policy.PodSelector,
        PolicyTypes = anyDirection ? [PolicyType.Ingress, PolicyType.Egress] : policy.PolicyTypes,
        Ingress = [],
        Egress = [],
    };

    private static bool HasError(ObjectReader reader, string path) => reader.Errors.Any(e => e.Path.StartsWith(path, StringComparison.Ordinal));

    private static Finding Unreadable(ObjectReference reference, ManifestError error) => new(
        "unreadable-field", reference.Kind == "NetworkPolicy" ? FindingLevel.Error : FindingLevel.Warning, reference,
        reference.Kind == "NetworkPolicy" && error.Path.StartsWith("spec", StringComparison.Ordinal)
            ? $"{error.Message}. The policy is drawn as allowing nothing, because it was not understood"
            : error.Message,
        error.Path);

    private static string VersionOf(ManifestNode node) =>
        (((node as MappingNode)?["metadata"] as MappingNode)?["resourceVersion"] as ScalarNode)?.Text
        ?? throw new ManifestSyntaxException("an object has no resourceVersion", 1, 1);
}
