using Microsoft.Extensions.Options;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Hosting;
using PolicyStudio.Web.State.Drafts;

namespace PolicyStudio.Web.State;

/// <summary>
/// One person's studio: follows the cluster, holds the question and the draft, and computes what the page draws. One a circuit. Its members
/// may be called from any thread; <see cref="Changed"/> is raised on whichever thread computed the view.
/// </summary>
public sealed class StudioSession : IDisposable
{
    private readonly IClusterFeed _feed;
    private readonly SuggestionOptions _suggestions;
    private readonly ILogger<StudioSession> _log;
    private readonly CancellationTokenSource _life = new();
    private readonly Lock _gate = new();
    private CancellationTokenSource _work = new();
    private StudioInputs _inputs;
    private StudioView? _view;
    private Task? _following;

    /// <summary>A session on a cluster. Its first view is computed when somebody asks for it, so that whoever renders it renders it complete.</summary>
    public StudioSession(IClusterFeed feed, IOptions<SuggestionOptions> suggestions, ILogger<StudioSession> log)
    {
        (_feed, _suggestions, _log) = (feed, suggestions.Value, log);
        _inputs = new(feed.Current, StudioAddress.Start, DraftHistory.Empty);
    }

    /// <summary>A newer view is there.</summary>
    public event Action? Changed;

    /// <summary>The newest view that has been computed.</summary>
    public StudioView View
    {
        get
        {
            if (Volatile.Read(ref _view) is { } known) return known;
            lock (_gate) return _view ??= StudioView.Of(_inputs, _suggestions, null, CancellationToken.None);
        }
    }

    /// <summary>The newest question, whether its view is there yet or not.</summary>
    public StudioAddress Address
    {
        get { lock (_gate) return _inputs.Address; }
    }

    /// <summary>Asks another question before the first render, and takes up a draft where one is given: the view is there when the call returns.</summary>
    public void Open(StudioAddress address, BasedDraft? draft = null)
    {
        lock (_gate)
        {
            Renew();
            _inputs = _inputs with { Address = address };
            if (draft is not null) _inputs = _inputs.Opened(draft);
            _view = StudioView.Of(_inputs, _suggestions, _view, CancellationToken.None);
        }
    }

    /// <summary>Begins to follow the cluster; a second call does nothing.</summary>
    public void Follow()
    {
        lock (_gate) _following ??= FollowAsync();
    }

    /// <summary>Asks another question.</summary>
    public Task AskAsync(StudioAddress address) => UpdateAsync(i => i with { Address = address });

    /// <summary>Changes the draft as a person does: one step to undo.</summary>
    public Task EditAsync(Func<PolicyDraft, PolicyDraft> edit) => UpdateAsync(i => i.Edited(edit(i.History.Draft)));

    /// <summary>Takes up a draft that was kept: one step to undo.</summary>
    public Task OpenAsync(BasedDraft draft) => UpdateAsync(i => i.Opened(draft));

    /// <summary>Keeps a change although somebody else has changed the same since it was drafted.</summary>
    public Task KeepAsync(DraftChange change) => UpdateAsync(i => i.Kept(change));

    /// <summary>Takes back the last edit.</summary>
    public Task UndoAsync() => UpdateAsync(i => i.With(i.History.Undo()));

    /// <summary>Does again what was taken back last.</summary>
    public Task RedoAsync() => UpdateAsync(i => i.With(i.History.Redo()));

    /// <summary>Writing the draft begins: nothing leaves it until <see cref="EndApplyAsync"/>.</summary>
    public Task BeginApplyAsync() => UpdateAsync(i => i.Applying(true));

    /// <summary>Writing the draft has ended. What was written leaves it, and cannot be undone there; what was not, or was edited meanwhile, stays.</summary>
    /// <param name="written">The changes that are known to be in the cluster, whether its newest state shows them yet or not.</param>
    public Task EndApplyAsync(PolicyDraft written) =>
        UpdateAsync(i => (i with { History = i.History.Without(written) }).Applying(false));

    /// <inheritdoc/>
    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
        _work.Dispose();
    }

    private async Task FollowAsync()
    {
        using var subscription = _feed.Subscribe();
        try
        {
            await foreach (var state in subscription.States(_life.Token))
                if (!ReferenceEquals(state, View.Cluster)) await TakeAsync(state);
        }
        catch (OperationCanceledException) { /* the circuit has ended */ }
    }

    // Whatever is being computed is older than what is asked for now.
    private void Renew()
    {
        _work.Cancel();
        _work.Dispose();
        _work = CancellationTokenSource.CreateLinkedTokenSource(_life.Token);
    }

    // One state that cannot be judged must not end the following: the next one may be.
    private async Task TakeAsync(ClusterState state)
    {
        try
        {
            await UpdateAsync(i => i.With(state));
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            _log.ViewFailed(failed);
        }
    }

    // The newest inputs win: work on older ones is cancelled, and its result, should it come all the same, is dropped.
    private async Task UpdateAsync(Func<StudioInputs, StudioInputs> change)
    {
        StudioInputs inputs;
        StudioView? earlier;
        CancellationToken cancellation;
        lock (_gate)
        {
            if (_life.IsCancellationRequested) return;
            Renew();
            (inputs, earlier, cancellation) = (_inputs = change(_inputs), _view, _work.Token);
        }
        try
        {
            var view = await Task.Run(() => StudioView.Of(inputs, _suggestions, earlier, cancellation), cancellation);
            lock (_gate)
            {
                if (cancellation.IsCancellationRequested) return;
                _view = view;
            }
            Changed?.Invoke();
        }
        catch (OperationCanceledException) { /* a newer question has come in */ }
    }
}
