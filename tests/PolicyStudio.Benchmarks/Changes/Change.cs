using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Changes;

/// <summary>Something that happens to a cluster: how a matrix takes it, and what the cluster is afterwards for a full recomputation.</summary>
internal abstract record Change
{
    /// <summary>The timed operation.</summary>
    public abstract MeasuredMatrix Apply(MeasuredMatrix matrix);

    /// <summary>The cluster afterwards.</summary>
    public abstract ClusterSnapshot After(ClusterSnapshot before);

    /// <summary>The pods whose connections may have changed and that are there afterwards; others' never do but with them.</summary>
    public abstract IEnumerable<ObjectReference> Touched(ClusterSnapshot before);
}

/// <summary>A pod gets other labels.</summary>
internal sealed record PodRelabelled(int Pod, LabelSet Labels) : Change
{
    public override MeasuredMatrix Apply(MeasuredMatrix matrix) => EngineOperations.RelabelPod(matrix, Pod, Labels);

    public override ClusterSnapshot After(ClusterSnapshot before) => before.With(pods: before.Pods.SetItem(Pod, before.Pods[Pod] with { Labels = Labels }));

    public override IEnumerable<ObjectReference> Touched(ClusterSnapshot before) => [before.Pods[Pod].Reference];
}

/// <summary>A policy takes the place of the one of its name.</summary>
internal sealed record PolicyEdited(NetworkPolicy Policy) : Change
{
    public override MeasuredMatrix Apply(MeasuredMatrix matrix) => EngineOperations.EditPolicy(matrix, Policy);

    public override ClusterSnapshot After(ClusterSnapshot before) => before.With(policies: before.Policies.Select(p => p.Reference == Policy.Reference ? Policy : p));

    public override IEnumerable<ObjectReference> Touched(ClusterSnapshot before)
    {
        var was = before.FindPolicy(Policy.Namespace, Policy.Name)!.PodSelector;
        return before.Pods.Where(p => p.Namespace == Policy.Namespace && (was.Matches(p.Labels) || Policy.PodSelector.Matches(p.Labels))).Select(p => p.Reference);
    }
}

/// <summary>A namespace gets other labels.</summary>
internal sealed record NamespaceRelabelled(string Namespace, LabelSet Labels) : Change
{
    public override MeasuredMatrix Apply(MeasuredMatrix matrix) => EngineOperations.RelabelNamespace(matrix, Namespace, Labels);

    public override ClusterSnapshot After(ClusterSnapshot before) =>
        before.With(namespaces: before.Namespaces.Select(n => n.Name == Namespace ? n with { Labels = Labels } : n));

    public override IEnumerable<ObjectReference> Touched(ClusterSnapshot before) => before.Pods.Where(p => p.Namespace == Namespace).Select(p => p.Reference);
}

/// <summary>A pod comes.</summary>
internal sealed record PodAdded(Pod Pod) : Change
{
    public override MeasuredMatrix Apply(MeasuredMatrix matrix) => EngineOperations.AddPod(matrix, Pod);

    public override ClusterSnapshot After(ClusterSnapshot before) => before.With(pods: before.Pods.Append(Pod));

    public override IEnumerable<ObjectReference> Touched(ClusterSnapshot before) => [Pod.Reference];
}

/// <summary>A pod goes.</summary>
internal sealed record PodRemoved(int Pod) : Change
{
    public override MeasuredMatrix Apply(MeasuredMatrix matrix) => EngineOperations.RemovePod(matrix, Pod);

    public override ClusterSnapshot After(ClusterSnapshot before) => before.With(pods: before.Pods.RemoveAt(Pod));

    public override IEnumerable<ObjectReference> Touched(ClusterSnapshot before) => [];
}
