using PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;

namespace PolicyStudio.Cluster.Manifests;

/// <summary>Which kinds of which API groups are read, and which decide connectivity without being understood.</summary>
internal static class KnownKinds
{
    private static readonly HashSet<string> Controllers =
        ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicationController"];

    public static Meaning Of(string group, string kind) => (group, kind) switch
    {
        ("", "Namespace") => Meaning.Namespace,
        ("", "Pod") => Meaning.Pod,
        ("", "Service") => Meaning.Service,
        ("networking.k8s.io", "NetworkPolicy") => Meaning.NetworkPolicy,
        ("" or "apps" or "batch" or "extensions", _) when Controllers.Contains(kind) => Meaning.Controller,
        (_, _) when SurroundingReader.Reads(group, kind) => Meaning.Surrounding,
        (_, _) when OtherPolicyKind.Decides(group, kind) => Meaning.UnsupportedPolicy,
        (_, _) when kind.EndsWith("List", StringComparison.Ordinal) && kind.Length > 4 => Of(group, kind[..^4]) == Meaning.Other ? Meaning.Other : Meaning.List,
        ("", "List") => Meaning.List,
        _ => Meaning.Other,
    };
}

/// <summary>What a document's kind means to the product.</summary>
internal enum Meaning
{
    Namespace,
    Pod,
    Service,
    NetworkPolicy,
    Controller,
    List,
    UnsupportedPolicy,
    Surrounding,
    Other,
}
