using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Labels;
using PolicyStudio.Web.State.Policies;

namespace PolicyStudio.Web.Components.Studio.Protect;

/// <summary>The fields of the policy's form, with what its selectors match.</summary>
public sealed partial class PolicyFields : ComponentBase
{
    private string _pod = "";
    private LabelPair? _shown;

    /// <summary>The form.</summary>
    [Parameter, EditorRequired] public PolicyForm Form { get; set; } = default!;

    /// <summary>A field has another value.</summary>
    [Parameter] public EventCallback<PolicyForm> FormChanged { get; set; }

    /// <summary>The target with its answer.</summary>
    [Parameter, EditorRequired] public TargetView Target { get; set; } = default!;

    private ClusterSnapshot Snapshot => Target.Comparison.After.Snapshot;

    private IEnumerable<LabelPair> NamespaceLabels =>
        new[] { Form.IsByName ? Target.Labels.ForNamespace(Form.SourceNamespace) : Form.NamespaceLabel, new(Namespace.NameLabel, Form.SourceNamespace) }.Distinct();

    private string Matches => SelectorMatches.Of(Form.NamespaceSelector, Form.PodSelector, Snapshot) switch
    {
        { Namespaces: 0 } => ProtectTexts.NoNamespace,
        { Workloads: 0 } m => Wording.Count(ProtectTexts.NoPod, m.Namespaces),
        var m => Wording.Of(ProtectTexts.Matches,
            Wording.Count(ProtectTexts.Namespaces, m.Namespaces), Wording.Count(ProtectTexts.Workloads, m.Workloads), Wording.Count(ProtectTexts.Pods, m.Pods)),
    };

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // What is half typed stays: it is no label yet, and the form still has the last one that was.
        if (_shown == Form.PodLabel) return;
        _shown = Form.PodLabel;
        if (LabelPair.Parse(_pod) != _shown) _pod = _shown.ToString();
    }

    private string HintOf(LabelPair label) =>
        label.Key == Namespace.NameLabel ? ProtectTexts.SetByServer
        : label.IsOn(Snapshot.NamespaceOf(Form.SourceNamespace).Labels) ? "" : ProtectTexts.NotThereYet;

    private Task ChooseNamespace(ChangeEventArgs change) => FormChanged.InvokeAsync(Form.From(change.Value?.ToString() ?? "", Target.Labels));

    private Task ChoosePort(ChangeEventArgs change) =>
        Target.Ports.FirstOrDefault(p => $"{p.Protocol} {p.Number}" == change.Value?.ToString()) is { } port
            ? FormChanged.InvokeAsync(Form with { Port = port }) : Task.CompletedTask;

    private Task TypePodAsync() =>
        LabelPair.Parse(_pod) is { } pair ? FormChanged.InvokeAsync(Form with { PodLabel = pair }) : Task.CompletedTask;

    private Task Rename(ChangeEventArgs change)
    {
        var name = change.Value?.ToString()?.Trim() ?? "";
        var isUsual = name == PolicyGenerator.DefaultName(Form.SourceNamespace, Target.Workload.Namespace);
        return FormChanged.InvokeAsync(Form with { Name = isUsual ? "" : name });
    }
}
