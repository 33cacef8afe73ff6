using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Linting.Parts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Linting.Facts;

/// <summary>
/// The pods of a snapshot in groups, found by namespace and label. Ten thousand pods are some hundred groups, and a selector with
/// <c>matchLabels</c> looks only at those that bear the rarest of its labels.
/// </summary>
internal sealed class PodIndex
{
    // What the rules themselves read, beside selectors.
    private static readonly string[] OwnKeys = [Mesh.Mode, "k8s-app", "app.kubernetes.io/name"];

    private readonly Dictionary<string, List<PodGroup>> _byNamespace = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Namespace, string Key, string Value), List<PodGroup>> _byLabel = [];
    private readonly List<PodGroup> _all = [];

    public PodIndex(ClusterSnapshot snapshot, CancellationToken cancellation)
    {
        var keys = OwnKeys.Concat(snapshot.Policies.SelectMany(SelectorsOf).SelectMany(s => s.Keys))
            .Concat(snapshot.Services.SelectMany(s => s.Selector ?? LabelSet.Empty).Select(l => l.Key)).ToHashSet(StringComparer.Ordinal);
        var groups = new Dictionary<(string, LabelSet, string, bool), PodGroup>();
        foreach (var workload in snapshot.Workloads)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var pod in workload.Pods)
            {
                var labels = LabelSet.Of(pod.Labels.Where(l => keys.Contains(l.Key)));
                var key = (pod.Namespace, labels, string.Join(';', pod.Ports.Select(p => $"{p.Name}:{p.Number}:{p.Protocol}")), pod.HostNetwork);
                if (!groups.TryGetValue(key, out var group))
                    Add(groups[key] = group = new(snapshot.NamespaceOf(pod.Namespace), labels, pod));
                group.Add(workload.Reference);
            }
        }
    }

    /// <summary>Every group.</summary>
    public IReadOnlyList<PodGroup> All => _all;

    /// <summary>The groups of a namespace.</summary>
    public IReadOnlyList<PodGroup> In(string ns) => _byNamespace.GetValueOrDefault(ns) ?? [];

    /// <summary>The groups of a namespace that a selector matches.</summary>
    public IEnumerable<PodGroup> Matching(string ns, LabelSelector selector) =>
        Candidates(ns, selector, In(ns)).Where(g => selector.Matches(g.Labels));

    /// <summary>The groups of the whole cluster that a selector matches.</summary>
    public IEnumerable<PodGroup> Matching(LabelSelector selector) =>
        Candidates("", selector, _all).Where(g => selector.Matches(g.Labels));

    private IReadOnlyList<PodGroup> Candidates(string ns, LabelSelector selector, IReadOnlyList<PodGroup> otherwise)
    {
        foreach (var (key, value) in selector.MatchLabels)
        {
            if (!_byLabel.TryGetValue((ns, key, value), out var bearers)) return [];
            if (bearers.Count < otherwise.Count) otherwise = bearers;
        }
        return otherwise;
    }

    private void Add(PodGroup group)
    {
        _all.Add(group);
        ListAt(_byNamespace, group.Namespace.Name).Add(group);
        foreach (var (key, value) in group.Labels)
        {
            ListAt(_byLabel, (group.Namespace.Name, key, value)).Add(group);
            ListAt(_byLabel, ("", key, value)).Add(group);
        }
    }

    private static List<PodGroup> ListAt<TKey>(Dictionary<TKey, List<PodGroup>> lists, TKey key) where TKey : notnull =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];

    private static IEnumerable<LabelSelector> SelectorsOf(NetworkPolicy policy) =>
        policy.Peers.Select(p => p.PodSelector).OfType<LabelSelector>().Prepend(policy.PodSelector);
}
