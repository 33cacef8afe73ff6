using System.Collections.Immutable;

namespace PolicyStudio.Engine.Labels;

/// <summary>One item of a selector's <c>matchExpressions</c>.</summary>
/// <param name="Key">The label key it reads.</param>
/// <param name="Operator">How the label's value is compared.</param>
/// <param name="Values">The values of In and NotIn; empty for Exists and DoesNotExist.</param>
public sealed record LabelRequirement(string Key, LabelOperator Operator, ImmutableArray<string> Values)
{
    /// <summary>Whether the labels meet the requirement. NotIn and DoesNotExist are met by an absent label.</summary>
    public bool Matches(LabelSet labels)
    {
        var value = labels[Key];
        return Operator switch
        {
            LabelOperator.In => value is not null && Values.Contains(value),
            LabelOperator.NotIn => value is null || !Values.Contains(value),
            LabelOperator.Exists => value is not null,
            _ => value is null,
        };
    }

    /// <inheritdoc/>
    public bool Equals(LabelRequirement? other) =>
        other is not null && Key == other.Key && Operator == other.Operator && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Key);
        hash.Add(Operator);
        foreach (var value in Values) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>kubectl's way to write it: <c>tier in (db,cache)</c>, <c>!tier</c>.</summary>
    public override string ToString() => Operator switch
    {
        LabelOperator.In => $"{Key} in ({string.Join(',', Values)})",
        LabelOperator.NotIn => $"{Key} notin ({string.Join(',', Values)})",
        LabelOperator.Exists => Key,
        _ => $"!{Key}",
    };
}

/// <summary>The operators of <c>matchExpressions</c>.</summary>
public enum LabelOperator
{
    /// <summary>The label is present with one of the values.</summary>
    In,

    /// <summary>The label is absent, or present with none of the values.</summary>
    NotIn,

    /// <summary>The label is present.</summary>
    Exists,

    /// <summary>The label is absent.</summary>
    DoesNotExist,
}
