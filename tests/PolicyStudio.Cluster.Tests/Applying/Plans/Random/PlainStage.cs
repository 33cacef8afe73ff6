using System.Collections.Immutable;
using System.Text.Json;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Cluster.Tests.Applying.Plans.Random;

/// <summary>
/// A cluster on its way through a plan, as the judge sees it: while a rollout goes on a pod may be the old or the new one. It follows the steps
/// by what the API server and the controllers do with them, and knows nothing of drafts.
/// </summary>
internal sealed class PlainStage
{
    // What controllers put on a pod beside its template's labels.
    private static readonly string[] OfControllers = ["pod-template-hash"];

    private PlainStage() { }

    /// <summary>Everything but the pods.</summary>
    public required PlainCluster Rest { get; init; }

    /// <summary>What each pod is, or may be.</summary>
    public required ImmutableArray<ImmutableArray<PlainPod>> Pods { get; init; }

    private ImmutableDictionary<string, ImmutableDictionary<string, string>> Templates { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty;

    public static PlainStage Of(PlainCluster cluster, JsonElement items) => new()
    {
        Rest = cluster,
        // A template speaks for pods to come only where there are none yet.
        Pods = [.. cluster.Pods.Where(p => !p.IsTemplate || !cluster.Pods.Any(o => !o.IsTemplate && IsOf(o, p.Namespace, p.Name))).Select(p => ImmutableArray.Create(p))],
        Templates = items.EnumerateArray().Where(i => i.GetProperty("kind").GetString() == "Deployment").ToImmutableDictionary(
            NameOf, i => PlainCluster.Labels(i.GetProperty("spec").GetProperty("template").GetProperty("metadata")).ToImmutableDictionary()),
    };

    /// <summary>The cluster once a step has been carried out; after a template's labels, while the rollout goes on.</summary>
    /// <param name="step">The step.</param>
    /// <param name="json">The document that a policy was read from.</param>
    public PlainStage After(PlanStep step, Func<NetworkPolicy, JsonElement> json) => step switch
    {
        LabelStep { IsOfTemplate: true } s => WithTemplate(s),
        LabelStep { Labelled.Kind: "Namespace" } s => With(Copy(Rest, namespaces: (s.Labelled.Name, s.Edits))),
        LabelStep s => With(pods: [.. Pods.Select(v => v[0] is { IsTemplate: false } p && p.Namespace == s.Labelled.Namespace && p.Name == s.Labelled.Name
            ? v.Select(x => x with { Labels = Edited(x.Labels, s.Edits) }).ToImmutableArray() : v)]),
        PolicyStep s => With(Copy(Rest, policy: ($"{s.Reference.Namespace}/{s.Reference.Name}", s.After is { } after ? json(after) : null))),
        RolloutStep s => With(pods: [.. Pods.Select(v => v.Length > 1 && IsOf(v[0], s.Controller.Namespace!, s.Controller.Name) ? [v[^1]] : v)]),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private PlainStage WithTemplate(LabelStep step)
    {
        var name = $"{step.Labelled.Namespace}/{step.Labelled.Name}";
        var template = Edited(new(Templates[name]), step.Edits);
        return new()
        {
            Rest = Rest,
            Templates = Templates.SetItem(name, template.ToImmutableDictionary()),
            Pods = [.. Pods.Select(v => !IsOf(v[0], step.Labelled.Namespace!, step.Labelled.Name) ? v
                : v[0].IsTemplate ? [v[0] with { Labels = template }]
                : v.Add(v[^1] with { Labels = template.Concat(v[^1].Labels.Where(l => OfControllers.Contains(l.Key))).ToDictionary() }))],
        };
    }

    private PlainStage With(PlainCluster? rest = null, ImmutableArray<ImmutableArray<PlainPod>>? pods = null) =>
        new() { Rest = rest ?? Rest, Pods = pods ?? Pods, Templates = Templates };

    private static bool IsOf(PlainPod pod, string ns, string deployment) => pod.Namespace == ns && (pod.IsTemplate ? pod.Name == deployment : pod.Name.StartsWith(deployment + "-", StringComparison.Ordinal));

    private static PlainCluster Copy(PlainCluster from, (string Name, ImmutableArray<LabelEdit> Edits)? namespaces = null, (string Name, JsonElement? Document)? policy = null)
    {
        var copy = new PlainCluster { Plugin = from.Plugin };
        foreach (var (name, labels) in from.Namespaces) copy.Namespaces[name] = namespaces is { } n && n.Name == name ? Edited(labels, n.Edits) : labels;
        copy.Policies.AddRange(from.Policies.Where(p => policy is null || NameOf(p) != policy.Value.Name));
        if (policy is { Document: { } document }) copy.Policies.Add(document);
        return copy;
    }

    private static Dictionary<string, string> Edited(Dictionary<string, string> labels, ImmutableArray<LabelEdit> edits)
    {
        var edited = new Dictionary<string, string>(labels);
        foreach (var edit in edits)
            if (edit.After is { } value) edited[edit.Key] = value;
            else edited.Remove(edit.Key);
        return edited;
    }

    private static string NameOf(JsonElement item)
    {
        var metadata = item.GetProperty("metadata");
        return $"{PlainCluster.Text(metadata, "namespace") ?? "default"}/{PlainCluster.Text(metadata, "name")}";
    }
}
