namespace PolicyStudio.Cluster.Storing;

/// <summary>Where journal and audit log are kept.</summary>
public sealed class StoreOptions
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "policystudio.db";

    /// <summary>The folder of a person who has named none: <c>$XDG_DATA_HOME/policystudio</c>, or what stands for it on the machine.</summary>
    public static string DefaultFolder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "policystudio");

    /// <summary>The data folder; null keeps everything in memory, to be gone with the process: that is the demo's way.</summary>
    public string? Folder { get; set; } = DefaultFolder;

    /// <summary>How long a write waits for another process that holds the store; then it is refused. Whole seconds; default: 5 seconds.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a plan is kept for a process that no longer says that it lives; then another may take it over. Default: 30 seconds.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);
}
