using PolicyStudio.Diagram.Layout;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Components.Studio.Graph;
using PolicyStudio.Web.State.Looking;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>What the page asks the diagram to draw.</summary>
public sealed class SceneRequestTests : StudioTestBase
{
    [Fact]
    public void A_label_that_was_never_there_is_not_drawn_as_taken_away()
    {
        LabelSwitchChange ChangeOf(string ns, string? value) => SceneRequests.ForPage(
            Target(new Engine.Drafts.NamespaceLabelChange(ns, "name", value)), StudioLook.Start).NamespaceSwitches[ns].Change;

        Assert.Equal(LabelSwitchChange.None, ChangeOf("backend", "other"));
        Assert.Equal(LabelSwitchChange.TurnedOn, ChangeOf("backend", "backend"));
        Assert.Equal(LabelSwitchChange.TurnedOff, ChangeOf("web", null));
    }

    [Fact]
    public void Switches_stand_as_the_draft_has_them_and_before_as_the_cluster_has()
    {
        var target = Target(FoundingDraft);

        var with = SceneRequests.ForPage(target, StudioLook.Start);
        var before = SceneRequests.ForPage(target, StudioLook.Start with { IsBefore = true });

        Assert.Equal(("name=backend", true, LabelSwitchChange.TurnedOn), Switch(with.NamespaceSwitches["backend"]));
        Assert.Equal(("db=access_ok", true, LabelSwitchChange.TurnedOn), Switch(with.WorkloadSwitches["backend/orders[Deployment]"]));
        Assert.Equal(("db=access_ok", true, LabelSwitchChange.None), Switch(with.WorkloadSwitches["web/storefront[Deployment]"]));
        Assert.Equal(("name=backend", false, LabelSwitchChange.None), Switch(before.NamespaceSwitches["backend"]));
        Assert.False(before.ShowChanges);
        Assert.Empty(before.Targets[0].Policies);
        Assert.Equal(PolicyChange.Created, Assert.Single(with.Targets[0].Policies).Change);
    }

    [Fact]
    public void A_policy_that_the_draft_deletes_is_shown_as_such()
    {
        var guarded = ScenarioCluster.Snapshot.With(policies: [ScenarioCluster.ExpectedPolicy]);

        var request = SceneRequests.ForPage(Target(guarded, new PolicyDeletion("db", "allow-specific-backend-to-db")), StudioLook.Start);

        Assert.Equal((PolicyChange.Deleted, "deleted"), (request.Targets[0].Policies[0].Change, request.Targets[0].Policies[0].Line));
    }

    [Fact]
    public void Only_what_changes_can_be_drawn_even_where_that_is_nothing()
    {
        var look = StudioLook.Start with { Filter = new() { ChangedOnly = true } };

        Assert.Equal(6, SceneBuilder.Build(SceneRequests.ForPage(Target(FoundingDraft), look)).Edges.Count());
        Assert.Empty(SceneBuilder.Build(SceneRequests.ForPage(Target(FoundingDraft[0]), look)).Edges);
    }

    [Fact]
    public void A_folded_lane_opens_and_folds_again()
    {
        var folded = StudioLook.Start.Toggle("backend", isFolded: false);
        Assert.Contains(SceneBuilder.Build(SceneRequests.ForPage(Target(), folded)).Lanes, l => l is { Id: "backend", IsFolded: true });

        var open = folded.Toggle("backend", isFolded: true);
        Assert.Contains(SceneBuilder.Build(SceneRequests.ForPage(Target(), open)).Lanes, l => l is { Id: "backend", IsFolded: false });
    }

    [Fact]
    public void A_picture_for_a_file_says_its_question_and_which_state_it_shows()
    {
        Assert.Equal("with the draft", SceneRequests.ForFile(Target(FoundingDraft), isBefore: false).Caption);
        Assert.Equal("before", SceneRequests.ForFile(Target(FoundingDraft), isBefore: true).Caption);
        Assert.Null(SceneRequests.ForFile(Target(), isBefore: false).Caption);
        Assert.Equal("Who reaches db/mysql on TCP 3306 mysql", SceneRequests.ForFile(Target(), isBefore: false).Question);
    }

    private static (string, bool, LabelSwitchChange) Switch(LabelSwitch shown) => (shown.Label, shown.IsOn, shown.Change);
}
