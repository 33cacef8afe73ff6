using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Remedies;
using PolicyStudio.Web.Components.Changes;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>A remedy in words: what to do, and what else it does.</summary>
internal static class RemedyWords
{
    private const int MostNamed = 3;

    /// <summary><c>add a peer to db/allow-orders, ingress rule 1, for pods app=mailer of namespace backend</c>.</summary>
    public static string Title(Remedy remedy) => remedy.Steps.Select(Of).Aggregate((all, step) => Wording.Of(RemedyTexts.AndThen, all, step));

    /// <summary><c>opens nothing else</c>, <c>also opens 2 connections and closes 1</c>, <c>opens nothing else; the label admits elsewhere too, through shop/allow-cache</c>.</summary>
    public static string Effect(Remedy remedy) => remedy.AlsoAdmittedBy.IsEmpty ? Connections(remedy)
        : Wording.Of(RemedyTexts.Also, Connections(remedy), Wording.Of(RemedyTexts.AlsoAdmits, Policies(remedy)));

    private static string Policies(Remedy remedy)
    {
        var named = string.Join(", ", remedy.AlsoAdmittedBy.Take(MostNamed).Select(p => $"{p.Namespace}/{p.Name}"));
        return remedy.AlsoAdmittedBy.Length <= MostNamed ? named : $"{named} {Wording.Count(RemedyTexts.AndMore, remedy.AlsoAdmittedBy.Length - MostNamed)}";
    }

    private static string Connections(Remedy remedy) => (remedy.AlsoOpened.Length, remedy.AlsoClosed.Length) switch
    {
        (0, 0) => RemedyTexts.OpensNothing,
        (var opened, 0) => Wording.Count(RemedyTexts.AlsoOpens, opened),
        (0, var closed) => Wording.Count(RemedyTexts.ClosesOnly, closed),
        var (opened, closed) => Wording.Of(RemedyTexts.AndCloses, Wording.Count(RemedyTexts.AlsoOpens, opened), Wording.Number(closed)),
    };

    private static string Of(RemedyStep step) => step switch
    {
        PeerAdded { Rule: { } rule } s => Wording.Of(RemedyTexts.AddPeer, s.Policy.NamespacedName, s.Direction.Text(), rule + 1, Whom(s)),
        PeerAdded s => Wording.Of(RemedyTexts.AddRule, s.Direction.Text(), s.Policy.NamespacedName, Whom(s), s.Ports),
        PortAdded s => Wording.Of(RemedyTexts.AddPort, s.Ports, s.Policy.NamespacedName, s.Direction.Text(), s.Rule + 1),
        LabelsSet s => s.Objects.Select(Of).Aggregate((one, other) => Wording.Of(RemedyTexts.AndLabel, one, other)),
        _ => step.ToString(),
    };

    private static string Of(LabelledObject labelled)
    {
        var labels = string.Join(", ", labelled.Labels.Select(l => ChangeWords.Label(l.Key, l.Value)));
        var set = labelled.Object.Namespace is null ? Wording.Of(RemedyTexts.LabelNamespace, labelled.Object.Name, labels) : Wording.Of(RemedyTexts.LabelWorkload, labelled.Object, labels);
        return labelled.Replaced.IsEmpty ? set : Wording.Of(RemedyTexts.InPlaceOf, set, string.Join(", ", labelled.Replaced.Select(l => $"{l.Key}={l.Value}")));
    }

    private static string Whom(PeerAdded step)
    {
        if (step.Whom is PodEndpoint p) return Wording.Of(RemedyTexts.Pod, $"{p.Pod.Namespace}/{p.Pod.Name}");
        if (step.Whom is not WorkloadEndpoint w || step.Pods is not { } selector) return step.Whom.Id;
        var pods = selector.IsEmpty ? RemedyTexts.EveryPod : Wording.Of(RemedyTexts.PodsLabelled, selector);
        return w.Workload.Namespace == step.Policy.Namespace ? pods : Wording.Of(RemedyTexts.OfNamespace, pods, w.Workload.Namespace);
    }
}
