using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Parts;

/// <summary>Pods of one namespace that no selector of the snapshot tells apart, with the same ports: asked once for all of them.</summary>
internal sealed class PodGroup(Namespace ns, LabelSet labels, Pod representative)
{
    private readonly SortedSet<ObjectReference> _workloads = [];

    /// <summary>The pods' namespace.</summary>
    public Namespace Namespace { get; } = ns;

    /// <summary>Their labels, as far as some selector reads them.</summary>
    public LabelSet Labels { get; } = labels;

    /// <summary>One of the pods.</summary>
    public Pod Representative { get; } = representative;

    /// <summary>Whether they have their nodes' addresses.</summary>
    public bool HostNetwork => Representative.HostNetwork;

    /// <summary>The ports they declare.</summary>
    public ImmutableArray<ContainerPort> Ports => Representative.Ports;

    /// <summary>The workloads they belong to.</summary>
    public IReadOnlyCollection<ObjectReference> Workloads => _workloads;

    public void Add(ObjectReference workload) => _workloads.Add(workload);
}
