using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Localizing;
using Endpoint = PolicyStudio.Engine.Reachability.Endpoint;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>What is missing for a selector or an ipBlock, as a clause; in English in the engine's own words (<see cref="MissText"/>).</summary>
internal static class MissWords
{
    /// <summary><c>namespace backend lacks name=backend</c>, <c>namespace web has name=web, not backend</c>.</summary>
    public static string Of(LabelSelector selector, LabelSet labels, string who) => selector.Requirements.Where(r => !r.Matches(labels))
        .Select((r, i) => i == 0 ? Wording.Of(ConditionTexts.Subject, who, Of(r, labels[r.Key])) : Of(r, labels[r.Key])).Aggregate(And);

    /// <summary>The same in a list, what it has instead left out: <c>namespace lacks name=backend</c>.</summary>
    public static string Brief(LabelSelector selector, LabelSet labels, string who) => selector.Requirements.Where(r => !r.Matches(labels))
        .Select(r => Wording.Of(ConditionTexts.Subject, who, Of(r, r is { Operator: LabelOperator.In, Values.Length: 1 } ? null : labels[r.Key]))).Aggregate(And);

    /// <summary><c>is not in 10.0.0.0/8</c>, <c>lies in its exception 10.1.0.0/16</c>, and why a pod has no address for it.</summary>
    public static string Of(IpBlock block, Endpoint endpoint, PluginDialect plugin)
    {
        var pod = endpoint switch { WorkloadEndpoint w => w.Representative, PodEndpoint p => p.Pod, _ => null };
        if (pod is not null && !plugin.MatchesPodsByAddress) return Wording.Of(ConditionTexts.PodNoAddress, plugin);
        IReadOnlyList<IpAddress> addresses = endpoint is AddressEndpoint outside ? [outside.First] : pod!.Addresses;
        if (addresses.Count == 0) return ConditionTexts.NoAddress;
        return block.Except.Where(e => addresses.Any(e.Contains)).Select(e => Wording.Of(ConditionTexts.InException, e)).FirstOrDefault()
            ?? Wording.Of(ConditionTexts.NotInRange, block.Cidr);
    }

    private static string Of(LabelRequirement requirement, string? value) => (requirement.Operator, value) switch
    {
        (LabelOperator.In, null) when requirement.Values is [var only] => Wording.Of(ConditionTexts.Lacks, $"{requirement.Key}={only}"),
        (LabelOperator.In, null) => Wording.Of(ConditionTexts.LacksOneOf, requirement.Key, string.Join(", ", requirement.Values)),
        (LabelOperator.In, _) when requirement.Values is [var only] => Wording.Of(ConditionTexts.HasNot, requirement.Key, value, only),
        (LabelOperator.In, _) => Wording.Of(ConditionTexts.HasNoneOf, requirement.Key, value, string.Join(", ", requirement.Values)),
        (LabelOperator.NotIn, _) => Wording.Of(ConditionTexts.HasExcluded, requirement.Key, value),
        (LabelOperator.Exists, _) => Wording.Of(ConditionTexts.Lacks, requirement.Key),
        _ => Wording.Of(ConditionTexts.HasForbidden, requirement.Key),
    };

    private static string And(string one, string other) => Wording.Of(ConditionTexts.And, one, other);
}
