namespace PolicyStudio.Cluster.Manifests.Reading.Fields;

/// <summary>A path such as <c>spec.ingress[0].from[1]</c>, put together only when somebody asks: most fields are never spoken of.</summary>
internal sealed class FieldPath
{
    private readonly FieldPath? _above;
    private readonly string? _name;
    private readonly int _index;

    /// <summary>A field of a mapping.</summary>
    public FieldPath(FieldPath? above, string name) => (_above, _name) = (above, name);

    /// <summary>An item of a list.</summary>
    public FieldPath(FieldPath? above, int index) => (_above, _index) = (above, index);

    /// <inheritdoc/>
    public override string ToString() => _name is null ? $"{_above}[{_index}]" : _above is null ? _name : $"{_above}.{_name}";
}
