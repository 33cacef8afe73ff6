namespace PolicyStudio.Web.Hosting;

/// <summary>Where the studio keeps what outlives a restart: configuration section <c>Studio</c>, beside the cluster's own options.</summary>
public sealed class StudioOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Studio";

    /// <summary>The folder, for the keys of the cookies among others.</summary>
    public string Data { get; set; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "policystudio");
}
