using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Labels;

namespace PolicyStudio.Web.State.Switching;

/// <summary>Switches a label of a Namespace object.</summary>
public static class NamespaceSwitch
{
    /// <summary>How the switch stands.</summary>
    /// <param name="ns">The namespace as the cluster has it.</param>
    /// <param name="label">The label to switch.</param>
    /// <param name="draft">The draft.</param>
    public static SwitchState Of(Namespace ns, LabelPair label, PolicyDraft draft)
    {
        var field = FieldOf(ns, label);
        return new(label, field.InDraft(draft) == label.Value, field.IsIn(draft), field.InCluster, SwitchScope.Namespace, Refused(ns, label));
    }

    /// <summary>The draft after a click; unchanged where the switch refuses.</summary>
    public static PolicyDraft Toggle(Namespace ns, LabelPair label, PolicyDraft draft)
    {
        if (Refused(ns, label) is not null) return draft;
        var field = FieldOf(ns, label);
        return field.InDraft(draft) == label.Value ? field.SwitchOff(draft, label.Value) : field.Set(draft, label.Value);
    }

    private static LabelField FieldOf(Namespace ns, LabelPair label) =>
        new(ns.Labels[label.Key], value => new NamespaceLabelChange(ns.Name, label.Key, value));

    private static SwitchRefusal? Refused(Namespace ns, LabelPair label) =>
        label.Key == Namespace.NameLabel ? new(nameof(SwitchTexts.NameLabel)) : !ns.IsDeclared ? new(nameof(SwitchTexts.UnknownNamespace)) : null;
}
