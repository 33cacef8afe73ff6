using PolicyStudio.Cluster.Manifests.Editing.Completing;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Manifests.Editing;

/// <summary>Says what may be typed at a place of a policy's text, which need not read yet.</summary>
public static class PolicyCompletion
{
    private const int Most = 50;

    /// <summary>What may stand at the cursor: fields that are not there yet, values of the API, and what the cluster has.</summary>
    /// <param name="text">The text, as far as it has been typed.</param>
    /// <param name="offset">The cursor, in UTF-16 units.</param>
    /// <param name="snapshot">The cluster whose labels, namespaces and ports are offered; null for none.</param>
    public static PolicyCompletions At(string text, int offset, ClusterSnapshot? snapshot)
    {
        var place = CursorScan.At(text, Math.Clamp(offset, 0, text.Length));
        if (place is null) return new(offset, []);
        var items = FieldChoices.Of(place).Concat(snapshot is null ? [] : ClusterChoices.Of(place, snapshot)).DistinctBy(i => i.Label);
        var word = place.Word;
        return new(place.From,
        [
            .. items.Where(i => i.Label.Contains(word, StringComparison.OrdinalIgnoreCase) && i.Label != word)
                .OrderBy(i => i.Label.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 0 : 1).Take(Most),
        ]);
    }
}
