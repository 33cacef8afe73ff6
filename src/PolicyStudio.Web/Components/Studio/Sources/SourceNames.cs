using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State;
using Endpoint = PolicyStudio.Engine.Reachability.Endpoint;

namespace PolicyStudio.Web.Components.Studio.Sources;

/// <summary>What people call an endpoint.</summary>
internal static class SourceNames
{
    /// <summary><c>web/storefront</c>, with the labels that tell its pods apart, or <c>outside, 0.0.0.0/0</c>.</summary>
    public static string Of(Endpoint endpoint) => Shown.Of(endpoint switch
    {
        WorkloadEndpoint { Labels.Count: > 0 } w => $"{w.Workload.Namespace}/{w.Workload.Name} {{{w.Labels}}}",
        WorkloadEndpoint w => $"{w.Workload.Namespace}/{w.Workload.Name}",
        PodEndpoint p => $"{p.Pod.Namespace}/{p.Pod.Name}",
        _ => Wording.Of(SourcesTexts.Outside, Range((AddressEndpoint)endpoint)),
    }, 120);

    /// <summary>The name without the namespace.</summary>
    public static string Short(Endpoint endpoint) => endpoint is WorkloadEndpoint w ? Shown.Of(w.Workload.Name, 60) : SourcesTexts.TheOutside;

    /// <summary>Kind and number of pods, or the addresses, cut beyond a limit of characters.</summary>
    public static string Details(SourceRow row, int limit = 80) => row.Edge.After.Peer switch
    {
        WorkloadEndpoint w => Wording.Of(SourcesTexts.Details, w.Workload.Reference.Kind, w.Representative.HostNetwork ? Wording.Of(SourcesTexts.Details, PodsOf(w), "hostNetwork") : PodsOf(w)),
        _ => Shown.Of(string.Join(", ", row.Edges.Select(e => Range((AddressEndpoint)e.After.Peer))), limit),
    };

    private static string PodsOf(WorkloadEndpoint w) =>
        w.Representative.IsFromTemplate ? SourcesTexts.NoLivePod : Wording.Count(SourcesTexts.Pods, w.Pods.Length);

    private static bool IsEverything(Endpoint endpoint) =>
        endpoint is AddressEndpoint a && a.First.Value == 0 && a.Last == Engine.Policies.IpAddress.Last(a.First.IsV6);

    private static string Range(AddressEndpoint a) => IsEverything(a) ? a.First.IsV6 ? "::/0" : "0.0.0.0/0" : a.Id;
}
