using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Writing;

/// <summary>Values of templates. Names, labels and ports have no character that JSON would escape.</summary>
internal static class JsonTexts
{
    /// <summary>Labels as a mapping.</summary>
    public static string Labels(LabelSet labels) => Map(labels.Select(l => $"\"{l.Key}\":\"{l.Value}\""));

    /// <summary>Labels as the fields of a manager.</summary>
    public static string LabelFields(LabelSet labels) => Map(labels.Select(l => $"\"f:{l.Key}\":{{}}").Prepend("\".\":{}"));

    /// <summary>matchLabels.</summary>
    public static string Selector(LabelSet labels) => $"{{\"matchLabels\":{Labels(labels)}}}";

    /// <summary>Container ports.</summary>
    public static string Ports(ImmutableArray<ContainerPort> ports) =>
        $"[{string.Join(',', ports.Select(p => $"{{\"name\":\"{p.Name}\",\"containerPort\":{p.Number},\"protocol\":\"{p.Protocol.Text()}\"}}"))}]";

    /// <summary>Container ports as the fields of a manager.</summary>
    public static string PortFields(ImmutableArray<ContainerPort> ports) => Map(ports
        .Select(p => $"\"k:{{\\\"containerPort\\\":{p.Number},\\\"protocol\\\":\\\"{p.Protocol.Text()}\\\"}}\":{{\".\":{{}},\"f:containerPort\":{{}},\"f:name\":{{}},\"f:protocol\":{{}}}}")
        .Prepend("\".\":{}"));

    /// <summary>A Service's ports, each towards the container port of its name.</summary>
    public static string ServicePorts(ImmutableArray<ContainerPort> ports) =>
        $"[{string.Join(',', ports.Select(p => $"{{\"name\":\"{p.Name}\",\"protocol\":\"{p.Protocol.Text()}\",\"port\":{p.Number},\"targetPort\":\"{p.Name}\"}}"))}]";

    /// <summary>The only owner, which controls.</summary>
    public static string Owner(string version, string kind, string name, string uid) =>
        $"[{{\"apiVersion\":\"{version}\",\"kind\":\"{kind}\",\"name\":\"{name}\",\"uid\":\"{uid}\",\"controller\":true,\"blockOwnerDeletion\":true}}]";

    private static string Map(IEnumerable<string> entries) => $"{{{string.Join(',', entries)}}}";
}
