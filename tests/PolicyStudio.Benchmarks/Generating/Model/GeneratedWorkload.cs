using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Model;

/// <summary>An object that makes pods.</summary>
/// <param name="Kind">Deployment, StatefulSet, DaemonSet or Job.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Labels">The labels of its template.</param>
/// <param name="Ports">The ports that its pods declare.</param>
/// <param name="Replicas">Its pods.</param>
internal sealed record GeneratedWorkload(string Kind, string Namespace, string Name, LabelSet Labels, ImmutableArray<ContainerPort> Ports, int Replicas)
{
    /// <summary>The key of a pod's version.</summary>
    public const string VersionLabel = "app.kubernetes.io/version";

    /// <summary>How many pods, the first ones, are of the ReplicaSet before: a rollout is under way where it is not 0.</summary>
    public int OldReplicas { get; init; }

    /// <summary>What its ReplicaSets' names end in: the one before, the newest.</summary>
    public (string Old, string New) Hashes { get; init; } = ("", "");

    /// <summary>The pods' container, which bears the application's name.</summary>
    public string Container => Labels["app.kubernetes.io/name"] ?? Name;

    /// <summary>Its reference.</summary>
    public ObjectReference Reference => new(Kind, Namespace, Name);

    /// <summary>What selects its pods.</summary>
    public LabelSelector Selector => Kind == "Job"
        ? LabelSelector.ForLabels(("controller-uid", UidOf(Reference)))
        : LabelSelector.ForLabels(("app.kubernetes.io/instance", Name), ("app.kubernetes.io/name", Container));

    /// <summary>The labels of its own template.</summary>
    public LabelSet TemplateLabels => Kind == "Job" ? LabelsOf(isOld: false) : Labels;

    /// <summary>Its ReplicaSets, the newest first; none unless it is a Deployment.</summary>
    public IEnumerable<(string Name, string Hash, int Replicas, LabelSet Labels)> ReplicaSets()
    {
        if (Kind != "Deployment") yield break;
        yield return (ReplicaSet(Hashes.New), Hashes.New, Replicas - OldReplicas, LabelsOf(isOld: false));
        if (OldReplicas > 0) yield return (ReplicaSet(Hashes.Old), Hashes.Old, OldReplicas, LabelsOf(isOld: true));
    }

    /// <summary>The labels that every pod of a revision has, those of its own aside.</summary>
    public LabelSet LabelsOf(bool isOld)
    {
        if (Kind == "Job") return Labels.With("controller-uid", UidOf(Reference)).With("job-name", Name);
        if (Kind != "Deployment") return Labels;
        var labels = Labels.With("pod-template-hash", isOld ? Hashes.Old : Hashes.New);
        return isOld ? labels.With(VersionLabel, "1.0.0") : labels;
    }

    /// <summary>Its objects as the engine takes them.</summary>
    public IEnumerable<Controller> ToControllers() =>
        [new(Reference, new(TemplateLabels, Ports, false)) { Selector = Selector }, .. ReplicaSets().Select(r => ToController(r.Name, r.Labels, r.Hash))];

    /// <summary>metadata.uid of an object: always the same for the same object.</summary>
    public static string UidOf(ObjectReference reference) => Deterministic.Uid(reference.ToString());

    private Controller ToController(string name, LabelSet labels, string hash) =>
        new(new("ReplicaSet", Namespace, name), new(labels, Ports, false)) { Owner = Reference, Selector = Selector with { MatchLabels = Selector.MatchLabels.With("pod-template-hash", hash) } };

    private string ReplicaSet(string hash) => $"{Name}-{hash}";
}
