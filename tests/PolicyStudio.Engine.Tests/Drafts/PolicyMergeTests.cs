using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Tests.Drafts;

/// <summary>Two edits of one policy are merged where doing one after the other gives the same in either order, and never otherwise.</summary>
public sealed class PolicyMergeTests
{
    private static readonly NetworkPolicy Origin = Policy("a", "b", "c");

    [Fact]
    public void Edits_of_different_rules_are_both_made()
    {
        var merged = PolicyMerge.Of(Origin, Policy("a", "b", "c", "mine"), Policy("b", "c", "theirs"))!;
        Assert.Equal(["b", "c", "theirs", "mine"], Names(merged));
        Assert.Equal(["a", "c"], Names(PolicyMerge.Of(Origin, Policy("a", "c"), Origin)!));
        Assert.Equal(["x", "b", "c"], Names(PolicyMerge.Of(Origin, Origin, Policy("x", "b", "c"))!));
    }

    [Fact]
    public void The_same_edit_made_twice_is_made_once()
    {
        Assert.Equal(["a", "b", "c", "new"], Names(PolicyMerge.Of(Origin, Policy("a", "b", "c", "new"), Policy("a", "b", "c", "new"))!));
        Assert.Equal(["b", "c"], Names(PolicyMerge.Of(Origin, Policy("b", "c"), Policy("b", "c"))!));
    }

    [Fact]
    public void One_rule_edited_by_both_is_for_a_person_to_decide()
    {
        Assert.Null(PolicyMerge.Of(Origin, Policy("a1", "b", "c"), Policy("a2", "b", "c")));
        Assert.Null(PolicyMerge.Of(Origin, Policy("a1", "b", "c"), Policy("b", "c")));
    }

    [Fact]
    public void Subject_and_directions_are_taken_from_whoever_changed_them()
    {
        var (narrow, both) = (LabelSelector.ForLabels(("app", "mysql")), ImmutableArray.Create(PolicyType.Ingress, PolicyType.Egress));
        var merged = PolicyMerge.Of(Origin, Origin with { PodSelector = narrow }, Origin with { PolicyTypes = both })!;
        Assert.Equal((narrow, 2), (merged.PodSelector, merged.PolicyTypes.Length));
        Assert.Null(PolicyMerge.Of(Origin, Origin with { PodSelector = narrow }, Origin with { PodSelector = LabelSelector.ForLabels(("app", "redis")) }));
        Assert.Null(PolicyMerge.Of(Origin, Origin with { PolicyTypes = both }, Origin with { PolicyTypes = [PolicyType.Egress] }));
    }

    [Fact]
    public void What_is_merged_is_what_either_order_of_the_edits_gives()
    {
        var random = new Random(20261123);
        var (merged, refused) = (0, 0);
        for (var run = 0; run < 20_000; run++)
        {
            var origin = Enumerable.Range(0, random.Next(4)).Select(i => $"r{i}").ToList();
            var (mine, theirs) = (Edited("m"), Edited("t"));
            var result = PolicyMerge.Of(Policy([.. origin]), Policy([.. mine]), Policy([.. theirs]));
            Assert.Equal(result is null, PolicyMerge.Of(Policy([.. origin]), Policy([.. theirs]), Policy([.. mine])) is null);
            if (result is null)
            {
                // Only where both took the same rule out, and one of them put something in.
                Assert.NotEmpty(origin.Except(mine).Intersect(origin.Except(theirs)));
                refused++;
                continue;
            }
            var expected = origin.Intersect(mine).Intersect(theirs).Union(mine.Except(origin)).Union(theirs.Except(origin));
            Assert.Equal(expected.Order(), Names(result).Order());
            merged++;

            List<string> Edited(string by) =>
                [.. origin.Where(_ => random.Next(4) > 0), .. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(3) == 0 ? "both" : $"{by}{random.Next(5)}").Distinct()];
        }
        Assert.True(merged > 5_000 && refused > 1_000, $"{merged} merged, {refused} refused");
    }

    private static NetworkPolicy Policy(params string[] rules) => new()
    {
        Namespace = "db",
        Name = "allow",
        PolicyTypes = [PolicyType.Ingress],
        Ingress = [.. rules.Select(r => new IngressRule([new(null, LabelSelector.ForLabels(("app", r)))], []))],
    };

    private static IEnumerable<string> Names(NetworkPolicy policy) => policy.Ingress.Select(r => r.From[0].PodSelector!.MatchLabels["app"]!);
}
