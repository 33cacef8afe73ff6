namespace PolicyStudio.Engine.Objects;

/// <summary>What an <see cref="ObjectReference"/> says, without an object for each: for sorting and finding among a hundred thousand.</summary>
internal readonly record struct ObjectKey(string? Namespace, ObjectName Name, string Kind) : IComparable<ObjectKey>
{
    public static implicit operator ObjectKey(ObjectReference reference) => new(reference.Namespace, reference.Name, reference.Kind);

    public ObjectReference Reference => new(Kind, Namespace, Name.ToString());

    /// <summary>The order of <see cref="ObjectReference"/>.</summary>
    public int CompareTo(ObjectKey other)
    {
        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        if (byNamespace != 0) return byNamespace;
        var byName = Name.CompareTo(other.Name);
        return byName != 0 ? byName : string.CompareOrdinal(Kind, other.Kind);
    }
}
