using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Text;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Planning;

/// <summary>What is said about endpoints and edges.</summary>
internal static class Wording
{
    public static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>What a target's peers are called.</summary>
    public static string Peers(PolicyType direction) => direction == PolicyType.Ingress ? "sources" : "destinations";

    /// <summary>What is said loudly where no policy isolates a target.</summary>
    public static (string Cause, string Effect) OpenToAll(PolicyType direction) => direction == PolicyType.Ingress
        ? ("No ingress policy selects it:", "open to everyone") : ("No egress policy selects it:", "free to reach everyone");

    /// <summary><c>web/storefront is newly denied to db/mysql on TCP 3306</c>.</summary>
    public static string Sentence(ReachabilityEdge edge, EdgeChange change, string asked)
    {
        var (source, verb) = edge.IsWithinTarget ? ($"{Name(edge.Source)}, its own replicas,", "are") : (Name(edge.Source), "is");
        var newly = change == EdgeChange.None ? "" : "newly ";
        return VisibleText.Of($"{source} {verb} {newly}{Word(edge.Outcome)} to {Name(edge.Destination)} on {asked}");
    }

    /// <summary><c>web/old was allowed to db/mysql on TCP 3306, and one of them is no longer there</c>.</summary>
    public static string Gone(EdgeDiff diff, string asked) => VisibleText.Of(
        $"{Name(diff.Before.Source)} was {Word(diff.Before.Outcome)} to {Name(diff.Before.Destination)} on {asked}, and one of them is no longer there");

    /// <summary>On which side of a comparison it is there; null where it is on both.</summary>
    public static string? Of(Presence presence) => presence switch { Presence.Added => "new", Presence.Removed => "removed", _ => null };

    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Allowed => "allowed",
        Outcome.Denied => "denied",
        _ => "undecidable",
    };

    /// <summary>The words on an edge that shouts; null for a calm one.</summary>
    public static string? Of(EdgeLook look) => look switch
    {
        EdgeLook.NewlyAllowed => "newly allowed",
        EdgeLook.NewlyDenied => "newly denied",
        EdgeLook.NewlyUndecidable => "newly undecidable",
        EdgeLook.Open => "open, no policy",
        _ => null,
    };

    /// <summary><c>StatefulSet, 2 pods</c>.</summary>
    public static string Kind(WorkloadEndpoint endpoint)
    {
        var kind = endpoint.Workload.Reference.Kind;
        return kind == "Pod" || endpoint.Representative.IsFromTemplate ? kind : $"{kind}, {Plural(endpoint.Pods.Length, "pod")}";
    }

    /// <summary>What a person should know about these pods before believing the picture.</summary>
    public static IEnumerable<string> Marks(WorkloadEndpoint endpoint)
    {
        if (endpoint.Representative.IsFromTemplate) yield return "no pods, judged from its template";
        if (endpoint.Representative.HostNetwork) yield return "hostNetwork";
        var terminating = endpoint.Pods.Count(p => p.IsTerminating);
        if (terminating > 0) yield return $"{terminating} terminating";
        var unready = endpoint.Pods.Count(p => !p.IsReady && !p.IsTerminating && !p.IsFromTemplate);
        if (unready > 0) yield return $"{unready} not ready";
        if (endpoint.Workload.Controller?.Manager is { } manager) yield return $"managed by {manager}";
    }

    /// <summary>A range as people write it: a CIDR where it is one, else first and last address.</summary>
    public static string Range(AddressEndpoint range)
    {
        var bits = range.First.IsV6 ? 128 : 32;
        for (var length = 0; length <= bits; length++)
            if (Cidr.TryParse($"{range.First}/{length}", out var cidr) && cidr.First == range.First && cidr.Last == range.Last)
                return cidr.ToString();
        return range.Id;
    }

    public static string Family(AddressEndpoint range) =>
        range.First == IpAddress.First(range.First.IsV6) && range.Last == IpAddress.Last(range.First.IsV6)
            ? range.First.IsV6 ? "every IPv6 address" : "every IPv4 address"
            : range.First == range.Last ? "one address" : range.First.IsV6 ? "IPv6 addresses" : "IPv4 addresses";

    /// <summary>The labels that tell a group of pods from the workload's others; null where there are no others.</summary>
    public static string? Group(WorkloadEndpoint endpoint) =>
        endpoint.Distinction.Length > 0 ? endpoint.Distinction
        : endpoint.Pods.Length < endpoint.Workload.Pods.Length ? "its other pods" : null;

    /// <summary>A namespace's labels as shown: without the one that all have and without the one that a switch shows.</summary>
    public static string Labels(LabelSet labels, string? switched) =>
        string.Join("  ", labels.Where(l => l.Key != Namespace.NameLabel).Select(l => $"{l.Key}={l.Value}").Where(l => l != switched));

    private static string Name(Endpoint endpoint) => endpoint switch
    {
        AddressEndpoint range => $"{Range(range)}, outside the cluster,",
        WorkloadEndpoint w => $"{w.Workload.Namespace}/{w.Workload.Name}{(w.Distinction.Length == 0 ? "" : $" with {w.Distinction}")}",
        _ => endpoint.Id,
    };
}
