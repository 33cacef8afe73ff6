using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cli.Sources;

/// <summary>A finding with the place where its object stands.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Place">The file, or null where the object did not come from one.</param>
internal sealed record ReportedFinding(Finding Finding, ManifestPlace? Place = null)
{
    /// <summary>The rule of what could not be read and was left out.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>A reading error, where somebody wants the answer all the same.</summary>
    public static ReportedFinding Of(ManifestError error) => new(
        new(Unreadable, FindingLevel.Error, null, error.ToString()), error.Line == 0 ? null : new(error.Source, error.Line, error.Column));
}
