using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>A namespace and the labels that namespace selectors read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its labels, <see cref="NameLabel"/> among them wherever the server sets it.</param>
public sealed record Namespace(string Name, LabelSet Labels)
{
    /// <summary>The label that the API server gives every namespace (since 1.21): its own name, which nobody can change.</summary>
    public const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>False when the input has no Namespace object and it is only known from what lies in it.</summary>
    public bool IsDeclared { get; init; } = true;

    /// <summary>Which write of the object this is, or null when it came from a manifest.</summary>
    public ObjectVersion? Version { get; init; }

    /// <summary>Who manages the object and would undo a person's change, or null.</summary>
    public Manager? Manager { get; init; }

    /// <summary>Its reference.</summary>
    public ObjectReference Reference => ObjectReference.ToNamespace(Name);

    /// <summary>A namespace that has no object in the input: it has just <see cref="NameLabel"/>.</summary>
    public static Namespace Undeclared(string name) => new(name, LabelSet.Of((NameLabel, name))) { IsDeclared = false };
}
