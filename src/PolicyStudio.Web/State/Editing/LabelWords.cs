using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Editing;

/// <summary>The labels of a cluster's pods or namespaces, to be offered where one is typed: what is there most comes first.</summary>
public sealed class LabelWords
{
    private const int MostKeys = 200;
    private const int MostValues = 60;

    private static readonly ConditionalWeakTable<ClusterSnapshot, LabelWords> OfPods = [];
    private static readonly ConditionalWeakTable<ClusterSnapshot, LabelWords> OfNamespaces = [];
    private readonly Dictionary<string, Dictionary<string, int>> _values = new(StringComparer.Ordinal);

    private LabelWords(IEnumerable<LabelSet> labels)
    {
        // Only what the API would take: nothing else is put into a person's hands.
        foreach (var (key, value) in labels.SelectMany(l => l).Where(l => LabelSyntax.KeyError(l.Key) is null && LabelSyntax.ValueError(l.Value) is null))
        {
            if (!_values.TryGetValue(key, out var counts)) _values.Add(key, counts = new(StringComparer.Ordinal));
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }
        // What controllers add is another one at the next rollout.
        Keys = [.. _values.Where(v => !ControllerLabels.Has(v.Key)).OrderByDescending(v => v.Value.Values.Sum()).ThenBy(v => v.Key, StringComparer.Ordinal).Take(MostKeys).Select(v => v.Key)];
    }

    /// <summary>The keys.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>The labels of a cluster's pods.</summary>
    public static LabelWords Pods(ClusterSnapshot snapshot) => OfPods.GetValue(snapshot, s => new(s.Workloads.SelectMany(w => w.Pods).Select(p => p.Labels)));

    /// <summary>The labels of a cluster's namespaces.</summary>
    public static LabelWords Namespaces(ClusterSnapshot snapshot) => OfNamespaces.GetValue(snapshot, s => new(s.Namespaces.Select(n => n.Labels)));

    /// <summary>The values of a key.</summary>
    public IEnumerable<string> Values(string key) =>
        _values.TryGetValue(key, out var counts) ? counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostValues).Select(c => c.Key) : [];
}
