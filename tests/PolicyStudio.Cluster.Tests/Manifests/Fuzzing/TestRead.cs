using System.Collections.Immutable;
using System.Text;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

/// <summary>Reads bytes as a file of some name.</summary>
internal static class TestRead
{
    public static ManifestContent Content(string name, byte[] bytes) =>
        ManifestReader.Read([new ManifestSource(name, () => new MemoryStream(bytes))], DocumentLimits.Disk);

    public static ImmutableArray<ManifestError> Errors(string name, string text) => Content(name, Encoding.UTF8.GetBytes(text)).Errors;
}
