using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Reading.Fields;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Cluster.Manifests.Reading;

internal static class SelectorReader
{
    private static readonly string[] Operators = Enum.GetNames<LabelOperator>();

    /// <summary>Reads a selector.</summary>
    /// <param name="selector">The field.</param>
    /// <param name="isStrict">Whether an unknown field is an error.</param>
    /// <param name="checksSyntax">Whether labels must have the API's syntax; other kinds of policy have prefixes of their own.</param>
    public static LabelSelector Read(Field selector, bool isStrict, bool checksSyntax = true)
    {
        if (isStrict) selector.OnlyKnows("matchLabels", "matchExpressions");
        return new(isStrict && checksSyntax ? Metadata.ReadLabels(selector["matchLabels"]) : Metadata.ReadTexts(selector["matchLabels"]), [.. selector["matchExpressions"].Items().Select(e => Expression(e, isStrict))]);
    }

    private static LabelRequirement Expression(Field expression, bool isStrict)
    {
        if (!expression.IsPresent) expression.Error("an expression must be a mapping with key and operator, not null");
        if (isStrict) expression.OnlyKnows("key", "operator", "values");
        var op = expression["operator"].RequiredText();
        var isKnown = Operators.Contains(op);
        if (op.Length > 0 && !isKnown) expression["operator"].Error($"'{op}' is not an operator{NearestName.DidYouMean(op, Operators)}");
        var values = expression["values"].Items().Select(v => v.NonNullText() ?? "").ToImmutableArray();
        // The values of an operator that is not understood are not judged by another one's rules.
        return new(expression["key"].RequiredText(), isKnown ? Enum.Parse<LabelOperator>(op) : LabelOperator.Exists, isKnown ? values : []);
    }
}
