using System.Reflection;

namespace PolicyStudio.TestStudio;

/// <summary>Where things lie on this machine, as the build wrote it down.</summary>
public static class Places
{
    /// <summary>The built web application.</summary>
    public static string StudioAssembly => Metadata(nameof(StudioAssembly));

    /// <summary>The top of the repository.</summary>
    public static string RepoRoot => Metadata(nameof(RepoRoot));

    private static string Metadata(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
