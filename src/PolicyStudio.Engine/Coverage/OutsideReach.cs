using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Coverage;

/// <summary>Whether addresses outside may connect to pods, and pods to them.</summary>
internal sealed class OutsideReach(ReachabilityEngine engine)
{
    private readonly List<MatrixEnd> _outside = [.. engine.Outside.Select(engine.EndOf)];
    private readonly NodeOutcomes _nodes = new(engine);

    /// <summary>What a group of pods has to do with the outside; allowed where some address is.</summary>
    public Outcome Of(WorkloadEndpoint endpoint, PolicyType direction)
    {
        // Services need not select what policies select: what stands in front is looked up for each group.
        if (endpoint.Representative.HostNetwork || (direction == PolicyType.Ingress && IsExposed(endpoint)))
            return _outside.Select(o => direction == PolicyType.Ingress ? _nodes.Outside(o.Endpoint, endpoint) : _nodes.Outside(endpoint, o.Endpoint))
                .Aggregate(Outcome.Denied, ClassReach.Best);
        var end = engine.EndOf(endpoint);
        var row = direction == PolicyType.Ingress ? end.Rows.Ingress : end.Rows.Egress;
        return _outside.Exists(o => !engine.Matrix.Admits(row, o.Identity).IsEmpty) ? Outcome.Allowed : Outcome.Denied;
    }

    private bool IsExposed(WorkloadEndpoint endpoint) => engine.Exposed.In(endpoint.Workload.Namespace).Any(s => endpoint.Pods.Any(s.Selects));
}
