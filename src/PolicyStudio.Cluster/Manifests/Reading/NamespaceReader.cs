using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Reading;

internal static class NamespaceReader
{
    public static Namespace Read(Field root)
    {
        var metadata = Metadata.Read(root);
        if (root["metadata"]["namespace"].IsPresent) root["metadata"]["namespace"].Error("a Namespace lies in no namespace; leave it out");
        return new(metadata.Name, metadata.Labels) { Version = metadata.Version, Manager = metadata.Manager };
    }
}
