namespace PolicyStudio.Engine.Objects;

/// <summary>Somebody who writes an object again and again and would undo a person's change to it.</summary>
/// <param name="Kind">What sort of manager.</param>
/// <param name="Name">The application, release, Kustomization or owner that manages it, as far as the object tells.</param>
public sealed record Manager(ManagerKind Kind, string Name)
{
    /// <summary>For people: <c>Argo CD application shop</c>.</summary>
    public override string ToString() => Kind switch
    {
        ManagerKind.ArgoCD => $"Argo CD application {Name}",
        ManagerKind.Flux => $"Flux {Name}",
        ManagerKind.Helm => $"Helm release {Name}",
        _ => $"operator of {Name}",
    };
}

/// <summary>The managers that the product recognises.</summary>
public enum ManagerKind
{
    /// <summary>Argo CD, by tracking id or field manager.</summary>
    ArgoCD,

    /// <summary>Flux' kustomize-controller or helm-controller.</summary>
    Flux,

    /// <summary>A Helm release.</summary>
    Helm,

    /// <summary>A controller of a kind that is not Kubernetes' own.</summary>
    Operator,
}
