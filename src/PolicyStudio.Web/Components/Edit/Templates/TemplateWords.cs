using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State.Editing;

namespace PolicyStudio.Web.Components.Edit.Templates;

/// <summary>Templates in words.</summary>
internal static class TemplateWords
{
    private const int Named = 3;

    /// <summary>What a template is called.</summary>
    public static string Name(TemplateKind kind) => kind switch
    {
        TemplateKind.DenyIngress => EditTexts.DenyIngress,
        TemplateKind.DenyEgress => EditTexts.DenyEgress,
        TemplateKind.DenyAll => EditTexts.DenyAll,
        TemplateKind.AllowDns => EditTexts.AllowDns,
        TemplateKind.SameNamespace => EditTexts.SameNamespace,
        TemplateKind.IngressController => EditTexts.FromController,
        _ => EditTexts.Database,
    };

    /// <summary>What it does, in a sentence.</summary>
    public static string Says(PolicyTemplate template) => template.Kind switch
    {
        TemplateKind.DenyIngress => EditTexts.DenyIngressSays,
        TemplateKind.DenyEgress => EditTexts.DenyEgressSays,
        TemplateKind.DenyAll => EditTexts.DenyAllSays,
        TemplateKind.AllowDns => template.Found.IsEmpty ? EditTexts.AllowDnsNotFound : Wording.Of(EditTexts.AllowDnsSays, Names(template)),
        TemplateKind.SameNamespace => EditTexts.SameNamespaceSays,
        TemplateKind.IngressController => template.Policy is null ? EditTexts.ControllerNotFound : Wording.Of(EditTexts.ControllerSays, Names(template)),
        _ => template.Policy is null ? EditTexts.DatabaseNotFound : Wording.Of(EditTexts.DatabaseSays, Names(template)),
    };

    private static string Names(PolicyTemplate template) =>
        string.Join(", ", template.Found.Take(Named).Select(w => $"{Shown.Of(w.Namespace, 63)}/{Shown.Of(w.Name, 63)}")) + (template.Found.Length > Named ? ", …" : "");
}
