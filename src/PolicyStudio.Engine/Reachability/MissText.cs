using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Reachability;

/// <summary>What is missing for a selector or an ipBlock, in the words that every surface uses.</summary>
public static class MissText
{
    /// <summary><c>namespace backend lacks name=backend</c>, <c>namespace web has name=web, not backend</c>.</summary>
    public static string Of(LabelSelector selector, LabelSet labels, string who) =>
        string.Join(" and ", selector.Requirements.Where(r => !r.Matches(labels)).Select((r, i) => $"{(i == 0 ? $"{who} " : "")}{Of(r, labels[r.Key])}"));

    /// <summary>The same in a list, what it has instead left out: <c>namespace lacks name=backend</c>.</summary>
    public static string Brief(LabelSelector selector, LabelSet labels, string who) =>
        string.Join(" and ", selector.Requirements.Where(r => !r.Matches(labels))
            .Select(r => r is { Operator: LabelOperator.In, Values: [var only] } ? $"{who} lacks {r.Key}={only}" : $"{who} {Of(r, labels[r.Key])}"));

    /// <summary><c>is not in 10.0.0.0/8</c>, <c>lies in its exception 10.1.0.0/16</c>, and why a pod has no address for it.</summary>
    public static string Of(IpBlock block, Endpoint endpoint, PluginDialect plugin)
    {
        var side = Side.Of(endpoint);
        if (side.Pod is not null && !plugin.MatchesPodsByAddress) return $"is a pod, and {plugin} matches no pod by its address";
        IReadOnlyList<IpAddress> addresses = side.Pod is { } pod ? pod.Addresses : [side.Address];
        if (addresses.Count == 0) return "has no known address";
        return block.Except.Where(e => addresses.Any(e.Contains)).Select(e => $"lies in its exception {e}").FirstOrDefault() ?? $"is not in {block.Cidr}";
    }

    private static string Of(LabelRequirement requirement, string? value) => (requirement.Operator, value) switch
    {
        (LabelOperator.In, null) when requirement.Values is [var only] => $"lacks {requirement.Key}={only}",
        (LabelOperator.In, null) => $"lacks {requirement.Key} (one of {string.Join(", ", requirement.Values)})",
        (LabelOperator.In, _) when requirement.Values is [var only] => $"has {requirement.Key}={value}, not {only}",
        (LabelOperator.In, _) => $"has {requirement.Key}={value}, none of {string.Join(", ", requirement.Values)}",
        (LabelOperator.NotIn, _) => $"has {requirement.Key}={value}, which is excluded",
        (LabelOperator.Exists, _) => $"lacks {requirement.Key}",
        _ => $"has {requirement.Key}, which must be absent",
    };
}
