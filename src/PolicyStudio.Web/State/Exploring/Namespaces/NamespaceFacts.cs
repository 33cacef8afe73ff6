using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Exploring.Namespaces;

/// <summary>A namespace as numbers.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Sum">What is in it.</param>
public sealed record NamespaceFacts(Namespace Namespace, CoverageSum Sum)
{
    /// <summary>Its name.</summary>
    public string Name => Namespace.Name;
}
