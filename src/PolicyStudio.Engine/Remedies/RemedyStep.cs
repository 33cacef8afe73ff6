using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Remedies;

/// <summary>One thing that a remedy does, for whoever says it in his own words; as text it is a clause in lower case.</summary>
public abstract record RemedyStep
{
    private protected RemedyStep() { }
}

/// <summary>A peer more: in a rule that is there, or in one of its own.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Direction">The rule's direction.</param>
/// <param name="Rule">The rule's index, from 0, or null for a rule of its own.</param>
/// <param name="Whom">Who is admitted.</param>
/// <param name="Pods">What the peer selects of <paramref name="Whom"/>; null where that is no workload.</param>
/// <param name="Ports">On which ports.</param>
public sealed record PeerAdded(NetworkPolicy Policy, PolicyType Direction, int? Rule, Endpoint Whom, LabelSelector? Pods, Connectivity Ports) : RemedyStep
{
    /// <summary><c>add a peer to db/allow-orders, ingress rule 1, for pods app=mailer of namespace backend</c>.</summary>
    public override string ToString() => Rule is { } rule
        ? $"add a peer to {Policy.NamespacedName}, {Direction.Text()} rule {rule + 1}, for {Described}"
        : $"add an {Direction.Text()} rule to {Policy.NamespacedName} for {Described} on {Ports}";

    private string Described => Whom switch
    {
        WorkloadEndpoint w => $"{(Pods!.IsEmpty ? "every pod" : $"pods {Pods}")}{(w.Workload.Namespace == Policy.Namespace ? "" : $" of namespace {w.Workload.Namespace}")}",
        PodEndpoint p => $"pod {p.Pod.Namespace}/{p.Pod.Name}",
        _ => Whom.Id,
    };
}

/// <summary>Ports more in a rule that admits the peer.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Direction">The rule's direction.</param>
/// <param name="Rule">The rule's index, from 0.</param>
/// <param name="Ports">The ports.</param>
public sealed record PortAdded(NetworkPolicy Policy, PolicyType Direction, int Rule, Connectivity Ports) : RemedyStep
{
    /// <summary><c>add TCP 3306 to db/allow-orders, ingress rule 1</c>.</summary>
    public override string ToString() => $"add {Ports} to {Policy.NamespacedName}, {Direction.Text()} rule {Rule + 1}";
}

/// <summary>Labels that one end of the connection lacks.</summary>
/// <param name="Objects">A namespace, a workload, or both in that order, each with its labels.</param>
public sealed record LabelsSet(ImmutableArray<LabelledObject> Objects) : RemedyStep
{
    /// <summary><c>label namespace ops name=backend (in place of name=ops) and label CronJob ops/backup db=access_ok</c>.</summary>
    public override string ToString() => string.Join(" and ", Objects);
}

/// <summary>An object that is labelled.</summary>
/// <param name="Object">The Namespace, or the workload whose pods are meant.</param>
/// <param name="Labels">Its labels to be; a value of null removes one.</param>
/// <param name="Replaced">What they take the place of.</param>
public sealed record LabelledObject(ObjectReference Object, ImmutableArray<(string Key, string? Value)> Labels, ImmutableArray<(string Key, string Value)> Replaced)
{
    /// <summary><c>label namespace ops name=backend (in place of name=ops)</c>.</summary>
    public override string ToString() =>
        $"label {(Object.Namespace is null ? $"namespace {Object.Name}" : Object)} {string.Join(", ", Labels.Select(l => l.Value is null ? $"{l.Key} removed" : $"{l.Key}={l.Value}"))}"
        + (Replaced.IsEmpty ? "" : $" (in place of {string.Join(", ", Replaced.Select(l => $"{l.Key}={l.Value}"))})");
}
