using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Plugins;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Watching.Folding;

/// <summary>What has changed since the last snapshot. Guarded by its store.</summary>
internal sealed class PendingChanges
{
    private readonly Dictionary<ObjectReference, object?> _values = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => NeedsAll || _values.Count > 0;

    /// <summary>How many objects have changed.</summary>
    public int Count => _values.Count;

    /// <summary>Whether more has changed than single objects: the snapshot is made anew.</summary>
    public bool NeedsAll { get; private set; }

    /// <summary>Whether one of the objects tells, or told, of a network plugin.</summary>
    public bool MovesPlugin { get; private set; }

    /// <summary>More has changed than single objects.</summary>
    public void AddAll() => NeedsAll = true;

    /// <summary>An object has changed, has come or has gone.</summary>
    public void Add(WatchedObject? before, WatchedObject? after)
    {
        if (before?.Value is null && after?.Value is null && !HasFindings(before) && !HasFindings(after)) return;
        // A budget's status moves with every pod of its own; what it says of the network does not.
        if (before?.Value is SurroundingFacts was && was.Equals(after?.Value)) return;
        NeedsAll |= HasFindings(before) || HasFindings(after) || !IsSingle(before) || !IsSingle(after);
        MovesPlugin |= IsOfPlugin(before?.Value) || IsOfPlugin(after?.Value);
        _values[(after ?? before)!.Reference] = after?.Value;
    }

    /// <summary>The objects to put into the last snapshot, and those to take out.</summary>
    public SnapshotDelta ToDelta() => new()
    {
        Namespaces = [.. _values.Values.OfType<Namespace>()],
        Pods = [.. _values.Values.OfType<Pod>()],
        Controllers = [.. _values.Values.OfType<Controller>()],
        Services = [.. _values.Values.OfType<Service>()],
        Policies = [.. _values.Values.OfType<NetworkPolicy>()],
        Removed = [.. _values.Where(v => v.Value is null).Select(v => v.Key)],
    };

    private static bool HasFindings(WatchedObject? value) => value is { Findings.IsEmpty: false };

    // Others, such as policies of other kinds, are not many and seldom change. One without a namespace may have the name of another for the
    // engine, which has to be said.
    private static bool IsSingle(WatchedObject? value) =>
        value?.Value is null or Namespace || (value.Value is Pod or Controller or Service or NetworkPolicy && value.Reference.Namespace is not null);

    private static bool IsOfPlugin(object? value) => value switch
    {
        Pod pod => NetworkPlugin.Of(pod.Namespace, pod.Labels) is not null,
        Controller { Reference.Kind: "DaemonSet" } controller => NetworkPlugin.Of(controller.Reference.Namespace!, controller.Template.Labels) is not null,
        _ => false,
    };
}
