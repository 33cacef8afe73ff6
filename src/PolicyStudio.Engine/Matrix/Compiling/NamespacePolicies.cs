using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Engine.Matrix.Compiling;

/// <summary>The policies of one namespace, found by the labels of a pod. Immutable.</summary>
internal sealed class NamespacePolicies(ImmutableArray<CompiledPolicy> all)
{
    // Fewer are looked at one by one.
    private const int Few = 4;

    // Policies that ask for labels, under the first one they ask for: its key, of which there are few, then its value. Null while there are few policies.
    private readonly Lazy<(string Key, Dictionary<string, CompiledPolicy[]> ByValue)[]?> _byLabel = new(() => all.Length <= Few ? null :
    [
        .. all.Where(p => p.Subject.MatchLabels.Count > 0).GroupBy(p => p.Subject.MatchLabels.Keys[0]).Select(k =>
            (k.Key, k.GroupBy(p => p.Subject.MatchLabels.Values[0]).ToDictionary(v => v.Key, v => v.ToArray(), StringComparer.Ordinal))),
    ]);

    private readonly Lazy<CompiledPolicy[]> _others = new(() => [.. all.Where(p => p.Subject.MatchLabels.Count == 0)]);

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

    /// <summary>Adds those that select a pod.</summary>
    public void Selecting(LabelSet labels, List<CompiledPolicy> found)
    {
        if (_byLabel.Value is not { } byLabel)
        {
            foreach (var policy in all)
                if (policy.Subject.Matches(labels)) found.Add(policy);
            return;
        }
        foreach (var policy in _others.Value)
            if (policy.Subject.Matches(labels)) found.Add(policy);
        foreach (var (key, byValue) in byLabel)
        {
            if (labels[key] is not { } value || !byValue.TryGetValue(value, out var policies)) continue;
            foreach (var policy in policies)
                if (policy.Subject.Matches(labels)) found.Add(policy);
        }
    }
}
