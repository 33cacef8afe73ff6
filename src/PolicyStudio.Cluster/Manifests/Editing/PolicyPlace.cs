using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Editing.Trees;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Editing;

/// <summary>Finds the NetworkPolicies of a text.</summary>
internal static class PolicyPlace
{
    /// <summary>The document of a policy: the one of its name, or the first where none has it and it is being renamed.</summary>
    public static TextMapping? Of(ImmutableArray<TextNode> documents, NetworkPolicy policy)
    {
        var all = All(documents).ToList();
        return all.FirstOrDefault(p => Name(p, "name") == policy.Name && (Name(p, "namespace") ?? "default") == policy.Namespace) ?? all.FirstOrDefault();
    }

    /// <summary>All of them, those in lists included.</summary>
    public static IEnumerable<TextMapping> All(ImmutableArray<TextNode> documents) => documents.OfType<TextMapping>().SelectMany(d => Objects(d, "NetworkPolicy"));

    private static IEnumerable<TextMapping> Objects(TextMapping document, string otherwise)
    {
        var kind = Text(document["kind"]?.Value) ?? otherwise;
        if (kind == "NetworkPolicy") return document["spec"] is null && document["metadata"] is null ? [] : [document];
        return kind is "List" or "NetworkPolicyList" && document["items"]?.Value is TextSequence items
            ? items.Items.Select(i => i.Node).OfType<TextMapping>().SelectMany(m => Objects(m, kind == "List" ? "" : "NetworkPolicy")) : [];
    }

    private static string? Name(TextMapping policy, string field) =>
        Text((policy["metadata"]?.Value as TextMapping)?[field]?.Value) is { Length: > 0 } name ? name : null;

    private static string? Text(TextNode? node) => (node as TextScalar)?.Value;
}
