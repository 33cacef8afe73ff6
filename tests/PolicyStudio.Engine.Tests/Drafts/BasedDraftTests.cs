using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests.Drafts;

/// <summary>A draft knows what it was made from, and so what somebody else has changed since.</summary>
public sealed class BasedDraftTests
{
    private static readonly NamespaceLabelChange Mine = new("backend", "name", "backend");
    private static readonly ClusterSnapshot Start = ScenarioCluster.Snapshot;

    [Fact]
    public void What_nobody_else_has_changed_is_no_conflict()
    {
        var draft = Edit(BasedDraft.Empty, Mine);
        Assert.Empty(draft.Conflicts(Start));
        Assert.Same(draft, draft.On(Start));
        Assert.Equal(new NamespaceLabelChange("backend", "name", null), Assert.Single(draft.Base.Changes));
        // Another label of the same object is another field.
        Assert.Empty(draft.Conflicts(With(new NamespaceLabelChange("backend", "team", "pay"))));
    }

    [Fact]
    public void A_label_that_somebody_else_has_set_is_a_conflict_until_a_person_decides()
    {
        var now = With(new NamespaceLabelChange("backend", "name", "web"));
        var draft = Edit(BasedDraft.Empty, Mine).On(now);
        Assert.Equal("namespace backend: name was absent, is \"web\" now, and the draft makes it \"backend\"", Assert.Single(draft.Conflicts(now)).ToString());
        Assert.Equal(Mine, Assert.Single(draft.Draft.Changes));
        Assert.Empty(draft.Keep(Mine, now).Conflicts(now));
        Assert.Equal(Mine, Assert.Single(draft.Keep(Mine, now).Draft.Changes));
    }

    [Fact]
    public void What_somebody_else_has_done_the_same_way_leaves_the_draft()
    {
        var now = With(Mine);
        Assert.Equal(BasedDraft.Empty, Edit(BasedDraft.Empty, Mine).On(now));
    }

    [Fact]
    public void An_edit_of_what_is_in_the_draft_already_keeps_what_it_was_made_from()
    {
        var now = With(new NamespaceLabelChange("backend", "name", "web"));
        var draft = Edit(BasedDraft.Empty, Mine).Edit(PolicyDraft.Empty.With(Mine with { Value = "other" }), now);
        Assert.Single(draft.Conflicts(now));
        // Taken out and put in again is new.
        Assert.Empty(draft.Edit(PolicyDraft.Empty, now).Edit(PolicyDraft.Empty.With(Mine), now).Conflicts(now));
    }

    [Fact]
    public void A_policy_that_both_have_edited_is_merged_where_that_is_exact()
    {
        var start = With(new PolicyWrite(Policy("orders")));
        var draft = BasedDraft.Empty.Edit(PolicyDraft.Empty.With(new PolicyWrite(Policy("orders", "billing"))), start);
        var now = PolicyDraft.Empty.With(new PolicyWrite(Policy("orders", "search"))).ApplyTo(start);
        var rebased = draft.On(now);
        Assert.Empty(rebased.Conflicts(now));
        Assert.Equal(Policy("orders", "search", "billing"), Assert.IsType<PolicyWrite>(Assert.Single(rebased.Draft.Changes)).Policy);
        // What it was made from is what they wrote: it is not merged twice.
        Assert.Same(rebased, rebased.On(now));

        var contrary = PolicyDraft.Empty.With(new PolicyWrite(Policy("payments"))).ApplyTo(start);
        var mine = BasedDraft.Empty.Edit(PolicyDraft.Empty.With(new PolicyWrite(Policy("ledger"))), start).On(contrary);
        Assert.Equal("NetworkPolicy db/allow: it was another one, was edited meanwhile, and the draft writes it", Assert.Single(mine.Conflicts(contrary)).ToString());
    }

    [Fact]
    public void A_policy_that_was_deleted_or_made_meanwhile_is_a_conflict()
    {
        var start = With(new PolicyWrite(Policy("orders")));
        var edited = BasedDraft.Empty.Edit(PolicyDraft.Empty.With(new PolicyWrite(Policy("ledger"))), start);
        Assert.Contains("is deleted meanwhile", Assert.Single(edited.On(Start).Conflicts(Start)).ToString(), StringComparison.Ordinal);

        var made = Edit(BasedDraft.Empty, new PolicyWrite(Policy("ledger")));
        Assert.Contains("was not there, was made meanwhile", Assert.Single(made.On(start).Conflicts(start)).ToString(), StringComparison.Ordinal);

        var deletion = BasedDraft.Empty.Edit(PolicyDraft.Empty.With(new PolicyDeletion("db", "allow")), start);
        var now = PolicyDraft.Empty.With(new PolicyWrite(Policy("search"))).ApplyTo(start);
        Assert.Contains("the draft deletes it", Assert.Single(deletion.On(now).Conflicts(now)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_write_of_the_same_policy_that_changes_nothing_is_no_conflict()
    {
        var start = With(new PolicyWrite(Policy("orders") with { Version = new("u", "1") }));
        var draft = BasedDraft.Empty.Edit(PolicyDraft.Empty.With(new PolicyWrite(Policy("ledger"))), start);
        var now = PolicyDraft.Empty.With(new PolicyWrite(Policy("orders") with { Version = new("u", "2"), Manager = new(ManagerKind.Helm, "shop") })).ApplyTo(start);
        Assert.Empty(draft.On(now).Conflicts(now));
    }

    private static BasedDraft Edit(BasedDraft draft, DraftChange change) => draft.Edit(draft.Draft.With(change), Start);

    private static ClusterSnapshot With(DraftChange change) => PolicyDraft.Empty.With(change).ApplyTo(Start);

    private static NetworkPolicy Policy(params string[] apps) => new()
    {
        Namespace = "db",
        Name = "allow",
        PolicyTypes = [PolicyType.Ingress],
        Ingress = [.. apps.Select(a => new IngressRule([new(null, LabelSelector.ForLabels(("app", a)))], []))],
    };
}
