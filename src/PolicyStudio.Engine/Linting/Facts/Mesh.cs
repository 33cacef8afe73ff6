using PolicyStudio.Engine.Linting.Parts;

namespace PolicyStudio.Engine.Linting.Facts;

/// <summary>Istio's ambient mode: a pod enrolled in it is reached through a tunnel, whatever port the connection is for.</summary>
internal static class Mesh
{
    /// <summary>The label on a namespace or a pod that enrols (<c>ambient</c>) or opts out (<c>none</c>).</summary>
    public const string Mode = "istio.io/dataplane-mode";

    /// <summary>The tunnel's port, TCP.</summary>
    public const int Port = 15008;

    /// <summary>Whether pods are enrolled: the pod's own label goes before the namespace's, and a node's network never is.</summary>
    public static bool Enrols(PodGroup group) => !group.HostNetwork && (group.Labels[Mode] ?? group.Namespace.Labels[Mode]) == "ambient";
}
