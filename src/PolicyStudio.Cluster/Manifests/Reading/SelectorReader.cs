using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Cluster.Manifests.Reading;

internal static class SelectorReader
{
    public static LabelSelector Read(Field selector, bool isStrict)
    {
        if (isStrict) selector.OnlyKnows("matchLabels", "matchExpressions");
        return new(Metadata.ReadLabels(selector["matchLabels"]), [.. selector["matchExpressions"].Items().Select(e => Expression(e, isStrict))]);
    }

    private static LabelRequirement Expression(Field expression, bool isStrict)
    {
        if (isStrict) expression.OnlyKnows("key", "operator", "values");
        var op = expression["operator"].RequiredText();
        if (expression["operator"].IsPresent && !Enum.GetNames<LabelOperator>().Contains(op))
            expression["operator"].Error($"'{op}' is not an operator{NearestName.DidYouMean(op, Enum.GetNames<LabelOperator>())}");
        return new(expression["key"].RequiredText(),
            Enum.TryParse<LabelOperator>(op, out var known) ? known : LabelOperator.Exists,
            [.. expression["values"].Items().Select(v => v.Text() ?? "")]);
    }
}
