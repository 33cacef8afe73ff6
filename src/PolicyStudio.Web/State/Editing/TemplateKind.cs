namespace PolicyStudio.Web.State.Editing;

/// <summary>What a new policy begins as.</summary>
public enum TemplateKind
{
    /// <summary>Nobody enters.</summary>
    DenyIngress,

    /// <summary>Nobody leaves.</summary>
    DenyEgress,

    /// <summary>Nobody enters or leaves.</summary>
    DenyAll,

    /// <summary>The namespace's pods ask the cluster's DNS.</summary>
    AllowDns,

    /// <summary>The namespace's pods enter each other.</summary>
    SameNamespace,

    /// <summary>What comes in from outside enters by the ingress controller.</summary>
    IngressController,

    /// <summary>One kind of source enters one workload on one port.</summary>
    Database,
}
