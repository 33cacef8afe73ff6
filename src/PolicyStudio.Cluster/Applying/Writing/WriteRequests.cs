using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Manifests.Writing;

namespace PolicyStudio.Cluster.Applying.Writing;

/// <summary>Makes the request of a step from the object as it was read; its uid and resourceVersion are the precondition.</summary>
internal static class WriteRequests
{
    private const string FieldManager = "policystudio";

    /// <summary>The request that writes it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="resource">Where the server keeps the object's kind.</param>
    /// <param name="current">The object as it was read, or null when there is none yet.</param>
    /// <param name="dryRun">Whether nothing shall be stored.</param>
    public static ApiRequest Write(WriteStep step, ApiResource resource, JsonObject? current, bool dryRun)
    {
        // Servers before 1.25 do not know fieldValidation and pass it over.
        var query = $"?fieldManager={FieldManager}&fieldValidation=Strict" + (dryRun ? "&dryRun=All" : "");
        return step switch
        {
            LabelStep s => new(HttpMethod.Patch, resource.PathOf(s.Object) + query, Patch(s, current!), ApiRequests.MergePatch),
            // The options in the body are what counts; the query is for those who read the server's audit log, where bodies are seldom kept.
            PolicyStep { After: null } s => new(HttpMethod.Delete, resource.PathOf(s.Object) + (dryRun ? "?dryRun=All" : ""), Deletion(current!, dryRun)),
            PolicyStep { Before: null } s => new(HttpMethod.Post, resource.CollectionOf(s.Object) + query, ManifestWriter.Json(s.After!)),
            PolicyStep s => new(HttpMethod.Put, resource.PathOf(s.Object) + query, Replacement(s, current!)),
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };
    }

    private static JsonObject Patch(LabelStep step, JsonObject current)
    {
        var patch = LabelPatch.Of(step);
        if (patch["metadata"] is not JsonObject metadata) patch["metadata"] = metadata = [];
        foreach (var (key, value) in Preconditions(current)) metadata[key] = value?.DeepClone();
        return patch;
    }

    // The object as read, with just the previewed field changed: labels, annotations and fields this product does not know stay.
    private static JsonObject Replacement(PolicyStep step, JsonObject current)
    {
        var replaced = current.DeepClone().AsObject();
        replaced["spec"] = ManifestWriter.Spec(step.After!);
        return replaced;
    }

    private static JsonObject Deletion(JsonObject current, bool dryRun)
    {
        var options = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions", ["preconditions"] = Preconditions(current) };
        if (dryRun) options["dryRun"] = new JsonArray("All");
        return options;
    }

    private static JsonObject Preconditions(JsonObject current) => new()
    {
        ["uid"] = current["metadata"]?["uid"]?.DeepClone(),
        ["resourceVersion"] = current["metadata"]?["resourceVersion"]?.DeepClone(),
    };
}
