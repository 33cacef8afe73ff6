namespace PolicyStudio.Cluster.Connecting;

/// <summary>Which cluster the product reads. Nothing real is touched before somebody named it.</summary>
public sealed class ClusterOptions
{
    /// <summary>The built-in demo cluster.</summary>
    public const string Demo = "demo";

    /// <summary>The cluster that the product runs in, as its pod's service account.</summary>
    public const string InCluster = "in-cluster";

    /// <summary><see cref="Demo"/>, <see cref="InCluster"/>, or the name of a kubeconfig context.</summary>
    public string Cluster { get; set; } = Demo;

    /// <summary>The kubeconfig file; null takes the files that kubectl would take (KUBECONFIG, then <c>~/.kube/config</c>).</summary>
    public string? Kubeconfig { get; set; }

    /// <summary>The name of the network plugin's dialect, such as <c>cilium</c>; null guesses it from what runs in the cluster.</summary>
    public string? Plugin { get; set; }
}
