using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Editing.Schema;
using PolicyStudio.Cluster.Manifests.Editing.Trees;

namespace PolicyStudio.Cluster.Manifests.Editing.Walking;

/// <summary>What becomes of the entries of a mapping.</summary>
internal sealed class MappingPlan
{
    /// <summary>Those that stay, changed or not.</summary>
    public HashSet<TextEntry> Kept { get; } = [];

    /// <summary>Those among them whose value shall mean something else.</summary>
    public List<(TextEntry Entry, JsonNode Value)> Changed { get; } = [];

    /// <summary>Those that go, in their order.</summary>
    public List<TextEntry> Removed { get; } = [];

    /// <summary>New ones that come before all that stay.</summary>
    public List<KeyValuePair<string, JsonNode?>> Head { get; } = [];

    /// <summary>New ones that come behind one that stays: their predecessor in the API's order.</summary>
    public List<(TextEntry Entry, List<KeyValuePair<string, JsonNode?>> Added)> Behind { get; } = [];

    public static MappingPlan Of(TextMapping mapping, JsonObject wanted, SchemaType type)
    {
        var plan = new MappingPlan();
        foreach (var entry in mapping.Entries) plan.Sort(entry, wanted[entry.Key.Value], type);
        var last = plan.Head;
        foreach (var (key, value) in wanted)
        {
            if (mapping[key] is { } entry) plan.Behind.Add((entry, last = []));
            else if (PartMeaning.TextOf(value) != type.Field(key)?.Default) last.Add(new(key, value));
        }
        plan.Behind.RemoveAll(b => b.Added.Count == 0);
        return plan;
    }

    private void Sort(TextEntry entry, JsonNode? wanted, SchemaType type)
    {
        var owned = type.Owned(entry.Key.Value);
        var isSame = owned is null || PartMeaning.IsSame(entry.Value, wanted, owned, type.Field(entry.Key.Value)?.Default);
        if (!isSame && wanted is null) Removed.Add(entry);
        else Kept.Add(entry);
        if (wanted is not null && !isSame) Changed.Add((entry, wanted));
    }
}
