using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Drafts;

namespace PolicyStudio.Web.Components.Studio.Draft;

/// <summary>The draft in a line: what it changes, what that costs and does, and the ways on.</summary>
public sealed partial class DraftBar : ComponentBase
{
    /// <summary>The draft's changes with what there is to know about each.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<DraftNote> Notes { get; set; } = [];

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired] public PolicyDraft Draft { get; set; } = PolicyDraft.Empty;

    /// <summary>The cluster that it is a draft for.</summary>
    [Parameter, EditorRequired] public ClusterSnapshot Snapshot { get; set; } = ClusterSnapshot.Empty;

    /// <summary>The target with its answer, or null.</summary>
    [Parameter] public TargetView? Target { get; set; }

    /// <summary>Whether there is something to undo.</summary>
    [Parameter] public bool CanUndo { get; set; }

    /// <summary>Whether something was undone.</summary>
    [Parameter] public bool CanRedo { get; set; }

    /// <summary>The cluster's name.</summary>
    [Parameter, EditorRequired] public string ClusterName { get; set; } = "";

    /// <summary>Where the preview is.</summary>
    [Parameter, EditorRequired] public string PreviewAddress { get; set; } = "";

    /// <summary>What else can be done with the draft.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>One change is taken out.</summary>
    [Parameter] public EventCallback<DraftChange> OnRemoved { get; set; }

    /// <summary>One change is kept although somebody else has changed the same.</summary>
    [Parameter] public EventCallback<DraftChange> OnKept { get; set; }

    /// <summary>The last edit is taken back.</summary>
    [Parameter] public EventCallback OnUndo { get; set; }

    /// <summary>What was taken back last is done again.</summary>
    [Parameter] public EventCallback OnRedo { get; set; }

    /// <summary>Everything is taken out.</summary>
    [Parameter] public EventCallback OnDiscarded { get; set; }

    private string Summary => Shown.Of(Notes.Select(DraftWords.Of).DefaultIfEmpty("").Aggregate((all, note) => Wording.Of(DraftTexts.Comma, all, note)), 400);
}
