using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Invariants;

namespace PolicyStudio.Cluster.Manifests.Reading;

/// <summary>Reads one invariant.</summary>
internal static class InvariantFields
{
    public static Invariant Read(Field root)
    {
        if (!IsMapping(root)) return new("", new(null, null, null), [], []);
        root.OnlyKnows("name", "to", "ports", "onlyFrom");
        if (!root["name"].IsPresent) root.Error("name is required");
        if (!root["to"].IsPresent) root.Error("to is required: which pods are protected; {} is every pod");
        if (!root["onlyFrom"].IsPresent) root.Error("onlyFrom is required: which sources may reach them; [] is nobody");
        var to = root["to"];
        to.OnlyKnows("namespace", "namespaceSelector", "podSelector");
        return new(root["name"].Text() ?? "", Pods(to), [.. root["ports"].Items().Select(NetworkPolicyReader.Port)], [.. root["onlyFrom"].Items().Select(Source)]);
    }

    private static InvariantSource Source(Field item)
    {
        if (!IsMapping(item)) return new(null, null);
        item.OnlyKnows("namespace", "namespaceSelector", "podSelector", "ipBlock");
        if (!item["ipBlock"].IsPresent) return new(Pods(item), null);
        foreach (var field in new[] { "namespace", "namespaceSelector", "podSelector" })
            if (item[field].IsPresent) item[field].Error("may not stand beside ipBlock; give it an item of its own");
        return new(null, NetworkPolicyReader.Block(item["ipBlock"]));
    }

    private static bool IsMapping(Field field)
    {
        if (field.Node is MappingNode) return true;
        field.Error($"must be a mapping, not {field.Node?.Description}");
        return false;
    }

    private static InvariantPods Pods(Field pods) => new(
        pods["namespace"].Text(),
        pods["namespaceSelector"].IsPresent ? SelectorReader.Read(pods["namespaceSelector"], isStrict: true, checksSyntax: false) : null,
        pods["podSelector"].IsPresent ? SelectorReader.Read(pods["podSelector"], isStrict: true, checksSyntax: false) : null);
}
