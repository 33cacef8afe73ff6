using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.Components.Studio.Labels;

/// <summary>Chooses which labels the switches set.</summary>
public sealed partial class LabelChoicesForm : ComponentBase
{
    private const string PodForm = "key=value";

    private string _namespaceKey = "";
    private string _namespaceValue = "";
    private string _pod = "";
    private bool _isOwnName;
    private LabelChoices? _shown;

    /// <summary>The labels as they are chosen.</summary>
    [Parameter, EditorRequired] public LabelChoices Chosen { get; set; } = default!;

    /// <summary>What is offered, best first.</summary>
    [Parameter] public IReadOnlyCollection<LabelChoices> Offered { get; set; } = [];

    /// <summary>Other labels are chosen.</summary>
    [Parameter] public EventCallback<LabelChoices> OnChosen { get; set; }

    private string? NamespaceError => Words(LabelSyntax.KeyFault(_namespaceKey) ?? (_isOwnName ? null : LabelSyntax.ValueFault(_namespaceValue)));

    private string? PodError =>
        _pod.Split('=', 2) is [var key, var value] ? Words(LabelSyntax.KeyFault(key) ?? LabelSyntax.ValueFault(value)) : LabelsTexts.PodForm;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_shown == Chosen) return;
        _shown = Chosen;
        (_namespaceKey, _namespaceValue, _isOwnName, _pod) = (Chosen.NamespaceKey, Chosen.NamespaceValue ?? "", Chosen.NamespaceValue is null, Chosen.Pod.ToString());
    }

    private static string? Words(LabelFault? fault) => fault switch
    {
        null => null,
        LabelFault.KeyPrefix => LabelsTexts.KeyPrefix,
        LabelFault.KeyLength => LabelsTexts.KeyLength,
        LabelFault.KeyCharacters => LabelsTexts.KeyCharacters,
        LabelFault.ValueLength => LabelsTexts.ValueLength,
        _ => LabelsTexts.ValueCharacters,
    };

    private static string Invalid(string? error) => error is null ? "false" : "true";

    private Task TakeAsync() =>
        NamespaceError is null && LabelPair.Parse(_pod) is { } pod
            ? OnChosen.InvokeAsync(new(_namespaceKey, _isOwnName ? null : _namespaceValue, pod)) : Task.CompletedTask;
}
