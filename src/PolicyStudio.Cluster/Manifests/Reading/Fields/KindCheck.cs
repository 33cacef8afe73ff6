using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Cluster.Manifests.Reading.Fields;

/// <summary>Finds a kind or apiVersion that is meant to be one that is read and is not: skipped as unknown, a mistyped NetworkPolicy would be a silent hole.</summary>
internal static class KindCheck
{
    // The first version is the one to write; the others are read because their shape is the same.
    private static readonly Dictionary<string, string[]> VersionsOf = new(StringComparer.Ordinal)
    {
        ["NetworkPolicy"] = ["networking.k8s.io/v1"],
        ["Namespace"] = ["v1"],
        ["Pod"] = ["v1"],
        ["Service"] = ["v1"],
        ["ReplicationController"] = ["v1"],
        ["Deployment"] = ["apps/v1", "apps/v1beta1", "apps/v1beta2", "extensions/v1beta1"],
        ["ReplicaSet"] = ["apps/v1", "apps/v1beta2", "extensions/v1beta1"],
        ["DaemonSet"] = ["apps/v1", "apps/v1beta2", "extensions/v1beta1"],
        ["StatefulSet"] = ["apps/v1", "apps/v1beta1", "apps/v1beta2"],
        ["Job"] = ["batch/v1"],
        ["CronJob"] = ["batch/v1", "batch/v1beta1", "batch/v2alpha1"],
        ["List"] = ["v1"],
    };

    private static readonly string[] OwnGroups = ["", "apps", "batch", "extensions", "autoscaling", "policy", "networking.k8s.io"];

    /// <summary>The field that is wrong and why, or null when the kind is understood or is truly another one.</summary>
    public static (string Field, string Message)? Error(string version, string kind)
    {
        // Nearly all are just what they should be.
        if (VersionsOf.TryGetValue(kind, out var known) && known.Contains(version)) return null;
        if (kind.Any(c => !char.IsLetterOrDigit(c) && c is not ('-' or ' ' or '_')))
            return ("kind", $"'{kind}' is no name of a kind, such as NetworkPolicy");
        var parts = version.Split('/');
        if (parts.Length > 2 || parts.Any(p => DnsName.SubdomainError(p) is not null))
            return ("apiVersion", $"'{version}' is no apiVersion, such as v1 or networking.k8s.io/v1{VersionHint(kind)}");
        var group = version.Contains('/', StringComparison.Ordinal) ? version[..version.IndexOf('/', StringComparison.Ordinal)] : "";
        var isList = kind.Length > 4 && kind.EndsWith("List", StringComparison.Ordinal);
        var item = isList ? kind[..^4] : kind;
        if (VersionsOf.TryGetValue(item, out var versions))
            return versions.Contains(version) || IsForeign(group, item) ? null
                : ("apiVersion", $"'{version}' has no {kind} that a cluster of today takes; write {versions[0]}");
        if (IsForeign(group, item) || NearestKind(item) is not { } near) return null;
        return ("kind", $"'{kind}' is no kind of {(version.Length == 0 ? "the API" : version)}, did you mean {near}{(isList ? "List" : "")}?");
    }

    /// <summary>What to write where apiVersion is missing.</summary>
    public static string VersionHint(string kind) =>
        VersionsOf.TryGetValue(kind, out var versions) ? $"; a {kind} is of {versions[0]}" : "";

    // Another group may well have a Service or a NetworkPolicy of its own; but networking.k8s.oi is nobody's.
    private static bool IsForeign(string group, string kind) =>
        !OwnGroups.Contains(group) && group.Contains('.', StringComparison.Ordinal)
        && !(NearestKind(kind) == "NetworkPolicy" && NearestName.Distance(group, "networking.k8s.io") <= 4);

    // Short names are near to many: of those only another case or a plural is an error of typing.
    private static string? NearestKind(string kind)
    {
        if (kind.Length > 30) return null;
        foreach (var known in VersionsOf.Keys)
            if (NearestName.Distance(kind, known) <= (known.Length < 7 ? 0 : known.Length / 4)
                || kind.Equals(known + "s", StringComparison.OrdinalIgnoreCase) || kind.Equals(known[..^1] + "ies", StringComparison.OrdinalIgnoreCase))
                return known;
        return null;
    }
}
