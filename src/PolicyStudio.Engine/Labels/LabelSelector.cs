using System.Collections.Immutable;

namespace PolicyStudio.Engine.Labels;

/// <summary>
/// A label selector: <c>matchLabels</c> and <c>matchExpressions</c>, all of which must hold. The empty selector matches everything;
/// an absent one is null where it is used, and null is not empty.
/// </summary>
/// <param name="MatchLabels">Pairs that must be present.</param>
/// <param name="MatchExpressions">Further requirements, in the order given.</param>
public sealed record LabelSelector(LabelSet MatchLabels, ImmutableArray<LabelRequirement> MatchExpressions)
{
    /// <summary>The empty selector, which matches every object.</summary>
    public static LabelSelector Everything { get; } = new(LabelSet.Empty, []);

    /// <summary>Whether this is the empty selector.</summary>
    public bool IsEmpty => MatchLabels.Count == 0 && MatchExpressions.IsEmpty;

    /// <summary>The keys it reads.</summary>
    public IEnumerable<string> Keys => MatchLabels.Select(l => l.Key).Concat(MatchExpressions.Select(e => e.Key));

    /// <summary>A selector of <c>matchLabels</c> alone.</summary>
    public static LabelSelector ForLabels(params (string Key, string Value)[] labels) => new(LabelSet.Of(labels), []);

    /// <summary>Everything the selector asks for, <c>matchLabels</c> as In with one value.</summary>
    public IEnumerable<LabelRequirement> Requirements =>
        MatchLabels.Select(l => new LabelRequirement(l.Key, LabelOperator.In, [l.Value])).Concat(MatchExpressions);

    /// <summary>Whether labels meet every requirement.</summary>
    public bool Matches(LabelSet labels)
    {
        var keys = MatchLabels.Keys;
        var values = MatchLabels.Values;
        for (var i = 0; i < keys.Length; i++)
            if (!labels.Has(keys[i], values[i])) return false;
        foreach (var expression in MatchExpressions)
            if (!expression.Matches(labels)) return false;
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(LabelSelector? other) =>
        other is not null && MatchLabels.Equals(other.MatchLabels) && MatchExpressions.AsSpan().SequenceEqual(other.MatchExpressions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(MatchLabels);
        foreach (var expression in MatchExpressions) hash.Add(expression);
        return hash.ToHashCode();
    }

    /// <summary>kubectl's way to write it, <c>app=mysql,tier in (db)</c>; the empty selector is the empty string.</summary>
    public override string ToString() =>
        string.Join(',', MatchLabels.Select(l => $"{l.Key}={l.Value}").Concat(MatchExpressions.Select(e => e.ToString())));
}
