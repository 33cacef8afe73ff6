using System.Text;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Manifests.Editing;
using PolicyStudio.Cluster.Manifests.Editing.Trees;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Applying.Exporting;

/// <summary>
/// A plan as YAML for a repository: the policies whole, in their author's own text where the draft has it, the labels as patches of the rendered objects, which Kustomize takes as they are.
/// Values of a Helm chart are not touched.
/// </summary>
public static class DraftExport
{
    /// <summary>One text of several documents, in the plan's order, each with a comment that says what it is.</summary>
    public static string Yaml(ChangePlan plan)
    {
        var text = new StringBuilder();
        foreach (var reason in plan.ExportOnly) text.Append("# ").Append(Comment(reason)).Append('\n');
        foreach (var step in plan.Writes)
        {
            if (text.Length > 0) text.Append("---\n");
            text.Append("# ").Append(Comment(step.Summary)).Append(Note(step)).Append('\n').Append(Written(plan, step) ?? ManifestWriter.Yaml(Document(step)));
        }
        return text.ToString();
    }

    // A policy as its author wrote it, comments and all, brought up to what the plan writes.
    private static string? Written(ChangePlan plan, WriteStep step)
    {
        var text = plan.Draft.Changes.OfType<PolicyWrite>().FirstOrDefault(c => c.Object == step.Object)?.Text;
        if (text is null || step is not PolicyStep { After: { } policy } || TextTree.Documents(text) is not { Length: 1 }) return null;
        return PolicyTextEdit.Apply(text, policy).Trim('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    private static string Note(WriteStep step) => step switch
    {
        LabelStep => " (a patch: these labels alone change)",
        PolicyStep { After: null } => " (a patch that deletes it)",
        _ => "",
    };

    private static JsonObject Document(WriteStep step) => step switch
    {
        PolicyStep { After: { } policy } => ManifestWriter.Json(policy),
        PolicyStep s => Merged(Header(s), new() { ["$patch"] = "delete" }),
        LabelStep s => Merged(Header(s), LabelPatch.Of(s)),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static JsonObject Header(WriteStep step)
    {
        var metadata = new JsonObject { ["name"] = step.Object.Name };
        if (step.Object.Namespace is { } ns) metadata["namespace"] = ns;
        return new() { ["apiVersion"] = ApiResource.Of(step.Object.Kind).ApiVersion, ["kind"] = step.Object.Kind, ["metadata"] = metadata };
    }

    private static JsonObject Merged(JsonObject header, JsonObject patch)
    {
        foreach (var (field, value) in patch)
            if (header[field] is JsonObject into && value is JsonObject from) Merged(into, from);
            else header[field] = value?.DeepClone();
        return header;
    }

    // Names from a cluster may hold anything; a comment ends at a line break of any sort.
    private static string Comment(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '\uFFFD' : c));
}
