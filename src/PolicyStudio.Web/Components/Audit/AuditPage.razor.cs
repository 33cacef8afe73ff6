using Microsoft.AspNetCore.Components;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Web.State.Auditing;

namespace PolicyStudio.Web.Components.Audit;

/// <summary>Everything that was ever applied, the newest first: searched, exported, verified. The address is the question.</summary>
public sealed partial class AuditPage : ComponentBase
{
    private AuditAddress _address = AuditAddress.Parse(null, null, null, null);
    private IReadOnlyList<AuditEntry>? _entries;
    private long? _older;
    private string? _failed;
    private AuditVerdict? _verdict;
    private bool _isVerifying;
    private string? _text;
    private string? _namespace;
    private string? _outcome;

    /// <summary>Words that are searched for.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    /// <summary>A namespace that entries touch.</summary>
    [SupplyParameterFromQuery(Name = "ns")] public string? Namespace { get; set; }

    /// <summary>How entries ended.</summary>
    [SupplyParameterFromQuery(Name = "outcome")] public string? Outcome { get; set; }

    /// <summary>The number of the entry that the page stands behind.</summary>
    [SupplyParameterFromQuery(Name = "before")] public string? Before { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _address = AuditAddress.Parse(Text, Namespace, Outcome, Before);
        (_text, _namespace, _outcome) = (_address.Text, _address.Namespace, _address.Outcome?.ToString());
        await ReadAsync(async () =>
        {
            var found = await Log.SearchAsync(_address.Query);
            _older = found.Length > AuditAddress.PageSize ? found[AuditAddress.PageSize - 1].Sequence : null;
            _entries = [.. found.Take(AuditAddress.PageSize)];
        });
    }

    private void Search() => Navigation.NavigateTo(AuditAddress.Parse(_text, _namespace, _outcome, null).ToString());

    private async Task VerifyAsync()
    {
        _isVerifying = true;
        await ReadAsync(async () => _verdict = await Log.VerifyAsync());
        _isVerifying = false;
    }

    private async Task ReadAsync(Func<Task> read)
    {
        try
        {
            await read();
            _failed = null;
        }
        catch (JournalException failed)
        {
            _failed = failed.Message;
        }
    }
}
