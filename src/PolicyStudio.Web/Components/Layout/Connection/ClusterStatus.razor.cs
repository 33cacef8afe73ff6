using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Web.Components.Layout.Connection;

/// <summary>Follows the cluster for the chip in the header of every page.</summary>
public sealed partial class ClusterStatus : ComponentBase
{
    private readonly CancellationTokenSource _life = new();
    private ClusterState _state = default!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _state = Feed.Current;

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _ = FollowAsync();
        _ = TickAsync();
    }

    private async Task FollowAsync()
    {
        using var subscription = Feed.Subscribe();
        try
        {
            await foreach (var state in subscription.States(_life.Token))
            {
                if (ReferenceEquals(state, _state)) continue;
                // The chip says how the connection is, and what could not be read; that a pod came or went is no reason to draw it again.
                var isNews = state.Connection != _state.Connection || !FindingsOf(state).SequenceEqual(FindingsOf(_state));
                _state = state;
                if (isNews) await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException) { /* the page is gone */ }
    }

    private static ImmutableArray<Finding> FindingsOf(ClusterState state) => state.Snapshot?.Findings ?? [];

    // The age of a lost connection grows by itself.
    private async Task TickAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_life.Token))
                if (_state.Connection.Phase == ConnectionPhase.Stale) await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException) { /* the page is gone */ }
    }
}
