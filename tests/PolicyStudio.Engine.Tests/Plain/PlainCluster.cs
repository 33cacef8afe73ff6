using System.Text.Json;

namespace PolicyStudio.Engine.Tests.Plain;

/// <summary>
/// A second reading of the same manifests, for the second evaluator: its own types, straight from JSON, sharing no code with the product.
/// Only what a valid List of namespaces, pods and policies holds.
/// </summary>
internal sealed record PlainCluster
{
    public Dictionary<string, Dictionary<string, string>> Namespaces { get; } = [];

    public List<PlainPod> Pods { get; } = [];

    public List<JsonElement> Policies { get; } = [];

    /// <summary>The network plugin: two of them do not answer as the others.</summary>
    public string Plugin { get; init; } = "generic";

    /// <summary>As if no policy named a port, to see what hangs on it.</summary>
    public bool WithoutNamedPorts { get; init; }

    /// <summary>As if no policy had an IPv6 block.</summary>
    public bool WithoutIpv6Blocks { get; init; }

    public static PlainCluster Read(string json, string plugin)
    {
        var cluster = new PlainCluster { Plugin = plugin };
        foreach (var item in JsonDocument.Parse(json).RootElement.GetProperty("items").EnumerateArray())
        {
            var metadata = item.GetProperty("metadata");
            switch (item.GetProperty("kind").GetString())
            {
                case "Namespace":
                    cluster.Namespaces[Text(metadata, "name")!] = Labels(metadata);
                    break;
                case "Pod":
                    cluster.Pods.Add(ReadPod(item));
                    break;
                case "Deployment":
                    // It has no pods in these clusters, so that its template speaks for those to come.
                    var template = item.GetProperty("spec").GetProperty("template");
                    cluster.Pods.Add(new(Text(metadata, "namespace") ?? "default", Text(metadata, "name")!, Labels(template.GetProperty("metadata")), [],
                        Ports(template.GetProperty("spec")))
                    { IsTemplate = true });
                    break;
                case "NetworkPolicy":
                    cluster.Policies.Add(item);
                    break;
            }
        }
        return cluster;
    }

    public Dictionary<string, string> LabelsOfNamespace(string name)
    {
        var labels = Namespaces.TryGetValue(name, out var known) ? new Dictionary<string, string>(known) : [];
        labels["kubernetes.io/metadata.name"] = name;
        return labels;
    }

    public static Dictionary<string, string> Labels(JsonElement metadata)
    {
        var labels = new Dictionary<string, string>();
        if (metadata.TryGetProperty("labels", out var given))
            foreach (var label in given.EnumerateObject()) labels[label.Name] = label.Value.GetString()!;
        return labels;
    }

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static PlainPod ReadPod(JsonElement item)
    {
        var metadata = item.GetProperty("metadata");
        var spec = item.GetProperty("spec");
        var pod = new PlainPod(Text(metadata, "namespace") ?? "default", Text(metadata, "name")!, Labels(metadata), [], Ports(spec))
        {
            HostNetwork = spec.TryGetProperty("hostNetwork", out var host) && host.GetBoolean(),
        };
        if (item.TryGetProperty("status", out var status) && status.TryGetProperty("podIPs", out var addresses))
            foreach (var address in addresses.EnumerateArray()) pod.Addresses.Add(Text(address, "ip")!);
        return pod;
    }

    private static List<(string? Name, int Number, string Protocol)> Ports(JsonElement spec)
    {
        var all = new List<(string?, int, string)>();
        foreach (var container in spec.GetProperty("containers").EnumerateArray())
            if (container.TryGetProperty("ports", out var ports))
                foreach (var port in ports.EnumerateArray())
                    all.Add((Text(port, "name"), port.GetProperty("containerPort").GetInt32(), Text(port, "protocol") ?? "TCP"));
        return all;
    }
}

internal sealed record PlainPod(
    string Namespace, string Name, Dictionary<string, string> Labels, List<string> Addresses, List<(string? Name, int Number, string Protocol)> Ports)
{
    public bool HostNetwork { get; init; }

    public bool IsTemplate { get; init; }
}
