using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Web.Hosting;

/// <summary>Where the studio keeps what outlives a restart: configuration section <c>Studio</c>, beside the cluster's own options.</summary>
public sealed class StudioOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Studio";

    /// <summary>The folder: journal and audit log, and the keys of the cookies.</summary>
    public string Data { get; set; } = StoreOptions.DefaultFolder;
}
