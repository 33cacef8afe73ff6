using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Manifests.Editing;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Editing;

namespace PolicyStudio.Web.Components.Edit;

/// <summary>One policy as a form and as text, side by side, and what becomes of it.</summary>
public sealed partial class PolicyEditor : ComponentBase
{
    private PolicyDocument _document = PolicyDocument.Of("");
    private ImmutableArray<PolicyPart> _parts = [];
    private EditAddress? _address;
    private NetworkPolicy? _opened;
    private string _saved = "";
    private PolicyPart? _part;
    private string? _here;
    private bool _isPut;

    /// <summary>Which document it is.</summary>
    [Parameter, EditorRequired] public EditAddress Address { get; set; } = default!;

    /// <summary>The session's view.</summary>
    [Parameter, EditorRequired] public StudioView View { get; set; } = default!;

    /// <summary>The policy as the draft, or else the cluster, has it; null where neither does.</summary>
    [Parameter] public NetworkPolicy? Policy { get; set; }

    /// <summary>The text to begin with.</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>A text is to be kept for whoever comes back; null where there is nothing to keep.</summary>
    [Parameter] public EventCallback<string?> OnKept { get; set; }

    /// <summary>The draft shall be this one, with the policy that was written into it, if any, and its text.</summary>
    [Parameter] public EventCallback<(PolicyDraft Draft, NetworkPolicy? Written, string Text)> OnDrafted { get; set; }

    /// <summary>The draft shall be as it was.</summary>
    [Parameter] public EventCallback OnUndone { get; set; }

    /// <summary>The studio is wanted, with a target that a policy selects.</summary>
    [Parameter] public EventCallback<NetworkPolicy?> OnStudio { get; set; }

    private ClusterSnapshot Snapshot => View.Comparison!.After.Snapshot;

    private bool CanPut => _document.Policy is { } policy && Policy?.SameSpec(policy) != true;

    private bool IsUnsaved => _document.Text != _saved && (CanPut || _document.Policy is null);

    // Somebody else has written it, or the draft is another one: neither is what was opened, nor what is here.
    private bool IsOvertaken => Address.Policy is not null && !Same(Policy, _opened) && !Same(Policy, _document.Policy);

    private string Title => Address.Policy is (var ns, var name) ? $"{Shown.Of(ns, 63)} / {Shown.Of(name, 120)}" : EditTexts.NewPolicy;

    private (string Text, string Style) State => Policy is null ? (EditTexts.StateNew, "draft")
        : CanPut ? (EditTexts.StateEdited, "unsure")
        : View.Draft.Changes.OfType<PolicyWrite>().Any(w => w.Object == Policy.Reference) ? (EditTexts.StateDraft, "draft") : (EditTexts.StateCluster, "");

    private string? RenamedFrom => _document.Policy is { } policy && Policy is { } former && former.Reference != policy.Reference ? former.NamespacedName : null;

    private string? Replaces => _document.Policy is { } policy && Policy is null && Snapshot.FindPolicy(policy.Namespace, policy.Name) is { } other ? other.NamespacedName : null;

    private PolicyDraft? Edited => _document.Policy is { } policy && CanPut ? Writing(policy) : null;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Address == _address) return;
        var isMoved = _address is not null && _document.Policy is { } put && Address.Policy == (put.Namespace, put.Name);
        _address = Address;
        if (isMoved) return;
        _document = PolicyDocument.Of(Text);
        _opened = Policy;
        _saved = Policy is null && Address.Policy is not null ? "" : Policy is null || Same(Policy, _document.Policy) ? Text : ManifestWriter.Yaml(Policy);
        (_isPut, _here) = (false, null);
        _parts = PolicyParts.Of(_document.Text);
        Mark(Address.Part ?? "");
    }

    private static bool Same(NetworkPolicy? one, NetworkPolicy? other) => one is null ? other is null : other is not null && one.SameSpec(other);

    private Task ChangeAsync(PolicyDocument document)
    {
        var isOther = document.Text != _document.Text;
        _document = document;
        if (!isOther) return Task.CompletedTask;
        _isPut = false;
        if (document.Problems.IsEmpty) _parts = PolicyParts.Of(document.Text);
        _part = _part is { } marked ? _parts.FirstOrDefault(p => p.Path == marked.Path) : null;
        // What the draft or the cluster says by itself need not be kept.
        return OnKept.InvokeAsync(Policy is { } policy && document.Text == ManifestWriter.Yaml(policy) ? null : document.Text);
    }

    private void Mark(string path)
    {
        _part = _parts.FirstOrDefault(p => p.Path == path);
        _here = null;
    }

    // The smallest part around the cursor's line.
    private void Follow(int line)
    {
        _here = _parts.Where(p => p.StartLine <= line && line <= p.EndLine).OrderBy(p => p.EndLine - p.StartLine).ThenByDescending(p => p.Path.Length)
            .Select(p => PartOfForm(p.Path)).FirstOrDefault();
        _part = null;
    }

    // The form shows selectors and blocks within their item, and ports within their rule.
    private static string PartOfForm(string path)
    {
        if (path == "spec.podSelector") return path;
        var ports = path.IndexOf(".ports", StringComparison.Ordinal);
        return ports > 0 ? path[..ports] : path[..(path.LastIndexOf(']') + 1)];
    }

    // A policy that only the draft has moves to its new name; one of the cluster stays beside it.
    private PolicyDraft Writing(NetworkPolicy policy)
    {
        var draft = Policy is { } former && former.Reference != policy.Reference && View.Snapshot!.FindPolicy(former.Namespace, former.Name) is null
            ? View.Draft.Without(new PolicyWrite(former)) : View.Draft;
        return draft.With(new PolicyWrite(policy) { Text = _document.Text });
    }

    private async Task PutAsync()
    {
        if (_document.Policy is not { } policy || !CanPut) return;
        (_opened, _saved, _isPut) = (policy, _document.Text, true);
        await OnDrafted.InvokeAsync((Writing(policy), policy, _document.Text));
    }

    private async Task PutAndOpenAsync()
    {
        await PutAsync();
        await OnStudio.InvokeAsync(_document.Policy ?? Policy);
    }

    private async Task UndoAsync()
    {
        _isPut = false;
        await OnUndone.InvokeAsync();
    }

    private async Task DeleteAsync()
    {
        if (Policy is not { } policy) return;
        _saved = _document.Text;
        var isThere = View.Snapshot!.FindPolicy(policy.Namespace, policy.Name) is not null;
        await OnDrafted.InvokeAsync((isThere ? View.Draft.With(new PolicyDeletion(policy.Namespace, policy.Name)) : View.Draft.Without(new PolicyWrite(policy)), null, ""));
        await OnStudio.InvokeAsync(policy);
    }

    private Task TakeOverAsync()
    {
        _opened = Policy;
        if (Policy is null) return Task.CompletedTask;
        var document = _document.Typed(ManifestWriter.Yaml(Policy));
        _saved = document.Text;
        return ChangeAsync(document);
    }
}
