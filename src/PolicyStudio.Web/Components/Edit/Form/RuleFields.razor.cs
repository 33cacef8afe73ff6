using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.Components.Explore.Policies;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Components.Studio.Why;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State.Editing;

namespace PolicyStudio.Web.Components.Edit.Form;

/// <summary>The fields of one rule: its peers, any of which, and its ports, any of which.</summary>
public sealed partial class RuleFields : ComponentBase
{
    private readonly RowKeys _peers = new();
    private readonly RowKeys _ports = new();
    private bool _isOpen;
    private string? _here;

    /// <summary>What surrounds the fields.</summary>
    [CascadingParameter] internal FormScope Scope { get; set; } = default!;

    /// <summary>The rule.</summary>
    [Parameter, EditorRequired] public EditedRule Rule { get; set; } = default!;

    /// <summary>The rule is another one.</summary>
    [Parameter] public EventCallback<EditedRule> RuleChanged { get; set; }

    /// <summary>The direction it is in.</summary>
    [Parameter, EditorRequired] public PolicyType Direction { get; set; }

    /// <summary>Its place, from 0.</summary>
    [Parameter, EditorRequired] public int Index { get; set; }

    /// <summary>Whether no rule stands before it.</summary>
    [Parameter] public bool IsFirst { get; set; }

    /// <summary>Whether no rule stands behind it.</summary>
    [Parameter] public bool IsLast { get; set; }

    /// <summary>Whether it opens with its fields.</summary>
    [Parameter] public bool IsOpen { get; set; }

    /// <summary>The list of ports that are offered.</summary>
    [Parameter] public string PortSuggestions { get; set; } = "";

    /// <summary>Something shall be done to it.</summary>
    [Parameter] public EventCallback<ItemAction> OnAction { get; set; }

    private string Path => $"spec.{Direction.Text()}[{Index}]";

    private string PeersField => Direction == PolicyType.Ingress ? "from" : "to";

    private string Label => Wording.Of(EditTexts.RuleName, Index + 1);

    private bool HasFault => Scope.FaultsIn(Path).Any() || Scope.Document.Unread.Keys.Any(k => k.StartsWith(Path + ".", StringComparison.Ordinal));

    private string Summary
    {
        get
        {
            var (peers, ports) = PolicyWords.Of(Rule.Peers, Rule.Ports, Direction);
            return Shown.Of($"{Phrase.Join(peers)} · {Phrase.Join(ports)}", 300);
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _isOpen = IsOpen;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _peers.Fit(Rule.Peers.Length);
        _ports.Fit(Rule.Ports.Length);
        // Whoever goes through the text sees the fields that belong to it.
        if (Scope.Here == _here) return;
        _here = Scope.Here;
        if (_here == Path || _here?.StartsWith(Path + ".", StringComparison.Ordinal) == true) _isOpen = true;
    }

    private Task SetAsync(EditedRule rule) => RuleChanged.InvokeAsync(rule);

    private Task InsertPeerAsync(int at, Peer peer)
    {
        _peers.Insert(at);
        return MoveAsync(Rule with { Peers = Rule.Peers.Insert(at, peer) });
    }

    private Task RemovePeerAsync(int at)
    {
        _peers.Remove(at);
        return MoveAsync(Rule with { Peers = Rule.Peers.RemoveAt(at) });
    }

    private Task RemovePortAsync(int at)
    {
        _ports.Remove(at);
        return SetAsync(Rule with { Ports = Rule.Ports.RemoveAt(at) });
    }

    // The first port that the selected pods declare and the rule has not yet.
    private Task AddPortAsync()
    {
        var next = Scope.Snapshot.Workloads.Where(w => w.Namespace == Scope.Policy.Namespace && w.Pods.Any(p => Scope.Policy.PodSelector.Matches(p.Labels)))
            .SelectMany(w => w.Ports).Select(p => new PolicyPort(p.Protocol, p.Number)).FirstOrDefault(p => !Rule.Ports.Contains(p));
        return SetAsync(Rule with { Ports = Rule.Ports.Add(Direction == PolicyType.Ingress && next is not null ? next : new(Protocol.Tcp, 443)) });
    }

    private async Task MoveAsync(EditedRule rule)
    {
        await Scope.OnMoved.InvokeAsync($"{Path}.{PeersField}");
        await SetAsync(rule);
    }
}
