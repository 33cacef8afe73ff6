using PolicyStudio.Cluster.Watching;

namespace PolicyStudio.Web.State;

/// <summary>Everything that a view is computed from. Immutable: replaced whole.</summary>
/// <param name="Cluster">The cluster as it is known.</param>
/// <param name="Address">What is asked.</param>
/// <param name="History">The draft, with what it was before.</param>
/// <param name="IsApplying">Whether the draft is being written: until that ends, what the cluster shows already stays in it.</param>
public sealed record StudioInputs(ClusterState Cluster, StudioAddress Address, DraftHistory History, bool IsApplying = false)
{
    /// <summary>With a newer state of the cluster; what it has of the draft already leaves the draft.</summary>
    public StudioInputs With(ClusterState cluster) => (this with { Cluster = cluster }).Settled();

    /// <summary>Applying begins, or ends.</summary>
    public StudioInputs Applying(bool isApplying) => (this with { IsApplying = isApplying }).Settled();

    private StudioInputs Settled() =>
        IsApplying || Cluster.Snapshot is not { } snapshot ? this : this with { History = History.Against(snapshot) };
}
