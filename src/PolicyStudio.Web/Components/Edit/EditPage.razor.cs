using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Editing;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Components.Edit;

/// <summary>The editor of one policy, as its link names it: it finds the text to begin with, and puts what becomes of it into the session's draft.</summary>
public sealed partial class EditPage : ComponentBase
{
    private EditAddress _address = new();
    private string? _taken;
    private string? _subject;

    /// <summary>The name of a draft that is kept.</summary>
    [SupplyParameterFromQuery(Name = "draft")] public string? DraftText { get; set; }

    private StudioView View => Session.View;

    private NetworkPolicy? OfDraft => _address.Policy is (var ns, var name) ? View.Comparison?.After.Snapshot.FindPolicy(ns, name) : null;

    private string Title => _address.Policy is (var ns, var name) ? $"{Shown.Of(ns, 63)}/{Shown.Of(name, 120)}" : EditTexts.NewPolicy;

    /// <inheritdoc/>
    public void Dispose() => Session.Changed -= Redraw;

    /// <inheritdoc/>
    protected override void OnInitialized() => Session.Changed += Redraw;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Navigation.Uri == _taken) return;
        _taken = Navigation.Uri;
        _address = EditAddress.Of(new(Navigation.Uri));
        await TakeUpAsync();
        _subject = Begin();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) Session.Follow();
    }

    // What was left here comes before what the draft or the cluster has: it may hold comments, and edits that are in neither.
    private string? Begin()
    {
        if (View.Comparison is null) return null;
        if (Texts.Find(_address) is { } kept) return kept;
        if (OfDraft is { } policy) return Written(policy) ?? ManifestWriter.Yaml(policy);
        if (_address is not { Policy: null, Template: { } template }) return null;
        var target = _address.Target is { } name ? TargetSearch.Resolve(View.Comparison.After.Snapshot, name) : null;
        return PolicyTemplates.Make(template, _address.Namespace ?? target?.Namespace ?? "default", target, View).Policy is { } made ? ManifestWriter.Yaml(made) : null;
    }

    // The draft has the text as its author left it, unless the policy has been merged with somebody else's since.
    private string? Written(NetworkPolicy policy) =>
        View.Draft.Changes.OfType<PolicyWrite>().FirstOrDefault(w => w.Object == policy.Reference)?.Text is { } text && PolicyDocument.Of(text).Policy?.SameSpec(policy) == true ? text : null;

    // A link that is opened anew: the session has no draft yet.
    private async Task TakeUpAsync()
    {
        if (!View.Draft.IsEmpty || !Guid.TryParse(DraftText, out var id) || id == Keeping.Kept?.Id) return;
        var person = await Person.GetAsync();
        if (await Keeping.TakeUpAsync(id, new(person.Id, person.Name)) is { } draft) Session.Open(Session.Address, draft.Content);
    }

    private void Redraw() => _ = InvokeAsync(() =>
    {
        // A policy that was not there may be there by now.
        _subject ??= Begin();
        StateHasChanged();
    });

    private void Keep(string? text)
    {
        if (text is null) Texts.Forget(_address);
        else Texts.Keep(_address, text);
    }

    // Under another name, or at all for the first time, it is another document from here on: the address follows.
    private async Task DraftAsync((PolicyDraft Draft, NetworkPolicy? Written, string Text) put)
    {
        await Session.EditAsync(_ => put.Draft);
        if (put.Written is null) Texts.Forget(_address);
        if (put.Written is not { } written || _address.Policy == (written.Namespace, written.Name)) return;
        Texts.Forget(_address);
        _address = new() { Policy = (written.Namespace, written.Name) };
        Texts.Keep(_address, put.Text);
        _taken = Navigation.ToAbsoluteUri(_address.ToString()).ToString();
        Navigation.NavigateTo(_address.ToString(), replace: true);
    }

    // The studio answers for one target: one that the policy selects, so that what it does is seen.
    private void ToStudio(NetworkPolicy? policy)
    {
        var address = View.Inputs.Address;
        if (policy is not null && Selected(policy) is { IsEmpty: false } selected && (View.Target is not { } now || !selected.Contains(now.Workload)))
            address = new() { Target = TargetName.Of(selected[0]) };
        Navigation.NavigateTo(address.With(Keeping.Kept?.Id));
    }

    private System.Collections.Immutable.ImmutableArray<Workload> Selected(NetworkPolicy policy) => PeerMatches.Of(policy.PodSelector, policy.Namespace, View.Snapshot!).Workloads;
}
