using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Reading.OtherPolicies;

/// <summary>Reads policies of other kinds, leniently: what is not understood concerns everything in its scope, in both directions.</summary>
internal static class OtherPolicyReader
{
    /// <summary>Whom the policy may concern; null for Calico's own view of a NetworkPolicy, which is no policy beside it.</summary>
    /// <param name="group">The API group that the object is of.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="node">The object.</param>
    public static OtherPolicy? Read(string group, string kind, ManifestNode node)
    {
        var errors = new ReadErrors("");
        var root = new Field(node, errors);
        var known = OtherPolicyKind.Find(group, kind);
        var reference = ReferenceOf(group, kind, known, root["metadata"]);
        if (IsView(group, reference.Name)) return null;
        var reach = known?.Reach(root) ?? PolicyReach.Anything;
        // A baseline that is not understood is still a baseline: its kind or tier says so.
        if (errors.Count > 0) reach = PolicyReach.Anything with { IsBaseline = reach.IsBaseline };
        return new(reference, group, reach.Directions, [.. reach.Subjects.Select(s => Within(reference.Namespace, s))]) { IsBaseline = reach.IsBaseline };
    }

    private static ObjectReference ReferenceOf(string group, string kind, OtherPolicyKind? known, Field metadata)
    {
        var isNamespaced = known?.IsNamespaced ?? (kind == "NetworkPolicy" || metadata["namespace"].IsPresent);
        var name = metadata["name"].IsPresent ? metadata["name"] : metadata["generateName"];
        return new(OtherPolicyKind.NameOf(group, kind), isNamespaced ? metadata["namespace"].Text() ?? "default" : null, name.Text() ?? "(unnamed)");
    }

    // Calico's API server shows what it made of NetworkPolicy and AdminNetworkPolicy objects among its own.
    private static bool IsView(string group, string name) =>
        group == "projectcalico.org" && name.Split('.')[0] is "knp" or "kanp" or "kbanp" or "kcnp";

    private static OtherPolicySubject Within(string? ns, OtherPolicySubject subject) =>
        ns is null || subject.NamespaceSelector is not { } selector ? subject
        : subject with { NamespaceSelector = selector with { MatchExpressions = selector.MatchExpressions.Add(new(Namespace.NameLabel, LabelOperator.In, [ns])) } };
}
