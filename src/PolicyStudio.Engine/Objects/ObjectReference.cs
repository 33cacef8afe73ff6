namespace PolicyStudio.Engine.Objects;

/// <summary>Names one object of the cluster, as <c>Kind namespace/name</c>; two references to the same object are equal.</summary>
/// <param name="Kind">The API's kind, such as <c>Deployment</c>.</param>
/// <param name="Namespace">The namespace, or null for a cluster-scoped object such as a Namespace.</param>
/// <param name="Name">The object's name.</param>
public sealed record ObjectReference(string Kind, string? Namespace, string Name) : IComparable<ObjectReference>
{
    /// <summary>A reference to a Namespace object.</summary>
    public static ObjectReference ToNamespace(string name) => new("Namespace", null, name);

    /// <summary>Orders by namespace, name and kind, in ordinal order: the order of every list the product shows.</summary>
    public int CompareTo(ObjectReference? other)
    {
        if (other is null) return 1;
        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        if (byNamespace != 0) return byNamespace;
        var byName = string.CompareOrdinal(Name, other.Name);
        return byName != 0 ? byName : string.CompareOrdinal(Kind, other.Kind);
    }

    /// <summary><c>Deployment backend/orders</c>, or <c>Namespace backend</c>.</summary>
    public override string ToString() => Namespace is null ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}
