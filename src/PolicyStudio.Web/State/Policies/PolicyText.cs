using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Web.State.Policies;

/// <summary>A policy written by hand: read strictly, with every error and its place; the text itself is never changed.</summary>
/// <param name="Policies">The policies of the text; empty where there is an error.</param>
/// <param name="Errors">A line an error, <c>3:5 spec.podSelecter: unknown field</c>.</param>
public sealed record PolicyText(ImmutableArray<NetworkPolicy> Policies, ImmutableArray<string> Errors)
{
    /// <summary>Reads a text.</summary>
    public static PolicyText Read(string text)
    {
        var content = ManifestReader.Read("", text, DocumentLimits.Web);
        var errors = content.Errors.Select(e => $"{e.Line}:{e.Column} {(e.Path.Length == 0 ? "" : $"{e.Path}: ")}{e.Message}")
            .ToImmutableArray();
        if (errors.IsEmpty)
            errors = [.. content.Snapshot.Policies.Where(p => PolicyName.Error(p.Name) is not null).Select(p => $"metadata.name '{p.Name}': {PolicyName.Error(p.Name)}")];
        if (errors.IsEmpty && content.Snapshot.Policies.IsEmpty) errors = ["There is no NetworkPolicy in the text."];
        return new(errors.IsEmpty ? content.Snapshot.Policies : [], errors);
    }
}
