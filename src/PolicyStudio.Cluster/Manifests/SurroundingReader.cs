using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>Reads the objects that are no part of the network and say something about it. What cannot be read says nothing.</summary>
internal static class SurroundingReader
{
    private const string Budget = "PodDisruptionBudget";

    /// <summary>Whether a kind of a group is one of them.</summary>
    public static bool Reads(string group, string kind) => (group, kind) == ("policy", Budget)
        || (group is "admissionregistration.k8s.io" or "apiregistration.k8s.io" or "apiextensions.k8s.io" && ApiServerCallReader.Callers.Contains(kind));

    /// <summary>What an object says.</summary>
    public static SurroundingFacts Read(string kind, ManifestNode node) =>
        new(kind == Budget ? [] : ApiServerCallReader.Read(kind, node), [.. Selectors(kind, new(node, new ReadErrors(kind)))]);

    private static IEnumerable<OtherSelector> Selectors(string kind, Field root)
    {
        var reference = new ObjectReference(kind, kind == Budget ? root["metadata"]["namespace"].Text() ?? "default" : null, root["metadata"]["name"].Text() ?? "");
        if (kind == Budget) return root["spec"]["selector"].IsPresent ? [new(reference, "spec.selector", null, Selector(root["spec"]["selector"]))] : [];
        return kind is "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration"
            ? root["webhooks"].Items().Select((w, i) => new OtherSelector(reference, $"webhooks[{i}]", Selector(w["namespaceSelector"]), Selector(w["objectSelector"]))) : [];
    }

    private static LabelSelector Selector(Field field) =>
        field.IsPresent ? SelectorReader.Read(field, isStrict: false, checksSyntax: false) : LabelSelector.Everything;
}
