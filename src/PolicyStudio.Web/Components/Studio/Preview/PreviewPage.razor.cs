using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.Security.People;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Applying;

namespace PolicyStudio.Web.Components.Studio.Preview;

/// <summary>One page for the whole draft before it is applied, while it is, and after.</summary>
public sealed partial class PreviewPage : ComponentBase
{
    private readonly CancellationTokenSource _life = new();
    private readonly LatestWork _checking = new();
    private readonly CancellationToken _whileHere;
    private DraftPreview? _preview;
    private ImmutableArray<DryRunAnswer>? _answers;
    private ImmutableArray<string> _moved = [];
    private string? _whyNot;

    /// <summary>The page.</summary>
    public PreviewPage() => _whileHere = _life.Token;

    /// <summary>The name of a draft that is kept.</summary>
    [SupplyParameterFromQuery(Name = "draft")] public string? DraftText { get; set; }

    private string BackAddress => Session.View.Inputs.Address.With(Keeping.Kept?.Id);

    private bool IsApplied => Applying.Result is { Outcome: ApplyOutcome.ConfigurationMatches };

    private string Heading => Wording.Of(IsApplied ? PreviewTexts.AppliedTo : PreviewTexts.PreviewFor, Shown.Of(Session.View.Cluster.ClusterName, 63));

    /// <inheritdoc/>
    public void Dispose()
    {
        Applying.Changed -= Redraw;
        Session.Changed -= Check;
        if (!Applying.IsRunning) Applying.Forget();
        _checking.Dispose();
        _life.Cancel();
        _life.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Applying.Changed += Redraw;
        Session.Changed += Check;
        await TakeUpAsync();
        // Whoever comes back while an apply goes on sees that one.
        if (Applying.IsRunning) _preview = Applying.Preview;
        else await PreviewAsync();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) Session.Follow();
    }

    // A link that is opened anew: the session has no draft yet.
    private async Task TakeUpAsync()
    {
        if (!Session.View.Draft.IsEmpty || !Guid.TryParse(DraftText, out var id)) return;
        var person = await Person.GetAsync();
        if (await Keeping.TakeUpAsync(id, new(person.Id, person.Name)) is { } draft) Session.Open(StudioAddress.Of(new(Navigation.Uri)), draft.Content);
    }

    private async Task DecideAsync(Func<Task> decide)
    {
        await decide();
        await PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        Applying.Forget();
        _answers = null;
        // What is there stays until the new one is: what the person has written beside it stays too.
        if (Session.View is not { Draft.IsEmpty: false, Snapshot: not null } view)
        {
            (_preview, _moved) = (null, []);
            return;
        }
        (_preview, _moved) = (await DraftPreview.OfAsync(view), []);
        var person = await Person.GetAsync();
        _whyNot = person.WhyNot;
        StateHasChanged();
        await DryRunAsync(person);
    }

    // What cuts the cluster's own lines is asked for in so many words, and only then tried.
    private async Task AcceptAsync(bool accepts)
    {
        if (_preview is not { } preview) return;
        _preview = preview with { Plan = preview.Plan with { AcceptsBrokenLifelines = accepts } };
        if (accepts && _answers is null) await DryRunAsync(await Person.GetAsync());
    }

    private async Task DryRunAsync(Person person)
    {
        if (_preview is not { } preview || person.Author is not { } author || !preview.Plan.CanApply) return;
        try
        {
            _answers = await Changes.DryRunAsync(preview.Plan, author, _whileHere);
        }
        catch (OperationCanceledException) { /* the page is gone */ }
    }

    private async Task ApplyAsync(ChangeReason reason)
    {
        if (_preview is not { } preview) return;
        // Asked for in the moment of the click: a role that was taken away since the preview counts.
        var person = await Person.GetAsync();
        _whyNot = person.WhyNot;
        if (person.Author is { } author) await Applying.ApplyAsync(preview, author, reason);
    }

    // An apply of somebody else's shows here before the button is pressed in vain.
    private void Check() => _ = InvokeAsync(async () =>
    {
        StateHasChanged();
        if (_preview is not { } preview || Applying.IsRunning || Applying.Result is not null || Session.View.Snapshot == preview.View.Snapshot) return;
        if (await _checking.RunAsync(_ => Changes.Moved(preview.Plan)) is not { } moved || !ReferenceEquals(preview, _preview) || Applying.IsRunning || Applying.Result is not null) return;
        _moved = moved;
        StateHasChanged();
    });

    private void Redraw() => _ = InvokeAsync(StateHasChanged);
}
