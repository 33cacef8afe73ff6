using PolicyStudio.Cluster.Manifests.Editing.Rendering;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Editing.Completing;

/// <summary>What a cluster has that fits at a place: names of namespaces, labels, ports.</summary>
internal static class ClusterChoices
{
    public static IEnumerable<PolicyCompletionItem> Of(CursorPlace place, ClusterSnapshot snapshot)
    {
        var path = place.Path.ToList();
        var selector = path.FindLast(n => n is "podSelector" or "namespaceSelector");
        return path switch
        {
            [.., "metadata", "namespace"] when !place.IsKey => snapshot.Namespaces.Select(n => Value(place, n.Name, "Namespace")),
            [.., "ports", "port"] when !place.IsKey => Ports(place, snapshot),
            [.., "matchLabels"] when place.IsKey && selector is not null => Keys(place, Labels(place, selector, snapshot)),
            [.., "matchLabels", var key] when selector is not null => Values(place, key, Labels(place, selector, snapshot)),
            [.., "matchExpressions", "key"] when selector is not null => Names(place, Labels(place, selector, snapshot)),
            [.., "matchExpressions", "values"] when selector is not null && place.MappingOf("values")?.Find("key") is { Value: var key } => Values(place, key, Labels(place, selector, snapshot)),
            _ => [],
        };
    }

    private static IEnumerable<LabelSet> Labels(CursorPlace place, string selector, ClusterSnapshot snapshot) =>
        selector == "namespaceSelector" ? snapshot.Namespaces.Select(n => n.Labels) : SelectorContext.Pods(place, snapshot).Select(p => p.Labels);

    private static IEnumerable<PolicyCompletionItem> Keys(CursorPlace place, IEnumerable<LabelSet> labels)
    {
        var seen = SiblingScan.Keys(place);
        return ByKey(labels).Where(k => !seen.Contains(k.Key)).Select(k => Value(place, k.Key, Some(k)) is var item && place.IsQuoted ? item : item with { Insert = item.Insert + ": " });
    }

    private static IEnumerable<PolicyCompletionItem> Names(CursorPlace place, IEnumerable<LabelSet> labels) => ByKey(labels).Select(k => Value(place, k.Key, Some(k)));

    private static IOrderedEnumerable<IGrouping<string, string>> ByKey(IEnumerable<LabelSet> labels) =>
        labels.SelectMany(l => l).GroupBy(l => l.Key, l => l.Value).OrderBy(k => k.Key, StringComparer.Ordinal);

    // The first values of a key, so that one sees what it is for.
    private static string Some(IEnumerable<string> values)
    {
        var some = values.Distinct().Order(StringComparer.Ordinal).Take(4).ToList();
        return string.Join(", ", some.Take(3)) + (some.Count > 3 ? ", …" : "");
    }

    private static IEnumerable<PolicyCompletionItem> Values(CursorPlace place, string key, IEnumerable<LabelSet> labels) =>
        labels.Select(l => l[key]).OfType<string>().GroupBy(v => v).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => Value(place, v.Key, $"×{v.Count()}"));

    private static IEnumerable<PolicyCompletionItem> Ports(CursorPlace place, ClusterSnapshot snapshot)
    {
        var protocol = ProtocolText.Parse(place.MappingOf("port")?.Find("protocol")?.Value ?? "");
        var ports = SelectorContext.Listening(place, snapshot).SelectMany(p => p.Ports).Where(p => protocol is null || p.Protocol == protocol).Distinct().ToList();
        var numbers = ports.GroupBy(p => p.Number).OrderBy(p => p.Key)
            .Select(p => Value(place, $"{p.Key}", string.Join(", ", p.Select(o => $"{o.Protocol.Text()} {o.Name}".TrimEnd()).Distinct().Order(StringComparer.Ordinal).Take(3)), isNumber: true));
        var names = ports.Where(p => p.Name is not null).GroupBy(p => p.Name!).OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => Value(place, p.Key, string.Join(", ", p.Select(o => $"{o.Protocol.Text()} {o.Number}").Distinct().Order(StringComparer.Ordinal).Take(3))));
        return numbers.Concat(names);
    }

    private static PolicyCompletionItem Value(CursorPlace place, string text, string detail, bool isNumber = false)
    {
        var blank = place.From > 0 && place.Text[place.From - 1] == ':' ? " " : "";
        return new(text, blank + (place.IsQuoted || isNumber ? text : ScalarText.Of(text, isFlow: place.IsFlow)), detail);
    }
}
