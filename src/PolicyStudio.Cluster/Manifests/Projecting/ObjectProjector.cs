using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Projecting.Parts;

namespace PolicyStudio.Cluster.Manifests.Projecting;

/// <summary>Reads the items of a list of any kind straight from their bytes, where it knows the kind and finds all as it should be.</summary>
/// <param name="pool">What the objects read so far have in common.</param>
internal sealed class ObjectProjector(ValuePool pool)
{
    // An item of a list stands two levels deep.
    private const int MaxDepth = DocumentLimits.MaxDepth - 2;

    // Each value takes two bytes at the least, its separator included.
    private const int MaxBytes = 2 * DocumentLimits.MaxNodes;

    private readonly JsonIndex _index = new();
    private readonly PodProjector _pods = new(pool);
    private readonly ControllerProjector _controllers = new(pool);
    private readonly ServiceProjector _services = new(pool);
    private readonly PolicyProjector _policies = new(pool);
    private readonly NamespaceProjector _namespaces = new(pool);

    /// <summary>Where in its bytes the name of the policy stands that was read last.</summary>
    public int PolicyNameAt => _policies.NameAt;

    /// <summary>Reads a pod.</summary>
    /// <param name="utf8">The object's bytes, from brace to brace.</param>
    /// <param name="kind">What the list says it is.</param>
    /// <param name="pod">The pod, or its reference alone when it has ended.</param>
    /// <returns>False when it is another kind, or must be read the long way.</returns>
    public bool TryReadPod(ReadOnlySpan<byte> utf8, ObjectKind kind, out ProjectedPod pod)
    {
        pod = default;
        if (utf8.Length > MaxBytes || (kind.Kind.Length > 0 && kind != new ObjectKind("v1", "Pod"))) return false;
        var json = new JsonCursor(utf8, _index, MaxDepth);
        return _pods.TryRead(ref json, kind.Kind.Length > 0, out pod) && json.IsAtEnd;
    }

    /// <summary>Reads an object of another kind.</summary>
    /// <param name="utf8">The object's bytes, from brace to brace.</param>
    /// <param name="kind">What the list says it is.</param>
    /// <returns>The object, or null when it must be read the long way.</returns>
    public object? ReadOther(ReadOnlySpan<byte> utf8, ObjectKind kind)
    {
        if (utf8.Length > MaxBytes) return null;
        if (kind.Kind.Length == 0) kind = KindOf(utf8);
        var json = new JsonCursor(utf8, _index, MaxDepth);
        if (kind.IsController) return _controllers.TryRead(ref json, kind, out var controller) && json.IsAtEnd ? controller : null;
        if (kind == ObjectKind.NetworkPolicy) return _policies.TryRead(ref json, out var policy) && json.IsAtEnd ? policy : null;
        if (kind == new ObjectKind("v1", "Namespace")) return _namespaces.TryRead(ref json, out var ns) && json.IsAtEnd ? ns : null;
        return kind == new ObjectKind("v1", "Service") && _services.TryRead(ref json, out var service) && json.IsAtEnd ? service : null;
    }

    // What an object says of itself at its beginning, in the order in which API servers write it.
    private ObjectKind KindOf(ReadOnlySpan<byte> utf8)
    {
        var json = new JsonCursor(utf8, _index, MaxDepth);
        return json.Opens(out _) && json.Next(out var first) && first.SequenceEqual("apiVersion"u8) && json.Text(out var version, out _)
            && json.Next(out var second) && second.SequenceEqual("kind"u8) && json.Text(out var kind, out _)
            ? new(pool.Text(version), pool.Text(kind)) : new("", "");
    }
}
