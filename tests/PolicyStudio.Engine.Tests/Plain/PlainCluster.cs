using System.Text.Json;

namespace PolicyStudio.Engine.Tests.Plain;

/// <summary>
/// A second reading of the same manifests, for the second evaluator: its own types, straight from JSON, sharing no code with the product.
/// Only what a valid List of namespaces, pods and policies holds.
/// </summary>
internal sealed class PlainCluster
{
    public Dictionary<string, Dictionary<string, string>> Namespaces { get; } = [];

    public List<PlainPod> Pods { get; } = [];

    public List<JsonElement> Policies { get; } = [];

    public static PlainCluster Read(string json)
    {
        var cluster = new PlainCluster();
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
        var pod = new PlainPod(Text(metadata, "namespace") ?? "default", Text(metadata, "name")!, Labels(metadata), [], []);
        if (item.TryGetProperty("status", out var status) && status.TryGetProperty("podIPs", out var addresses))
            foreach (var address in addresses.EnumerateArray()) pod.Addresses.Add(Text(address, "ip")!);
        foreach (var container in item.GetProperty("spec").GetProperty("containers").EnumerateArray())
            if (container.TryGetProperty("ports", out var ports))
                foreach (var port in ports.EnumerateArray())
                    pod.Ports.Add((Text(port, "name"), port.GetProperty("containerPort").GetInt32(), Text(port, "protocol") ?? "TCP"));
        return pod;
    }
}

internal sealed record PlainPod(
    string Namespace, string Name, Dictionary<string, string> Labels, List<string> Addresses, List<(string? Name, int Number, string Protocol)> Ports);
