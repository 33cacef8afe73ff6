using System.Collections.Immutable;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Findings;

/// <summary>A finding of the linter, as it stands with the draft.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Change">What the draft does to it.</param>
/// <param name="IsAboutTarget">Whether it is about the target, its namespace, or a policy that selects it.</param>
public sealed record FindingRow(Finding Finding, FindingChange Change, bool IsAboutTarget)
{
    /// <summary>Lints the cluster with and without the draft: what is about the target first, what the draft brings before the rest.</summary>
    public static ImmutableArray<FindingRow> Of(TargetView target, CancellationToken cancellation)
    {
        var (before, after) = (target.Comparison.Before.Snapshot, target.Comparison.After.Snapshot);
        var willBe = Linter.Lint(after, cancellation);
        if (ReferenceEquals(before, after)) return Sorted(willBe.Select(f => new FindingRow(f, FindingChange.None, IsAbout(f, target.Workload, after))));
        return Sorted(Compare(Linter.Lint(before, cancellation), willBe)
            .Select(r => r with { IsAboutTarget = IsAbout(r.Finding, target.Workload, r.Change == FindingChange.Gone ? before : after) }));
    }

    /// <summary>What the linter finds with a draft and not without it, the worst first, and then what it no longer finds.</summary>
    public static ImmutableArray<FindingRow> Changed(ClusterSnapshot before, ClusterSnapshot after, CancellationToken cancellation) =>
        Sorted(Compare(Linter.Lint(before, cancellation), Linter.Lint(after, cancellation)).Where(r => r.Change != FindingChange.None));

    private static IEnumerable<FindingRow> Compare(ImmutableArray<Finding> was, ImmutableArray<Finding> willBe)
    {
        var (known, left) = (was.ToHashSet(), willBe.ToHashSet());
        return willBe.Select(f => new FindingRow(f, known.Contains(f) ? FindingChange.None : FindingChange.New, false))
            .Concat(was.Where(f => !left.Contains(f)).Select(f => new FindingRow(f, FindingChange.Gone, false)));
    }

    private static ImmutableArray<FindingRow> Sorted(IEnumerable<FindingRow> rows) =>
        [.. rows.OrderBy(r => r.Change == FindingChange.Gone).ThenByDescending(r => r.IsAboutTarget).ThenByDescending(r => r.Change == FindingChange.New).ThenByDescending(r => r.Finding.Level)];

    private static bool IsAbout(Finding finding, Workload target, ClusterSnapshot snapshot) => finding.Object switch
    {
        { Kind: "NetworkPolicy", Namespace: { } ns, Name: var name } => ns == target.Namespace
            && snapshot.FindPolicy(ns, name) is { } policy && target.Pods.Any(p => policy.PodSelector.Matches(p.Labels)),
        { Kind: "Namespace", Name: var name } => name == target.Namespace,
        var other => other == target.Reference,
    };
}

/// <summary>What a draft does to a finding.</summary>
public enum FindingChange
{
    /// <summary>It is there with and without the draft.</summary>
    None,

    /// <summary>The draft brings it.</summary>
    New,

    /// <summary>The draft does away with it.</summary>
    Gone,
}
