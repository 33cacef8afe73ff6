using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>A few objects to put into a snapshot, each in the place of the one of its kind and name where there is one, and a few to take out.</summary>
public sealed record SnapshotDelta
{
    /// <summary>Namespaces to put.</summary>
    public IReadOnlyCollection<Namespace> Namespaces { get; init; } = [];

    /// <summary>Pods to put.</summary>
    public IReadOnlyCollection<Pod> Pods { get; init; } = [];

    /// <summary>Controllers to put.</summary>
    public IReadOnlyCollection<Controller> Controllers { get; init; } = [];

    /// <summary>Services to put.</summary>
    public IReadOnlyCollection<Service> Services { get; init; } = [];

    /// <summary>Policies to put.</summary>
    public IReadOnlyCollection<NetworkPolicy> Policies { get; init; } = [];

    /// <summary>Objects to take out; those that are not there are gone already.</summary>
    public IReadOnlyCollection<ObjectReference> Removed { get; init; } = [];

    internal IEnumerable<ObjectKey> RemovedOf(string kind) => Removed.Where(r => r.Kind == kind).Select(r => (ObjectKey)r);

    internal IEnumerable<ObjectKey> RemovedControllers =>
        Removed.Where(r => r.Kind is not ("Namespace" or "Pod" or "Service" or "NetworkPolicy")).Select(r => (ObjectKey)r);
}
