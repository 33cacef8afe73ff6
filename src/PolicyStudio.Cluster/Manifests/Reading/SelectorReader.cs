using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Cluster.Manifests.Reading;

internal static class SelectorReader
{
    private static readonly string[] Operators = Enum.GetNames<LabelOperator>();

    public static LabelSelector Read(Field selector, bool isStrict)
    {
        if (isStrict) selector.OnlyKnows("matchLabels", "matchExpressions");
        return new(isStrict ? Metadata.ReadLabels(selector["matchLabels"]) : Metadata.ReadTexts(selector["matchLabels"]), [.. selector["matchExpressions"].Items().Select(e => Expression(e, isStrict))]);
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
