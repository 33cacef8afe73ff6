using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Web.State.Editing;

/// <summary>A rule of either direction: a form edits both alike.</summary>
/// <param name="Peers">Its <c>from</c> or <c>to</c>.</param>
/// <param name="Ports">Its <c>ports</c>.</param>
public sealed record EditedRule(ImmutableArray<Peer> Peers, ImmutableArray<PolicyPort> Ports)
{
    /// <summary>A rule that opens little: the pods of the policy's own namespace.</summary>
    public static EditedRule New { get; } = new([NewPeer], []);

    /// <summary>An item of a list of peers that opens little.</summary>
    public static Peer NewPeer => new(null, LabelSelector.Everything);

    /// <summary>The rules of a direction.</summary>
    public static ImmutableArray<EditedRule> Of(NetworkPolicy policy, PolicyType direction) => [.. policy.Rules(direction).Select(r => new EditedRule(r.Peers, r.Ports))];

    /// <summary>A policy with other rules in a direction. What has rules isolates; types that are left out follow the rules, as in the API.</summary>
    public static NetworkPolicy With(NetworkPolicy policy, PolicyType direction, ImmutableArray<EditedRule> rules)
    {
        var isFirst = rules.Length > 0 && !policy.Rules(direction).Any();
        var edited = direction == PolicyType.Ingress
            ? policy with { Ingress = [.. rules.Select(r => new IngressRule(r.Peers, r.Ports))] }
            : policy with { Egress = [.. rules.Select(r => new EgressRule(r.Peers, r.Ports))] };
        if (edited.HasDefaultPolicyTypes) return edited with { PolicyTypes = NetworkPolicy.DefaultPolicyTypes(!edited.Egress.IsEmpty) };
        return isFirst ? WithType(edited, direction, true) : edited;
    }

    /// <summary>A policy that isolates a direction, or does not. With neither the types are left out.</summary>
    public static NetworkPolicy WithType(NetworkPolicy policy, PolicyType direction, bool isIsolated)
    {
        var types = isIsolated ? policy.PolicyTypes.Append(direction).Distinct().Order() : policy.PolicyTypes.Where(t => t != direction);
        ImmutableArray<PolicyType> chosen = [.. types];
        return chosen.IsEmpty
            ? policy with { PolicyTypes = NetworkPolicy.DefaultPolicyTypes(!policy.Egress.IsEmpty), HasDefaultPolicyTypes = true }
            : policy with { PolicyTypes = chosen, HasDefaultPolicyTypes = false };
    }
}
