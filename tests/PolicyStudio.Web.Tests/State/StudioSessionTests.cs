using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Tests.State;

/// <summary>One circuit's state: follows the cluster, keeps the draft, never shows an older answer over a newer one.</summary>
public sealed class StudioSessionTests
{
    private static readonly NamespaceLabelChange Label = new("backend", "name", "backend");

    private static CancellationToken Timeout => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;

    [Fact]
    public void First_view_is_there_at_once()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        session.Open(new StudioAddress { Target = new("web", "storefront", null) });

        Assert.Equal("web/storefront[Deployment]", session.View.Target!.Workload.Id);
    }

    [Fact]
    public async Task Edits_are_undone_and_redone_one_by_one()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        await session.EditAsync(d => d.With(Label));
        await session.EditAsync(d => d.With(new PolicyWrite(ScenarioCluster.ExpectedPolicy)));

        await session.UndoAsync();
        Assert.Equal([Label], session.View.Draft.Changes);
        await session.UndoAsync();
        Assert.True(session.View.Draft.IsEmpty);
        await session.RedoAsync();
        await session.RedoAsync();
        Assert.Equal(2, session.View.Draft.Changes.Length);
        Assert.False(session.View.Inputs.History.CanRedo);
    }

    [Fact]
    public async Task A_change_after_undo_forgets_what_was_undone()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        await session.EditAsync(d => d.With(Label));
        await session.UndoAsync();
        await session.EditAsync(d => d.With(new NamespaceLabelChange("web", "name", null)));

        Assert.False(session.View.Inputs.History.CanRedo);
    }

    [Fact]
    public async Task What_the_cluster_shows_already_leaves_the_draft()
    {
        var feed = ScenarioCluster.Feed();
        using var session = ScenarioCluster.Session(feed);
        await session.EditAsync(d => d.With(Label).With(new NamespaceLabelChange("web", "name", null)));
        session.Follow();

        await PublishAsync(session, feed, PolicyDraft.Empty.With(Label).ApplyTo(ScenarioCluster.Snapshot));

        Assert.Equal("web", Assert.IsType<NamespaceLabelChange>(Assert.Single(session.View.Draft.Changes)).Namespace);
    }

    [Fact]
    public async Task What_somebody_else_has_changed_meanwhile_is_a_conflict_until_the_person_decides()
    {
        var feed = ScenarioCluster.Feed();
        using var session = ScenarioCluster.Session(feed);
        await session.EditAsync(d => d.With(Label));
        session.Follow();
        await PublishAsync(session, feed, PolicyDraft.Empty.With(Label with { Value = "theirs" }).ApplyTo(ScenarioCluster.Snapshot));
        Assert.Equal([Label], session.View.Draft.Changes);
        Assert.Contains("is \"theirs\" now", Assert.Single(session.View.Notes).Conflict!.ToString(), StringComparison.Ordinal);

        await session.KeepAsync(Label);
        Assert.Null(Assert.Single(session.View.Notes).Conflict);
        // To keep it is a step like any other.
        await session.UndoAsync();
        Assert.NotNull(Assert.Single(session.View.Notes).Conflict);
    }

    [Fact]
    public async Task A_policy_that_both_have_edited_is_merged_and_said_to_be()
    {
        var start = PolicyDraft.Empty.With(new PolicyWrite(ScenarioCluster.ExpectedPolicy)).ApplyTo(ScenarioCluster.Snapshot);
        var (rule, feed) = (ScenarioCluster.ExpectedPolicy.Ingress[0], ScenarioCluster.Feed(start));
        using var session = ScenarioCluster.Session(feed);
        await session.EditAsync(d => d.With(new PolicyWrite(ScenarioCluster.ExpectedPolicy with { Ingress = [rule, rule with { Ports = [] }] })));
        session.Follow();
        await PublishAsync(session, feed, PolicyDraft.Empty.With(new PolicyWrite(ScenarioCluster.ExpectedPolicy with { Ingress = [rule, rule with { From = [] }] })).ApplyTo(start));

        var note = Assert.Single(session.View.Notes);
        Assert.Null(note.Conflict);
        Assert.True(note.IsMerged);
        Assert.Equal([rule, rule with { From = [] }, rule with { Ports = [] }], Assert.IsType<PolicyWrite>(note.Change).Policy.Ingress);
    }

    [Fact]
    public async Task While_the_draft_is_applied_nothing_leaves_it_and_after_a_complete_one_it_is_empty()
    {
        using var session = await HalfAppliedAsync();
        Assert.Equal(2, session.View.Draft.Changes.Length);

        await session.EndApplyAsync(session.View.Draft);

        Assert.True(session.View.Draft.IsEmpty);
        Assert.False(session.View.Inputs.History.CanUndo);
    }

    [Fact]
    public async Task What_is_edited_while_the_draft_is_applied_stays_in_it()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        await session.EditAsync(d => d.With(Label).With(new NamespaceLabelChange("ops", "name", "ops")));
        var written = session.View.Draft;
        await session.BeginApplyAsync();
        await session.EditAsync(d => d.With(new NamespaceLabelChange("web", "name", "w")).With(new NamespaceLabelChange("ops", "name", "other")));

        await session.EndApplyAsync(written);

        Assert.Equal(["ops=other", "web=w"], session.View.Draft.Changes.Cast<NamespaceLabelChange>().Select(c => $"{c.Namespace}={c.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task After_an_incomplete_apply_the_rest_stays_in_the_draft()
    {
        using var session = await HalfAppliedAsync();

        await session.EndApplyAsync(PolicyDraft.Empty);

        Assert.Single(session.View.Draft.Changes);
    }

    [Fact]
    public async Task The_newest_question_is_the_one_that_is_shown()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        var asked = Enumerable.Range(0, 40).Select(i => session.AskAsync(Address(i % 2 == 0 ? "storefront" : "mysql"))).ToList();
        await Task.WhenAll(asked).WaitAsync(Timeout);

        Assert.Equal("mysql", session.View.Target!.Workload.Name);

        static StudioAddress Address(string name) => new() { Target = new(name == "mysql" ? "db" : "web", name, null) };
    }

    [Fact]
    public void A_cluster_that_is_still_being_read_has_no_target()
    {
        using var session = ScenarioCluster.Session(new ClusterFeed(ScenarioCluster.State(null, ConnectionPhase.Connecting, 0)));

        Assert.Null(session.View.Snapshot);
        Assert.Null(session.View.Target);
    }

    [Fact]
    public void A_target_that_is_not_there_is_not_replaced_by_another()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        session.Open(new StudioAddress { Target = TargetName.Parse("db/postgres[StatefulSet]") });

        Assert.Null(session.View.Target);
    }

    [Fact]
    public async Task A_lost_connection_keeps_the_answer()
    {
        var feed = ScenarioCluster.Feed();
        using var session = ScenarioCluster.Session(feed);
        session.Follow();
        var before = session.View.Target!.Reach;
        await PublishAsync(session, feed, ScenarioCluster.Snapshot, ConnectionPhase.Stale);

        Assert.Equal(ConnectionPhase.Stale, session.View.Cluster.Connection.Phase);
        Assert.Same(before, session.View.Target!.Reach);
    }

    // A draft of two labels is being applied, and the cluster shows the first of them.
    private static async Task<StudioSession> HalfAppliedAsync()
    {
        var feed = ScenarioCluster.Feed();
        var session = ScenarioCluster.Session(feed);
        await session.EditAsync(d => d.With(Label).With(new NamespaceLabelChange("web", "name", null)));
        session.Follow();
        await session.BeginApplyAsync();
        await PublishAsync(session, feed, PolicyDraft.Empty.With(Label).ApplyTo(ScenarioCluster.Snapshot));
        return session;
    }

    private static async Task PublishAsync(StudioSession session, ClusterFeed feed, ClusterSnapshot snapshot, ConnectionPhase phase = ConnectionPhase.Live)
    {
        var state = ScenarioCluster.State(snapshot, phase, 2);
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnChanged()
        {
            if (ReferenceEquals(session.View.Cluster, state)) shown.TrySetResult();
        }
        session.Changed += OnChanged;
        feed.Publish(state);
        await shown.Task.WaitAsync(Timeout);
        session.Changed -= OnChanged;
    }
}
