using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Parts;

/// <summary>
/// Selectors and peers as sets. An answer of true holds whatever labels anybody may put on; false is not known.
/// </summary>
internal static class SelectorSets
{
    /// <summary>Whether everything that the narrow selector matches is matched by the wide one.</summary>
    public static bool Covers(LabelSelector wide, LabelSelector narrow) =>
        wide.IsEmpty || wide.Requirements.All(w => narrow.Requirements.Any(n => Implies(n, w)));

    /// <summary>Whether every pod and address that the narrow peer matches is matched by the wide one; both stand in policies of one namespace.</summary>
    public static bool Covers(Peer wide, Peer narrow, string ns)
    {
        if (wide.IpBlock is { } block) return narrow.IpBlock is { } within && AddressSets.Covers(block, within);
        if (narrow.IpBlock is not null || !CoversNamespaces(wide.NamespaceSelector, narrow.NamespaceSelector, ns)) return false;
        return wide.PodSelector is null or { IsEmpty: true } || (narrow.PodSelector is { } pods && Covers(wide.PodSelector, pods));
    }

    private static bool CoversNamespaces(LabelSelector? wide, LabelSelector? narrow, string own) => (wide, narrow) switch
    {
        (null, null) => true,
        (null, _) => narrow.MatchLabels.Has(Namespace.NameLabel, own),
        // Of its own namespace nothing is sure but the name.
        (_, null) => Covers(wide, LabelSelector.ForLabels((Namespace.NameLabel, own))),
        _ => Covers(wide, narrow),
    };

    private static bool Implies(LabelRequirement narrow, LabelRequirement wide) =>
        narrow.Key == wide.Key && (narrow.Operator, wide.Operator) switch
        {
            (LabelOperator.In, LabelOperator.In) => narrow.Values.All(wide.Values.Contains),
            (LabelOperator.In, LabelOperator.NotIn) => !narrow.Values.Any(wide.Values.Contains),
            (LabelOperator.In or LabelOperator.Exists, LabelOperator.Exists) => true,
            (LabelOperator.NotIn, LabelOperator.NotIn) => wide.Values.All(narrow.Values.Contains),
            (LabelOperator.DoesNotExist, LabelOperator.NotIn or LabelOperator.DoesNotExist) => true,
            _ => false,
        };
}
