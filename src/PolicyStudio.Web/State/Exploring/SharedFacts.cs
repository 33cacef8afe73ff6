using System.Runtime.CompilerServices;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Exploring;

/// <summary>
/// The facts of a snapshot, computed once for all who ask, off their threads. When nobody has waited for them for a while the work is given
/// up; whoever asks later begins it again. They go when the snapshot goes.
/// </summary>
internal sealed class SharedFacts
{
    // Between a prerendered page and its circuit nobody waits for a moment.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly ConditionalWeakTable<ClusterSnapshot, SharedFacts> All = [];

    private readonly ClusterSnapshot _snapshot;
    private readonly Lock _gate = new();
    private Computation? _computation;
    private int _waiting;

    private SharedFacts(ClusterSnapshot snapshot) => _snapshot = snapshot;

    /// <summary>Those of a snapshot.</summary>
    public static SharedFacts Of(ClusterSnapshot snapshot) => All.GetValue(snapshot, s => new(s));

    /// <summary>The facts, where they are there already.</summary>
    public ExplorerFacts? Known => Volatile.Read(ref _computation) is { Work: { IsCompletedSuccessfully: true } done } ? done.Result : null;

    /// <summary>The facts.</summary>
    /// <exception cref="OperationCanceledException">The one who asks has gone.</exception>
    public async Task<ExplorerFacts> GetAsync(CancellationToken cancellation)
    {
        for (; ; )
        {
            var computation = Join();
            try
            {
                return await computation.Work.WaitAsync(cancellation);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested) { /* it was given up just when this one came */ }
            finally
            {
                Leave(computation);
            }
        }
    }

    private Computation Join()
    {
        lock (_gate)
        {
            if (_computation is null or { Work: { IsCanceled: true } or { IsFaulted: true } }) _computation = Computation.Begin(_snapshot);
            _waiting++;
            _computation.End.CancelAfter(Timeout.InfiniteTimeSpan);
            return _computation;
        }
    }

    private void Leave(Computation computation)
    {
        lock (_gate)
            if (--_waiting == 0 && !computation.Work.IsCompleted) computation.End.CancelAfter(Grace);
    }

    private sealed record Computation(Task<ExplorerFacts> Work, CancellationTokenSource End)
    {
        public static Computation Begin(ClusterSnapshot snapshot)
        {
            var end = new CancellationTokenSource();
            return new(Task.Run(() => ExplorerFacts.Of(snapshot, end.Token), end.Token), end);
        }
    }
}
