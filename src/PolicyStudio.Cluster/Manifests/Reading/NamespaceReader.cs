using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Reading;

internal static class NamespaceReader
{
    public static Namespace Read(Field root)
    {
        var metadata = Metadata.Read(root);
        return new(metadata.Name, metadata.Labels) { Version = metadata.Version, Manager = metadata.Manager };
    }
}
