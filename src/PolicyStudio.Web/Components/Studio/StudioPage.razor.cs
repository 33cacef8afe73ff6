using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Labels;
using PolicyStudio.Web.State.Looking;
using PolicyStudio.Web.State.Switching;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.Components.Studio;

/// <summary>The studio: who reaches a target, why, and what a draft would change. It hands the session's view to its parts and their wishes to the session.</summary>
public sealed partial class StudioPage : ComponentBase
{
    private const int MostUnread = 4;

    private StudioLook _look = StudioLook.Start;
    private string? _taken;
    private Guid? _tried;
    private bool _notFound;
    private string? _copyOf;
    private (bool HasOthers, Guid? Draft) _kept;
    private ImmutableArray<(string Name, string Value)> _unread = [];

    private StudioView View => Session.View;

    private StudioAddress Address => View.Inputs.Address;

    private string PreviewAddress => Address.ToPreview(Keeping.Kept?.Id);

    private string Title => View.Target is { } target ? $"{QuestionOf(target)} - PolicyStudio" : "PolicyStudio";

    /// <inheritdoc/>
    public void Dispose()
    {
        Session.Changed -= Redraw;
        Keeping.Changed -= Kept;
        Navigation.LocationChanged -= Moved;
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Session.Changed += Redraw;
        Keeping.Changed += Kept;
        Navigation.LocationChanged += Moved;
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => TakeAsync();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) Session.Follow();
    }

    private static string QuestionOf(TargetView target)
    {
        var name = $"{Shown.Of(target.Workload.Namespace, 63)}/{Shown.Of(target.Workload.Name, 63)}";
        return Wording.Of((target.Directions, target.Port) switch
        {
            (AskedDirections.Egress, _) => StudioTexts.WhomReaches,
            (AskedDirections.Both, null) => StudioTexts.BothReach,
            (AskedDirections.Both, _) => StudioTexts.BothReachOn,
            (_, null) => StudioTexts.WhoReaches,
            _ => StudioTexts.WhoReachesOn,
        }, name, target.Port is { } port ? Shown.Of(port.ToString(), 40) : "");
    }

    private string Unread => string.Join(", ", _unread.Select(u => $"{u.Name}={Shown.Of(u.Value, 40)}"));

    // The link is the question: every choice goes through the address, so that reload, back and a colleague see the same.
    private async Task TakeAsync()
    {
        var link = new Uri(Navigation.Uri);
        if (link.AbsoluteUri == _taken) return;
        var isFirst = _taken is null;
        _taken = link.AbsoluteUri;
        _unread = [.. StudioAddress.Unread(link).Concat(LookQuery.Unread(link)).Take(MostUnread)];
        var (address, asked, look) = (StudioAddress.Of(link), Session.Address, LookQuery.Read(link));
        // Whoever asks something else goes on reading in the same panel; the reasons of an edge end with its question.
        _look = isFirst || look != StudioLook.Start ? look
            : address.Target == asked.Target ? _look
            : look with { Panel = _look.Panel == StudioPanel.Why ? StudioPanel.Sources : _look.Panel };
        if (await TakeUpAsync(address, link) || address == asked) return;
        // The first render must be complete; later ones may follow the engine.
        if (asked == StudioAddress.Start) Session.Open(address);
        else await Session.AskAsync(address);
    }

    private void Moved(object? sender, LocationChangedEventArgs change)
    {
        if (Navigation.ToBaseRelativePath(change.Location).Split('?', '#')[0] is "studio") _ = InvokeAsync(async () =>
        {
            await TakeAsync();
            StateHasChanged();
        });
    }

    // The draft of the link is taken up once: from then on the session has it, and the address follows the session. A draft that is before the
    // person is not replaced by one of an older address, which back and forward lead to.
    private async Task<bool> TakeUpAsync(StudioAddress address, Uri link)
    {
        if (!Guid.TryParse(QueryHelpers.ParseQuery(link.Query).TryGetValue("draft", out var named) ? named[0] : null, out var id) || id == Keeping.Kept?.Id || id == _tried || !View.Draft.IsEmpty) return false;
        _tried = id;
        var person = await Person.GetAsync();
        var draft = await Keeping.TakeUpAsync(id, new(person.Id, person.Name));
        (_notFound, _copyOf) = (draft is null, draft is not null && draft.Owner != person.Id ? draft.OwnerName : null);
        if (draft is null) return false;
        Session.Open(address, draft.Content);
        return true;
    }

    // The page is drawn anew only where a bar for others' drafts comes or goes, or links lead to another draft: its own parts follow for themselves.
    private void Kept()
    {
        var shown = (!Keeping.Others.IsEmpty, Keeping.Kept?.Id);
        if (shown != _kept) Redraw();
        _kept = shown;
    }

    private void Redraw() => _ = InvokeAsync(StateHasChanged);

    private void Go(StudioAddress address) => Navigation.NavigateTo(address.With(Keeping.Kept?.Id));

    private void AskAbout(Workload workload) => Go(Address with { Target = TargetName.Of(workload), Port = null, Also = AlsoTargets.None });

    private void AskOnPort(TargetPort port) => Go(Address with { Target = TargetName.Of(View.Target!.Workload), Port = port });

    // A port of the target itself changes the question, one of a further target that target's.
    private void AskOnPortOf((TargetView Target, TargetPort Port) chosen)
    {
        if (ReferenceEquals(chosen.Target, View.Target)) AskOnPort(chosen.Port);
        else Go(Address with { Also = Address.Also.With(new(TargetName.Of(chosen.Target.Workload), chosen.Port)) });
    }

    private void AskAlso(Workload workload)
    {
        if (View.Target is { } target && target.Workload.Reference != workload.Reference)
            Go(Address with { Target = TargetName.Of(target.Workload), Also = Address.Also.With(new(TargetName.Of(workload), null)) });
    }

    private void AskNoLonger(TargetView target) =>
        Go(Address with { Also = new([.. Address.Also.Targets.Where(t => TargetSearch.Resolve(View.Snapshot!, t.Name)?.Reference != target.Workload.Reference)]) });

    private void AskFor(AskedDirections directions) => Go(Address with { Target = TargetName.Of(View.Target!.Workload), Directions = directions });

    private void AskWithLabels(LabelChoices labels) => Go(Address.With(labels, View.Target!.OfferedLabels[0]));

    private Task SwitchNamespaceAsync(string ns) => EditAsync((draft, target) =>
        NamespaceSwitch.Toggle(target.Comparison.Before.Snapshot.NamespaceOf(ns), target.Labels.ForNamespace(ns), draft));

    private Task SwitchWorkloadAsync(ObjectReference reference) => EditAsync((draft, target) =>
        target.Comparison.Before.Snapshot.FindWorkload(reference) is { } workload ? WorkloadSwitch.Toggle(workload, target.Labels.Pod, draft) : draft);

    private Task SwitchPodAsync(Pod pod) => EditAsync((draft, target) =>
        target.Comparison.Before.Snapshot.Workloads.FirstOrDefault(w => w.Namespace == pod.Namespace && w.Pods.Any(p => p.Name == pod.Name)) is { } workload
            ? WorkloadSwitch.TogglePod(workload, pod, target.Labels.Pod, draft) : draft);

    private Task WriteAsync(ImmutableArray<NetworkPolicy> policies) =>
        EditAsync((draft, _) => policies.Aggregate(draft, (d, p) => d.With(new PolicyWrite(p))));

    private Task DiscardAsync() => Session.EditAsync(_ => PolicyDraft.Empty);

    // An edit is made to be seen: whoever looked at the cluster as it is sees the draft again.
    private Task EditAsync(Func<PolicyDraft, TargetView, PolicyDraft> edit)
    {
        if (View.Target is not { } target) return Task.CompletedTask;
        _look = _look with { IsBefore = false };
        return Session.EditAsync(draft => edit(draft, target));
    }
}
