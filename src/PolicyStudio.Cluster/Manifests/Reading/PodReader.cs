using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Reading;

internal static class PodReader
{
    /// <summary>The pod, or null when it has ended (Succeeded, Failed) and so has no network.</summary>
    public static Pod? Read(Field root)
    {
        var status = root["status"];
        if (status["phase"].Text() is "Succeeded" or "Failed") return null;
        var metadata = Metadata.Read(root, withManager: false);
        var spec = root["spec"];
        return new()
        {
            Namespace = metadata.Namespace,
            Name = metadata.Name,
            Labels = metadata.Labels,
            Addresses = Addresses(status),
            Ports = Ports(spec),
            HostNetwork = spec["hostNetwork"].Flag() ?? false,
            IsReady = status["conditions"].Items().Where(c => c["type"].Text() == "Ready").All(c => c["status"].Text() == "True"),
            IsTerminating = root["metadata"]["deletionTimestamp"].IsPresent,
            Owner = metadata.Owner,
            Version = metadata.Version,
        };
    }

    /// <summary>A pod template: what the network will see of the pods made from it.</summary>
    public static PodTemplate ReadTemplate(Field template) => new(
        Metadata.ReadTexts(template["metadata"]["labels"]), Ports(template["spec"]), template["spec"]["hostNetwork"].Flag() ?? false);

    private static ImmutableArray<IpAddress> Addresses(Field status)
    {
        var all = status["podIPs"].Items().Select(i => i["ip"]).ToList();
        if (all.Count == 0 && status["podIP"].IsPresent) all.Add(status["podIP"]);
        var addresses = ImmutableArray.CreateBuilder<IpAddress>();
        foreach (var field in all)
        {
            if (field.Text() is not { Length: > 0 } text) continue;
            if (IpAddress.TryParse(text, out var address)) addresses.Add(address);
            else field.Error($"'{text}' is not an IP address");
        }
        return addresses.ToImmutable();
    }

    private static ImmutableArray<ContainerPort> Ports(Field spec)
    {
        // An init container that restarts always is a sidecar: it runs, and listens, as long as the pod does.
        var sidecars = spec["initContainers"].Items().Where(c => c["restartPolicy"].Text() == "Always");
        var ports = ImmutableArray.CreateBuilder<ContainerPort>();
        foreach (var port in spec["containers"].Items().Concat(sidecars).SelectMany(c => c["ports"].Items()))
        {
            var protocol = port["protocol"].Protocol();
            if (port["containerPort"].PortNumber() is { } number) ports.Add(new(port["name"].Text(), number, protocol));
        }
        return ports.ToImmutable();
    }
}
