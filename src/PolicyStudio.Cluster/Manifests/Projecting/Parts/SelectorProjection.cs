using PolicyStudio.Cluster.Manifests.Indexing;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Cluster.Manifests.Projecting.Parts;

/// <summary>Reads a policy's selectors, with their expressions and nothing else in them.</summary>
internal sealed class SelectorProjection(ValuePool pool)
{
    private readonly LabelProjection _labels = new(pool, takesNull: false);
    private readonly List<LabelRequirement> _expressions = [];
    private readonly List<string> _values = [];

    /// <summary>Reads one; null where it is null.</summary>
    public bool Read(ref JsonCursor json, out LabelSelector? selector)
    {
        selector = null;
        if (!json.Opens(out var isNull)) return false;
        if (isNull) return true;
        var (labels, hasLabels, hasExpressions) = (LabelSet.Empty, false, false);
        _expressions.Clear();
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("matchLabels"u8) => !hasLabels && (hasLabels = _labels.Read(ref json, "", out labels)),
                _ when name.SequenceEqual("matchExpressions"u8) => !hasExpressions && (hasExpressions = ReadExpressions(ref json)),
                _ => false,
            };
            if (!isRead) return false;
        }
        selector = labels.Count == 0 && _expressions.Count == 0 ? LabelSelector.Everything : new(labels, [.. _expressions]);
        return true;
    }

    private bool ReadExpressions(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextObject()) return false;
            if (json.HasEnded) break;
            if (!ReadExpression(ref json)) return false;
        }
        return true;
    }

    private bool ReadExpression(ref JsonCursor json)
    {
        var (key, op, hasValues) = (default(string), default(LabelOperator?), false);
        _values.Clear();
        while (true)
        {
            if (!json.Next(out var name)) return false;
            if (json.HasEnded) break;
            var isRead = name switch
            {
                _ when name.SequenceEqual("key"u8) => key is null && json.Text(out var text, out _) && (key = pool.Text(text)).Length > 0,
                _ when name.SequenceEqual("operator"u8) => op is null && json.Text(out var text, out _) && (op = OperatorOf(text)) is not null,
                _ when name.SequenceEqual("values"u8) => !hasValues && (hasValues = ReadValues(ref json)),
                _ => false,
            };
            if (!isRead) return false;
        }
        if (key is null || op is null) return false;
        _expressions.Add(new(key, op.Value, [.. _values]));
        return true;
    }

    private bool ReadValues(ref JsonCursor json)
    {
        if (!json.OpensList(out var isNull)) return false;
        while (!isNull)
        {
            if (!json.NextItem()) return false;
            if (json.HasEnded) break;
            if (!json.Text(out var text, out var none) || none) return false;
            _values.Add(pool.Text(text));
        }
        return true;
    }

    private static LabelOperator? OperatorOf(ReadOnlySpan<byte> text) => text switch
    {
        _ when text.SequenceEqual("In"u8) => LabelOperator.In,
        _ when text.SequenceEqual("NotIn"u8) => LabelOperator.NotIn,
        _ when text.SequenceEqual("Exists"u8) => LabelOperator.Exists,
        _ when text.SequenceEqual("DoesNotExist"u8) => LabelOperator.DoesNotExist,
        _ => null,
    };
}
