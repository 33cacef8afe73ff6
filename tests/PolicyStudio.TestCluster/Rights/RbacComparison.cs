using k8s.Models;

namespace PolicyStudio.TestCluster.Rights;

/// <summary>Compares what somebody was seen to ask of an API server with what RBAC grants him.</summary>
/// <param name="AskedNotGranted">What was asked for and no rule grants, each once, sorted.</param>
/// <param name="GrantedNeverAsked">What the rules grant and nobody asked for, a verb of a resource each, sorted.</param>
public sealed record RbacComparison(IReadOnlyList<string> AskedNotGranted, IReadOnlyList<string> GrantedNeverAsked)
{
    // Every server lets everybody who is signed in ask about himself (ClusterRole system:basic-user).
    private static readonly Right AboutOneself = new("create", "authorization.k8s.io", "selfsubjectaccessreviews");

    /// <summary>Compares the requests of one user with rules.</summary>
    /// <param name="events">The audit log.</param>
    /// <param name="user">
    /// The user, such as <c>system:serviceaccount:policystudio:policystudio</c>, or one that is impersonated. For whoever impersonates, the
    /// right to do that is what he asks for: the request itself is the other's.
    /// </param>
    /// <param name="rules">The rules of all roles that the user has.</param>
    public static RbacComparison Of(IEnumerable<AuditEvent> events, string user, IReadOnlyList<V1PolicyRule> rules)
    {
        var asked = events.SelectMany(e => AskedBy(user, e)).Distinct().Where(r => r with { Name = null } != AboutOneself).ToList();
        var granted = rules.SelectMany(Expand).Distinct().ToList();
        return new(
            [.. asked.Where(right => !rules.Any(rule => Grants(rule, right))).Select(r => r.ToString()).Distinct().Order(StringComparer.Ordinal)],
            [.. granted.Where(grant => !asked.Any(right => IsCovered(grant, right))).Select(r => r.ToString()).Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<Right> AskedBy(string user, AuditEvent e)
    {
        if (e.ImpersonatedUser is { } other && e.User == user)
        {
            yield return new("impersonate", "", "users", other);
            foreach (var group in e.ImpersonatedGroups) yield return new("impersonate", "", "groups", group);
            foreach (var extra in e.ImpersonatedExtras) yield return new("impersonate", "authentication.k8s.io", $"userextras/{extra}");
        }
        // Without a resource it is /version, /healthz or discovery, which every server grants to everybody.
        else if ((e.ImpersonatedUser ?? e.User) == user && e is { ApiGroup: { } group, Resource: { } resource })
            yield return new(e.Verb, group, resource, e.Name);
    }

    private static bool Grants(V1PolicyRule rule, Right right) =>
        Has(rule.Verbs, right.Verb) && Has(rule.ApiGroups, right.Group) && Has(rule.Resources, right.Resource)
        && (rule.ResourceNames is not { Count: > 0 } names || (right.Name is not null && names.Contains(right.Name)));

    private static bool Has(IList<string>? list, string value) => list is not null && (list.Contains(value) || list.Contains("*"));

    private static IEnumerable<Right> Expand(V1PolicyRule rule) =>
        from verb in rule.Verbs
        from @group in rule.ApiGroups ?? []
        from resource in rule.Resources ?? []
        from name in rule.ResourceNames is { Count: > 0 } names ? names.Cast<string?>() : [null]
        select new Right(verb, @group, resource, name);

    // An asterisk is covered by nothing: it always grants more than was asked for.
    private static bool IsCovered(Right grant, Right asked) =>
        grant.Verb == asked.Verb && grant.Group == asked.Group && grant.Resource == asked.Resource && (grant.Name is null || grant.Name == asked.Name);
}
