using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Tests.Applying.Live.Undoing;

/// <summary>What the cluster has to be after an undo, worked out from what the server held alone: a field that is as the plan left it is as before, and all else as it was found.</summary>
internal sealed class UndoneCluster
{
    public UndoneCluster(PlanRecord plan, ServerDump before, ServerDump after, ServerDump found)
    {
        Objects = found.Objects.ToDictionary(o => o.Key, o => (JsonObject)o.Value.DeepClone());
        foreach (var write in plan.Writes)
            if (write is LabelStep labels) foreach (var edit in labels.Edits) Undo(labels, edit.Key, before, after, found);
            else Undo(write.Object, before, after, found);
    }

    /// <summary>The objects.</summary>
    public Dictionary<ObjectReference, JsonObject> Objects { get; }

    /// <summary>How many fields go back.</summary>
    public int Restored { get; private set; }

    /// <summary>How many somebody else has changed.</summary>
    public int Refused { get; private set; }

    /// <summary>The first object that is otherwise, in words; null where none is.</summary>
    public string? Difference(ServerDump now) => Objects.Keys.Union(now.Objects.Keys)
        .Where(o => !JsonNode.DeepEquals(Objects.GetValueOrDefault(o), now.Objects.GetValueOrDefault(o)))
        .Select(o => $"{o} is {Text(now.Objects.GetValueOrDefault(o))}, and should be {Text(Objects.GetValueOrDefault(o))}").FirstOrDefault();

    private void Undo(LabelStep step, string key, ServerDump before, ServerDump after, ServerDump found)
    {
        var (was, left, now) = (Value(before), Value(after), Value(found));
        if (now == was) return;
        if (now != left)
        {
            Refused++;
            return;
        }
        Restored++;
        var metadata = step.Path.Split('.').Aggregate((JsonNode)Objects[step.Object], (node, field) => node[field]!);
        if (was is not null)
        {
            if (metadata["labels"] is null) metadata["labels"] = new JsonObject();
            metadata["labels"]![key] = was;
        }
        else if (metadata["labels"]!.AsObject() is var labels && labels.Remove(key) && labels.Count == 0) metadata.AsObject().Remove("labels");

        string? Value(ServerDump dump) => (string?)ServerDump.Labels(dump.Objects[step.Object], step.Path)?[key];
    }

    private void Undo(ObjectReference policy, ServerDump before, ServerDump after, ServerDump found)
    {
        var (was, left, now) = (Spec(before), Spec(after), Spec(found));
        if (JsonNode.DeepEquals(now, was)) return;
        if (!JsonNode.DeepEquals(now, left))
        {
            Refused++;
            return;
        }
        Restored++;
        if (was is null) Objects.Remove(policy);
        else if (now is null) Objects[policy] = (JsonObject)before.Objects[policy].DeepClone();
        else Objects[policy]["spec"] = was.DeepClone();

        JsonNode? Spec(ServerDump dump) => dump.Objects.GetValueOrDefault(policy)?["spec"];
    }

    private static string Text(JsonObject? it) => it?.ToJsonString() ?? "not there";
}
