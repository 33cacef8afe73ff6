using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Web.State.Editing;

/// <summary>One requirement of a selector as a line of a form.</summary>
/// <param name="Key">The label's key; empty while it is not typed yet, and then the line asks for nothing.</param>
/// <param name="Operator">How the value is compared; null for <c>matchLabels</c>, where it is equal.</param>
/// <param name="Values">The value, or the values with commas between them.</param>
public sealed record SelectorRow(string Key, LabelOperator? Operator, string Values)
{
    /// <summary>A line that is not filled yet.</summary>
    public static SelectorRow New { get; } = new("", null, "");

    /// <summary>Whether the operator takes values.</summary>
    public bool HasValues => Operator is not (LabelOperator.Exists or LabelOperator.DoesNotExist);

    /// <summary>The lines of a selector.</summary>
    public static ImmutableArray<SelectorRow> Of(LabelSelector selector) =>
        [.. selector.MatchLabels.Select(l => new SelectorRow(l.Key, null, l.Value)), .. selector.MatchExpressions.Select(e => new SelectorRow(e.Key, e.Operator, string.Join(", ", e.Values)))];

    /// <summary>The selector of some lines. Of a key that is asked for twice the second becomes an expression, so that both hold.</summary>
    public static LabelSelector ToSelector(IEnumerable<SelectorRow> rows)
    {
        var (labels, expressions) = (new Dictionary<string, string>(StringComparer.Ordinal), ImmutableArray.CreateBuilder<LabelRequirement>());
        foreach (var row in rows.Where(r => r.Key.Length > 0))
            if (row.Operator is not null || !labels.TryAdd(row.Key, row.Values)) expressions.Add(new(row.Key, row.Operator ?? LabelOperator.In, row.ToValues()));
        return new(LabelSet.Of(labels), expressions.ToImmutable());
    }

    private ImmutableArray<string> ToValues() => HasValues ? [.. Values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : [];
}
