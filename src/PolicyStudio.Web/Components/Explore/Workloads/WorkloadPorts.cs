using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Changes;
using PolicyStudio.Web.Components.Explore.Parts;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State.Exploring;

namespace PolicyStudio.Web.Components.Explore.Workloads;

/// <summary>What a workload has to do with the addresses outside.</summary>
internal static class WorkloadPorts
{
    /// <summary>The ports that are open from or towards some address outside, and to how much of it.</summary>
    public static string Outside(ExplorerFacts facts, Workload workload, PolicyType direction)
    {
        var engine = facts.Coverage.Engine;
        var open = (from endpoint in engine.Workloads.Where(e => ReferenceEquals(e.Workload, workload))
                    from outside in engine.Outside
                    let ports = direction == PolicyType.Ingress ? engine.Connect(outside, endpoint) : engine.Connect(endpoint, outside)
                    where !ports.IsEmpty
                    select (outside.Id, Ports: ports)).ToList();
        var all = open.Aggregate(Connectivity.None, (sum, o) => sum.Union(o.Ports));
        var addresses = open.Select(o => o.Id).Distinct().ToList();
        var where = addresses.Count == engine.Outside.Length ? WorkloadsTexts.EveryAddress : addresses.Count > 3 ? Wording.Of(ExploreTexts.ListAndMore, string.Join(", ", addresses.Take(3)), addresses.Count - 3) : string.Join(", ", addresses);
        return Wording.Of(WorkloadsTexts.PortsWhere, Unbroken.Ports(Shown.Of(PortWords.Of(all), 120)), where);
    }
}
