using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>
/// The pods of one controller, folded through known owners (Deployment over ReplicaSet, CronJob over Job); a pod without an owner is a
/// workload of kind Pod, an owner of an unknown kind is one under the name it bears.
/// </summary>
/// <param name="Reference">The top owner.</param>
/// <param name="Controller">The owner's object, or null when the input does not have it.</param>
/// <param name="Pods">Its pods by name, never empty: where none is live, one stand-in made from the template.</param>
public sealed record Workload(ObjectReference Reference, Controller? Controller, ImmutableArray<Pod> Pods)
{
    /// <summary>How many pods the template that it is judged from shall make; null where pods are live, or nobody knows.</summary>
    public int? Desired { get; init; }

    /// <summary>Its namespace.</summary>
    public string Namespace => Reference.Namespace!;

    /// <summary>Its name.</summary>
    public string Name => Reference.Name;

    /// <summary>How many pods are live; 0 when the workload is judged from its template.</summary>
    public int LivePods => Pods[0].IsFromTemplate ? 0 : Pods.Length;

    /// <summary>The declared ports of its pods, by number then protocol.</summary>
    public ImmutableArray<ContainerPort> Ports =>
        [.. Pods.SelectMany(p => p.Ports).Distinct().OrderBy(p => p.Number).ThenBy(p => p.Protocol).ThenBy(p => p.Name, StringComparer.Ordinal)];

    /// <summary>
    /// The selector of its owner, which a generated policy takes as its subject; without one that outlives a run, the labels all its pods
    /// share. What controllers add is left out: after the next rollout or run the policy would select nothing.
    /// </summary>
    public LabelSelector Subject
    {
        get
        {
            if (Controller is { Selector: { } selector, Reference.Kind: not "Job" }) return selector;
            var shared = Pods[0].Labels.Where(l => Pods.All(p => p.Labels.Has(l.Key, l.Value))).ToList();
            var lasting = shared.Where(l => !ControllerLabels.Has(l.Key)).ToList();
            return new(LabelSet.Of(lasting.Count > 0 ? lasting : shared), []);
        }
    }

    /// <summary>The contract's spelling, <c>db/mysql[StatefulSet]</c>.</summary>
    public string Id => $"{Namespace}/{Name}[{Reference.Kind}]";

    /// <inheritdoc/>
    public bool Equals(Workload? other) =>
        other is not null && Reference == other.Reference && Controller == other.Controller && Pods.AsSpan().SequenceEqual(other.Pods.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Reference.GetHashCode();
}
