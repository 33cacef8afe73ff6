using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Web.Hosting;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Changes;

/// <summary>Changes that are undone by themselves unless somebody confirms them, with the way to confirm.</summary>
public sealed partial class ProvisionalPanel : ComponentBase
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    // What is kept is in English, whoever confirms.
    private static readonly ChangeReason Words = new("confirmed");

    private readonly CancellationTokenSource _life = new();
    private ImmutableArray<ProvisionalChange> _open = [];
    private string? _answer;
    private bool _isActing;

    /// <summary>The entry that the page is about; null for all of the cluster.</summary>
    [Parameter] public long? Entry { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => ReadAsync();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = FollowAsync(_life.Token);
    }

    private string UndoneText(ProvisionalChange change) => (change.Until - Clock.GetUtcNow()) switch
    {
        var left when left <= TimeSpan.Zero => ChangesTexts.UndoneAt,
        var left when left < TimeSpan.FromMinutes(1) => ChangesTexts.UndoneSoon,
        _ => ChangesTexts.UndoneIn,
    };

    private string MinutesLeft(ProvisionalChange change) => Wording.Number((long)Math.Ceiling((change.Until - Clock.GetUtcNow()).TotalMinutes));

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
        var before = _open;
        await ReadAsync();
        // What is open tells how long it still has.
        if (!before.IsEmpty || !_open.IsEmpty) StateHasChanged();
    }

    private async Task ReadAsync()
    {
        try
        {
            _open = [.. (await Provisional.ListAsync()).Where(c => Entry is null || c.Entry == Entry)];
        }
        catch (JournalException failed)
        {
            // The page's own list says what is wrong with the store.
            Logger.JournalUnread(failed);
        }
    }

    private async Task ConfirmAsync(ProvisionalChange change)
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
            var kept = await Provisional.ConfirmAsync(change.Entry, author, Words);
            _answer = kept is null ? ChangesTexts.NoMoreProvisional : null;
        }
        catch (JournalException failed)
        {
            _answer = failed.Message;
        }
        finally
        {
            _isActing = false;
            await ReadAsync();
        }
    }
}
