using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Manifests.Reading;

/// <summary>What of an object's metadata the product needs.</summary>
internal sealed record Metadata(string Namespace, string Name, LabelSet Labels, ObjectVersion? Version, ObjectReference? Owner, Manager? Manager)
{
    /// <summary>Reads metadata. A namespaced object without a namespace lies in <c>default</c>.</summary>
    public static Metadata Read(Field root, bool withManager = true)
    {
        var metadata = root["metadata"];
        var ns = metadata["namespace"].Text() ?? "default";
        var name = Required(root, metadata);
        var labels = ReadLabels(metadata["labels"]);
        var (uid, resourceVersion) = (metadata["uid"].Text(), metadata["resourceVersion"].Text());
        var version = uid is not null && resourceVersion is not null ? new ObjectVersion(uid, resourceVersion) : null;
        return new(ns, name, labels, version, ReadOwner(metadata["ownerReferences"], ns), withManager ? ManagerReader.Read(metadata, labels) : null);
    }

    /// <summary>The reference of an object of a kind that is not read further.</summary>
    public static ObjectReference ReferenceOf(string kind, Field root) =>
        new(kind, root["metadata"]["namespace"].Text(), root["metadata"]["name"].Text() ?? "");

    public static LabelSet ReadLabels(Field labels) =>
        LabelSet.Of(labels.Entries().Select(l => KeyValuePair.Create(l.Key, l.Value.Text() ?? "")));

    private static string Required(Field root, Field metadata)
    {
        if (!metadata.IsPresent) root.Error("metadata.name is required");
        else if (!metadata["name"].IsPresent) metadata.Error("name is required");
        return metadata["name"].Text() ?? "";
    }

    private static ObjectReference? ReadOwner(Field owners, string ns)
    {
        foreach (var owner in owners.Items())
            if (owner["controller"].Flag() == true)
                return new(OwnerKind(owner["apiVersion"].Text(), owner["kind"].RequiredText()), ns, owner["name"].RequiredText());
        return null;
    }

    // Somebody's own Deployment, of another group, is not the one that Kubernetes' ReplicaSets are folded into.
    private static string OwnerKind(string? version, string kind)
    {
        var group = version?.Split('/') is [var g, _] ? g : "";
        return version is null || group is "" or "apps" or "batch" or "extensions" || !IsController(kind) ? kind : $"{kind}.{group}";
    }

    private static bool IsController(string kind) =>
        kind is "Deployment" or "ReplicaSet" or "StatefulSet" or "DaemonSet" or "Job" or "CronJob" or "ReplicationController" or "Node";
}
