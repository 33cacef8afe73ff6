using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Tests.Applying.Live.Undoing;

/// <summary>Somebody else, who changes some of what a plan has written, and some of what it has not; often nothing.</summary>
internal sealed class Meddler(Outsider outsider, int seed)
{
    private readonly System.Random _random = new(seed);

    public async Task MeddleAsync(PlanRecord plan, ServerDump now)
    {
        if (_random.Next(5) < 2) return;
        foreach (var write in plan.Writes)
        {
            var path = Path(write.Object);
            var isThere = now.Objects.ContainsKey(write.Object);
            // A field of the same object that the plan does not write.
            if (isThere && _random.Next(3) == 0) await outsider.PatchAsync(path, Metadata("annotations", "note", $"{_random.Next(1000)}"));
            if (isThere && write is LabelStep && _random.Next(3) == 0) await outsider.PatchAsync(path, Metadata("labels", "beside", $"{_random.Next(1000)}"));
            if (write is LabelStep labels)
            {
                foreach (var edit in labels.Edits.Where(_ => _random.Next(3) == 0)) await outsider.PatchAsync(path, Label(labels.Path, edit.Key, _random.Next(3) == 0 ? null : "theirs"));
                continue;
            }
            if (_random.Next(3) != 0) continue;
            if (!isThere) await outsider.CreateAsync(path, Policy(write.Object));
            else if (_random.Next(3) == 0) await outsider.DeleteAsync(path);
            else await outsider.PatchAsync(path, new() { ["spec"] = Policy(write.Object)["spec"]!.DeepClone() });
        }
    }

    private static string Path(ObjectReference it) => it.Kind switch
    {
        "Namespace" => Outsider.Namespace(it.Name),
        "Pod" => Outsider.Pod(it.Namespace!, it.Name),
        "Deployment" => Outsider.Deployment(it.Namespace!, it.Name),
        _ => Outsider.Policy(it.Namespace!, it.Name),
    };

    private static JsonObject Metadata(string map, string key, string value) => new() { ["metadata"] = new JsonObject { [map] = new JsonObject { [key] = value } } };

    private static JsonObject Label(string path, string key, string? value) =>
        path.Split('.').Reverse().Aggregate(new JsonObject { ["labels"] = new JsonObject { [key] = value } }, (inner, field) => new() { [field] = inner });

    private static JsonObject Policy(ObjectReference it) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = it.Name, ["namespace"] = it.Namespace },
        ["spec"] = new JsonObject { ["podSelector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["theirs"] = "1" }, ["matchExpressions"] = null } },
    };
}
