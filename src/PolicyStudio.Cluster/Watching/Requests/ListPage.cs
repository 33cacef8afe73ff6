using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Watching.Requests;

/// <summary>One page of a list.</summary>
/// <param name="Items">The objects.</param>
/// <param name="ResourceVersion">The version that the whole list has: the one to watch from.</param>
/// <param name="Continue">The token of the next page, or null on the last one.</param>
internal sealed record ListPage(ImmutableArray<ManifestNode> Items, string ResourceVersion, string? Continue)
{
    /// <summary>Reads a page.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="omitted">Names of fields to leave out.</param>
    /// <exception cref="ManifestSyntaxException">The bytes are not a list of the API.</exception>
    public static ListPage Parse(ReadOnlySpan<byte> json, ImmutableArray<string> omitted)
    {
        var list = JsonDocuments.ParseWithout(json, omitted) as MappingNode;
        var metadata = list?["metadata"] as MappingNode;
        if (metadata?["resourceVersion"] is not ScalarNode { Kind: ScalarKind.String, Text.Length: > 0 } version)
            throw new ManifestSyntaxException("the answer is not a list of the Kubernetes API", 1, 1);
        var items = (list!["items"] as SequenceNode)?.Items ?? [];
        var next = (metadata["continue"] as ScalarNode)?.Text;
        return new(items, version.Text, string.IsNullOrEmpty(next) ? null : next);
    }
}
