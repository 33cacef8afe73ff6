using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Projecting;
using PolicyStudio.Cluster.Watching.Requests;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>Reads what the server sends about one kind. Pods, of which there are very many, go the straight way, all others through a tree.</summary>
internal sealed class KindDecoder(WatchedKind kind)
{
    private readonly PodEnvelope? _pods = kind.Kind == "Pod" ? new(new(new())) : null;

    /// <summary>Reads a page of a list.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="path">Where it was read.</param>
    /// <exception cref="ManifestSyntaxException">It is not a list of the API, or an item is no object.</exception>
    public KindPage Page(ReadOnlySpan<byte> json, string path)
    {
        if (_pods?.ReadPage(json) is { } pods && pods.Pods.All(IsOfServer))
            return new([.. pods.Pods.Select(Read)], pods.ResourceVersion, pods.Continue);
        var page = ListPage.Parse(json, kind.Omitted);
        return new([.. page.Items.Select(i => WatchedObject.Read(kind, i, path))], page.ResourceVersion, page.Continue);
    }

    /// <summary>Reads an event of a watch.</summary>
    /// <param name="line">The line.</param>
    /// <param name="path">Where it was read.</param>
    /// <exception cref="ManifestSyntaxException">It is not an event, or the object is none.</exception>
    /// <exception cref="ApiRefusedException">It is an ERROR event.</exception>
    public KindEvent Event(ReadOnlySpan<byte> line, string path)
    {
        if (_pods is not null && _pods.TryReadEvent(line, out var type, out var pod) && IsOfServer(pod))
            return type == "DELETED" ? new(pod.ResourceVersion!, null, ReferenceOf(pod)) : new(pod.ResourceVersion!, Read(pod), null);
        var e = WatchEvent.Parse(line, kind.Omitted);
        return e.Type switch
        {
            WatchEventType.Changed => new(e.ResourceVersion, WatchedObject.Read(kind, e.Object, path), null),
            WatchEventType.Deleted => new(e.ResourceVersion, null, WatchedObject.ReferenceOf(kind, e.Object)),
            _ => new(e.ResourceVersion, null, null),
        };
    }

    private static bool IsOfServer(ProjectedPod pod) => pod is { ResourceVersion.Length: > 0, HasNamespace: true };

    private static WatchedObject Read(ProjectedPod pod) => new(ReferenceOf(pod), pod.ResourceVersion!, pod.Pod, []);

    private static ObjectReference ReferenceOf(ProjectedPod pod) => new("Pod", pod.Namespace, pod.Name);
}

/// <summary>A page of a list.</summary>
/// <param name="Objects">The objects.</param>
/// <param name="ResourceVersion">The version that the whole list has: the one to watch from.</param>
/// <param name="Continue">The token of the next page, or null on the last one.</param>
internal sealed record KindPage(IReadOnlyCollection<WatchedObject> Objects, string ResourceVersion, string? Continue);

/// <summary>An event of a watch; a bookmark has neither object nor reference.</summary>
/// <param name="ResourceVersion">The version from which a watch can be resumed.</param>
/// <param name="Kept">The object that is there, new or changed, or null.</param>
/// <param name="Gone">The object that is gone, or null.</param>
internal readonly record struct KindEvent(string ResourceVersion, WatchedObject? Kept, ObjectReference? Gone);
