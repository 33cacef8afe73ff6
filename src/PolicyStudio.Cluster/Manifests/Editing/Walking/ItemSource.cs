using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Editing.Schema;

namespace PolicyStudio.Cluster.Manifests.Editing.Walking;

/// <summary>Where an item of the list to be comes from.</summary>
/// <param name="Index">The item before that it is made of; -1 for a new one.</param>
/// <param name="Stays">Whether that item keeps its place; otherwise its lines move.</param>
internal readonly record struct ItemSource(int Index, bool Stays)
{
    /// <summary>A source for each wanted item: equals that keep their order stay, other equals move, and between two that stay the most alike are edited.</summary>
    public static ItemSource[] Of(IList<JsonNode?> before, IList<JsonNode?> wanted)
    {
        var (from, to) = (before.Select(PartMeaning.TextOf).ToArray(), wanted.Select(PartMeaning.TextOf).ToArray());
        var sources = Enumerable.Repeat(new ItemSource(-1, false), to.Length).ToArray();
        var anchors = Anchors(from, to);
        foreach (var (i, j) in anchors) sources[j] = new(i, true);
        Move(from, to, sources);
        var (lastFrom, lastTo) = (-1, -1);
        foreach (var (i, j) in anchors.Append((from.Length, to.Length)))
        {
            Edit(before, wanted, sources, lastFrom + 1, i, lastTo + 1, j);
            (lastFrom, lastTo) = (i, j);
        }
        return sources;
    }

    private static List<(int, int)> Anchors(string[] from, string[] to)
    {
        var (head, tail) = (0, 0);
        while (head < from.Length && head < to.Length && from[head] == to[head]) head++;
        while (tail < from.Length - head && tail < to.Length - head && from[^(tail + 1)] == to[^(tail + 1)]) tail++;
        var between = Alignment.Of(from.Length - head - tail, to.Length - head - tail, (i, j) => from[head + i] == to[head + j] ? 1 : 0);
        return
        [
            .. Enumerable.Range(0, head).Select(i => (i, i)),
            .. between.Select(p => (head + p.One, head + p.Other)),
            .. Enumerable.Range(0, tail).Reverse().Select(i => (from.Length - 1 - i, to.Length - 1 - i)),
        ];
    }

    private static void Move(string[] from, string[] to, ItemSource[] sources)
    {
        var free = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        foreach (var i in Free(sources, 0, from.Length))
        {
            if (!free.TryGetValue(from[i], out var same)) free[from[i]] = same = [];
            same.Enqueue(i);
        }
        for (var j = 0; j < to.Length; j++)
            if (sources[j].Index < 0 && free.TryGetValue(to[j], out var same) && same.TryDequeue(out var i)) sources[j] = new(i, false);
    }

    private static void Edit(IList<JsonNode?> before, IList<JsonNode?> wanted, ItemSource[] sources, int from, int fromEnd, int to, int toEnd)
    {
        var old = Free(sources, from, fromEnd);
        var open = Enumerable.Range(to, toEnd - to).Where(j => sources[j].Index < 0).ToList();
        if (old.Count == 0 || open.Count == 0) return;
        var (ones, others) = (old.ConvertAll(i => Leaves(before[i])), open.ConvertAll(j => Leaves(wanted[j])));
        foreach (var (i, j) in Alignment.Of(old.Count, open.Count, (i, j) => 1 + 2 * ones[i].Count(others[j].Contains)))
            sources[open[j]] = new(old[i], true);
    }

    private static List<int> Free(ItemSource[] sources, int from, int end)
    {
        var taken = sources.Select(s => s.Index).ToHashSet();
        return [.. Enumerable.Range(from, end - from).Where(i => !taken.Contains(i))];
    }

    // What stands in an item, one text a scalar, with the way that leads there.
    private static HashSet<string> Leaves(JsonNode? node)
    {
        var leaves = new HashSet<string>(StringComparer.Ordinal);
        Collect(node, "", leaves);
        return leaves;
    }

    private static void Collect(JsonNode? node, string path, HashSet<string> leaves)
    {
        if (node is JsonObject mapping)
            foreach (var (key, value) in mapping) Collect(value, $"{path}.{key}", leaves);
        else if (node is JsonArray list)
            foreach (var item in list) Collect(item, path, leaves);
        if (node is JsonValue or JsonObject { Count: 0 }) leaves.Add($"{path}={node.ToJsonString()}");
    }
}
