using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Engine.Matrix.Compiling;

/// <summary>The policies of one namespace, found by the labels of a pod. Immutable.</summary>
internal sealed class NamespacePolicies(ImmutableArray<CompiledPolicy> all)
{
    // Fewer are looked at one by one.
    private const int Few = 4;

    // A draft's policies are mostly asked once or twice, so that theirs is made when it is asked for; null while there are few.
    private readonly Lazy<ByLabel?> _byLabel = new(() => all.Length <= Few ? null : new(all));

    /// <summary>None.</summary>
    public static NamespacePolicies None { get; } = new([]);

    /// <summary>All of them.</summary>
    public ImmutableArray<CompiledPolicy> All => all;

    /// <summary>The policy of that name, or null.</summary>
    public CompiledPolicy? Find(string name)
    {
        foreach (var policy in all)
            if (policy.Policy.Name == name) return policy;
        return null;
    }

    /// <summary>These policies with one in the place of another; null where there is none, before or after.</summary>
    public NamespacePolicies With(CompiledPolicy? before, CompiledPolicy? after)
    {
        var rest = before is null ? all : all.Remove(before);
        return new(after is null ? rest : rest.Add(after));
    }

    /// <summary>Makes ready what finds them, before anybody asks.</summary>
    public NamespacePolicies Indexed()
    {
        _ = _byLabel.Value;
        return this;
    }

    /// <summary>Adds those that select a pod.</summary>
    public void Selecting(LabelSet labels, List<CompiledPolicy> found)
    {
        if (_byLabel.Value is { } byLabel) byLabel.Selecting(labels, found);
        else Add(all.AsSpan(), labels, found);
    }

    private static void Add(ReadOnlySpan<CompiledPolicy> policies, LabelSet labels, List<CompiledPolicy> found)
    {
        foreach (var policy in policies)
            if (policy.Subject.Matches(labels)) found.Add(policy);
    }

    /// <summary>Policies that ask for labels stand under the first one: its key, of which there are few, then its value.</summary>
    private sealed class ByLabel(ImmutableArray<CompiledPolicy> all)
    {
        private readonly CompiledPolicy[] _others = [.. all.Where(p => p.Subject.MatchLabels.Count == 0)];

        private readonly (string Key, Dictionary<string, CompiledPolicy[]> ByValue)[] _byKey =
        [
            .. all.Where(p => p.Subject.MatchLabels.Count > 0).GroupBy(p => p.Subject.MatchLabels.Keys[0]).Select(k =>
                (k.Key, k.GroupBy(p => p.Subject.MatchLabels.Values[0]).ToDictionary(v => v.Key, v => v.ToArray(), StringComparer.Ordinal))),
        ];

        public void Selecting(LabelSet labels, List<CompiledPolicy> found)
        {
            Add(_others, labels, found);
            foreach (var (key, byValue) in _byKey)
                if (labels[key] is { } value && byValue.TryGetValue(value, out var policies)) Add(policies, labels, found);
        }
    }
}
