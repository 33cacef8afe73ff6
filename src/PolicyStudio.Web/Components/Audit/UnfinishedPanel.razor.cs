using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Web.Hosting;
using PolicyStudio.Web.State.Applying;

namespace PolicyStudio.Web.Components.Audit;

/// <summary>Changes that were interrupted, with both ways on: writing the rest, or taking back what is written.</summary>
public sealed partial class UnfinishedPanel : ComponentBase
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _life = new();
    private ImmutableArray<UnfinishedPlan> _plans = [];
    private ImmutableArray<string> _unreadable = [];
    private string _why = "";
    private string? _answer;
    private bool _isActing;

    private delegate Task<ApplyResult> Act(Guid id, Author author, ChangeReason reason, IProgress<StepProgress>? progress, CancellationToken cancellation);

    private bool CanAct => !_isActing && ChangeReason.Problem(_why) is null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => ReadAsync();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = FollowAsync(_life.Token);
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation)) await InvokeAsync(RefreshAsync);
        }
        catch (OperationCanceledException) { /* the page is gone */ }
    }

    private async Task RefreshAsync()
    {
        var (before, unreadable) = (_plans, _unreadable);
        await ReadAsync();
        if (!before.SequenceEqual(_plans) || !unreadable.SequenceEqual(_unreadable)) StateHasChanged();
    }

    private async Task ReadAsync()
    {
        try
        {
            _plans = [.. (await Plans.ListAsync()).Where(p => p.State != UnfinishedState.Running)];
            _unreadable = await Plans.UnreadableAsync();
        }
        catch (JournalException failed)
        {
            // The page's own list says what is wrong with the store.
            Logger.JournalUnread(failed);
        }
    }

    private async Task ActAsync(UnfinishedPlan plan, Act act)
    {
        var person = await Person.GetAsync();
        if (person.Author is not { } author)
        {
            _answer = person.WhyNot;
            return;
        }
        _isActing = true;
        try
        {
            var result = await act(plan.Id, author, new(_why), null, CancellationToken.None);
            _answer = result.Outcome == ApplyOutcome.ConfigurationMatches ? null : $"{OutcomeWords.Of(result.Outcome)}: {result.Message}";
            _why = "";
        }
        finally
        {
            _isActing = false;
            await ReadAsync();
        }
    }
}
