using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Manifests.Reading;

/// <summary>What of an object's metadata the product needs.</summary>
internal sealed record Metadata(string Namespace, string Name, LabelSet Labels, ObjectVersion? Version, ObjectReference? Owner, Manager? Manager)
{
    /// <summary>Reads metadata. A namespaced object without a namespace lies in <c>default</c>.</summary>
    /// <param name="root">The object.</param>
    /// <param name="withManager">Whether to look for who would undo a change.</param>
    /// <param name="isStrict">Whether names and labels must have the API's syntax; otherwise any text is taken, since none of it changes an answer.</param>
    public static Metadata Read(Field root, bool withManager = true, bool isStrict = false)
    {
        var metadata = root["metadata"];
        var ns = metadata["namespace"].Text() is { Length: > 0 } written ? written : "default";
        if (isStrict && DnsName.LabelError(ns) is { } badNamespace) metadata["namespace"].Error($"'{ns}': {badNamespace}");
        var name = Required(root, metadata);
        if (isStrict && name.Length > 0 && DnsName.SubdomainError(name) is { } badName) metadata["name"].Error($"'{name}': {badName}");
        var labels = isStrict ? ReadLabels(metadata["labels"]) : ReadTexts(metadata["labels"]);
        var (uid, resourceVersion) = (metadata["uid"].Text(), metadata["resourceVersion"].Text());
        var version = uid is not null && resourceVersion is not null ? new ObjectVersion(uid, resourceVersion) : null;
        return new(ns, name, labels, version, ReadOwner(metadata["ownerReferences"], ns), withManager ? ManagerReader.Read(metadata, labels) : null);
    }

    /// <summary>The reference of an object of a kind that is not read further.</summary>
    public static ObjectReference ReferenceOf(string kind, Field root) =>
        new(kind, root["metadata"]["namespace"].Text(), root["metadata"]["name"].Text() ?? "");

    /// <summary>Labels with the API's syntax; a value left blank is an error.</summary>
    public static LabelSet ReadLabels(Field labels) =>
        LabelSet.Of(labels.Entries().Select(l => KeyValuePair.Create(l.Key, CheckedLabel(l.Key, l.Value))));

    /// <summary>Labels or annotations of any text; a value left blank is the empty one, as the API server takes it.</summary>
    public static LabelSet ReadTexts(Field texts) =>
        LabelSet.Of(texts.Entries().Select(a => KeyValuePair.Create(a.Key, a.Value.Text() ?? "")));

    private static string CheckedLabel(string key, Field label)
    {
        var value = label.NonNullText() ?? "";
        if (LabelSyntax.KeyError(key) is { } badKey) label.Error($"key '{key}': {badKey}");
        if (LabelSyntax.ValueError(value) is { } badValue) label.Error($"'{value}': {badValue}");
        return value;
    }

    private static string Required(Field root, Field metadata)
    {
        if (metadata["name"].Text() is { Length: > 0 } name) return name;
        var generated = metadata["generateName"].IsPresent ? "; generateName lets the API server choose one, which is not known here" : "";
        if (!metadata.IsPresent) root.Error("metadata.name is required");
        else if (metadata.Node is MappingNode && metadata["name"].Node is null or ScalarNode { Kind: ScalarKind.Null or ScalarKind.String }) metadata.Error("name is required" + generated);
        return "";
    }

    private static ObjectReference? ReadOwner(Field owners, string ns)
    {
        foreach (var owner in owners.Items())
            if (owner["controller"].Flag() == true)
                return new(OwnerKind(owner["apiVersion"].Text(), owner["kind"].RequiredText()), ns, owner["name"].RequiredText());
        return null;
    }

    /// <summary>An owner's kind: somebody's own Deployment, of another group, is not the one that Kubernetes' ReplicaSets are folded into.</summary>
    public static string OwnerKind(string? version, string kind)
    {
        // Most are of Kubernetes' own groups; looking before splitting spares a hundred thousand arrays.
        if (version is null or "v1" or "apps/v1" or "batch/v1") return kind;
        var group = version.Split('/') is [var g, _] ? g : "";
        return group is "" or "apps" or "batch" or "extensions" || !IsController(kind) ? kind : $"{kind}.{group}";
    }

    private static bool IsController(string kind) =>
        kind is "Deployment" or "ReplicaSet" or "StatefulSet" or "DaemonSet" or "Job" or "CronJob" or "ReplicationController" or "Node";
}
