namespace PolicyStudio.Web.Hosting;

/// <summary>What the command line says about the cluster and the folder for data: configuration section <c>Studio</c>.</summary>
public sealed class StudioOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Studio";

    /// <summary>The name of the built-in demo cluster.</summary>
    public const string Demo = "demo";

    /// <summary>The name of the cluster that the studio itself runs in.</summary>
    public const string InCluster = "in-cluster";

    /// <summary>A context of the kubeconfig, <see cref="InCluster"/> or <see cref="Demo"/>; nothing real is touched unless it is named.</summary>
    public string Cluster { get; set; } = Demo;

    /// <summary>The kubeconfig, or null for the one kubectl would take.</summary>
    public string? Kubeconfig { get; set; }

    /// <summary>The folder for what outlives a restart, such as the keys of the cookies.</summary>
    public string Data { get; set; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "policystudio");
}
