using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Demo;

/// <summary>Gives out uids and resource versions as the API server does: one counter for the whole cluster.</summary>
internal sealed class DemoVersions
{
    private long _last = 1000;

    /// <summary>The version of a new object.</summary>
    public ObjectVersion Create(ObjectReference reference)
    {
        var version = ++_last;
        return new(DemoNames.Uid(reference, version), Text(version));
    }

    /// <summary>The version of an object after a write.</summary>
    public ObjectVersion Write(ObjectVersion? before, ObjectReference reference) =>
        before is null ? Create(reference) : new(before.Uid, Text(++_last));

    private static string Text(long version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
