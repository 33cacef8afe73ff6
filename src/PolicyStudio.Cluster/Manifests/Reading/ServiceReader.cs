using System.Globalization;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Reading;

internal static class ServiceReader
{
    public static Service Read(Field root)
    {
        var metadata = Metadata.Read(root);
        var spec = root["spec"];
        LabelSet? selector = spec["selector"].IsPresent ? Metadata.ReadTexts(spec["selector"]) : null;
        return new(metadata.Namespace, metadata.Name, spec["type"].Text() ?? "ClusterIP", selector, [.. spec["ports"].Items().Select(Port)])
        {
            HasExternalIPs = spec["externalIPs"].Items().Any(),
        };
    }

    private static ServicePort Port(Field port)
    {
        var number = port["port"].PortNumber() ?? 0;
        if (!port["port"].IsPresent) port["port"].Error("is required");
        var target = port["targetPort"];
        var named = target.Node is ScalarNode { Kind: ScalarKind.String } scalar ? scalar.Text : null;
        // A string of digits is a number to the API server here.
        if (int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var quoted)) return new(port["name"].Text(), number, quoted, null, ReadProtocol(port));
        return new(port["name"].Text(), number, named is null ? target.PortNumber() ?? number : null, named, ReadProtocol(port));
    }

    private static Protocol ReadProtocol(Field port) => port["protocol"].Protocol();
}
