using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Cluster.Manifests.Streaming;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Editing.Completing;

/// <summary>Which pods a place of a policy is about, as far as what stands around it reads.</summary>
internal static class SelectorContext
{
    /// <summary>The pods that a podSelector chooses among: the policy's own namespace for its subject, those of the namespaceSelector beside it for a peer's; otherwise all.</summary>
    public static IEnumerable<Pod> Pods(CursorPlace place, ClusterSnapshot snapshot)
    {
        if (place.Path.Take(2).SequenceEqual(["spec", "podSelector"])) return OwnPods(place, snapshot);
        if (SiblingScan.Beside(place, "podSelector", "namespaceSelector") is not (>= 0 and var at) || Selector(place.Text, at) is not { } namespaces) return snapshot.Pods;
        var matched = snapshot.Namespaces.Where(n => namespaces.Matches(n.Labels)).Select(n => n.Name).ToHashSet();
        return snapshot.Pods.Where(p => matched.Contains(p.Namespace));
    }

    /// <summary>The pods whose ports a rule names: the subject's for ingress, all for egress.</summary>
    public static IEnumerable<Pod> Listening(CursorPlace place, ClusterSnapshot snapshot)
    {
        if (!place.Path.Contains("ingress")) return snapshot.Pods;
        if (SiblingScan.Beside(place, "ingress", "podSelector") is not (>= 0 and var at) || Selector(place.Text, at) is not { } subject) return snapshot.Pods;
        return OwnPods(place, snapshot).Where(p => subject.Matches(p.Labels));
    }

    private static IEnumerable<Pod> OwnPods(CursorPlace place, ClusterSnapshot snapshot) =>
        place.Document.Find("metadata", "namespace")?.Value is { Length: > 0 } ns && snapshot.FindNamespace(ns) is not null ? snapshot.Pods.Where(p => p.Namespace == ns) : snapshot.Pods;

    private static LabelSelector? Selector(string text, int offset)
    {
        try
        {
            if (YamlDocuments.Parse(SiblingScan.Block(text, offset), DocumentLimits.Web).FirstOrDefault() is not MappingNode { Entries: [var entry] }) return null;
            var errors = new ReadErrors("");
            var selector = SelectorReader.Read(new(entry.Value, errors), isStrict: true);
            return errors.Count == 0 && entry.Value is MappingNode ? selector : null;
        }
        // It is being typed: nobody knows yet what it selects.
        catch (ManifestSyntaxException)
        {
            return null;
        }
    }
}
