using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Watching.Requests;

/// <summary>One event of a watch.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Object">The object after it (before it, when deleted); of a bookmark only the version counts.</param>
/// <param name="ResourceVersion">The version from which a watch can be resumed.</param>
internal sealed record WatchEvent(WatchEventType Type, ManifestNode Object, string ResourceVersion)
{
    /// <summary>Reads one line of a watch.</summary>
    /// <param name="json">The line.</param>
    /// <param name="omitted">Names of fields to leave out.</param>
    /// <exception cref="ManifestSyntaxException">The line is not an event.</exception>
    /// <exception cref="ApiRefusedException">It is an ERROR event.</exception>
    public static WatchEvent Parse(ReadOnlySpan<byte> json, ImmutableArray<string> omitted)
    {
        var fields = JsonDocuments.ParseWithout(json, omitted) as MappingNode;
        var type = (fields?["type"] as ScalarNode)?.Text;
        if (type == "ERROR") throw ApiStatus.RefusalOf(fields!["object"]);
        var known = type switch
        {
            "ADDED" or "MODIFIED" => WatchEventType.Changed,
            "DELETED" => WatchEventType.Deleted,
            "BOOKMARK" => WatchEventType.Bookmark,
            _ => throw new ManifestSyntaxException("the answer is not an event of a watch", 1, 1),
        };
        if (fields!["object"] is not MappingNode body
            || (body["metadata"] as MappingNode)?["resourceVersion"] is not ScalarNode { Kind: ScalarKind.String, Text.Length: > 0 } version)
            throw new ManifestSyntaxException("an event has no object with a version", 1, 1);
        return new(known, body, version.Text);
    }
}

/// <summary>What an event of a watch says.</summary>
internal enum WatchEventType
{
    /// <summary>The object is there, new or changed.</summary>
    Changed,

    /// <summary>The object is gone.</summary>
    Deleted,

    /// <summary>Nothing happened up to this version.</summary>
    Bookmark,
}
