using System.Text.RegularExpressions;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Studio.Questions;

/// <summary>What the engine says of a question after a switch is turned, to compare with what the page shows.</summary>
internal sealed partial class ExpectedPicture(ClusterSnapshot snapshot, StudioQuestion question)
{
    /// <summary>Compares every edge that is drawn of one source with the engine's answer.</summary>
    /// <param name="turned">The name of the switch that is turned, or null for none.</param>
    /// <param name="edges">The page's edges: id, then sentence.</param>
    /// <returns>How many edges were compared, how many of them the switch changes, and what differs in words.</returns>
    public (int Compared, int Changed, List<string> Differences) Compare(string? turned, string[][] edges)
    {
        var draft = turned is null ? PolicyDraft.Empty : PolicyDraft.Empty.With(ChangeOf(turned));
        var (before, after) = ReachabilityEngine.Pair(snapshot, draft.ApplyTo(snapshot));
        var expected = ReachabilityEngine.Compare(before, after, question.Target.Reference, question.Asked).Edges.ToDictionary(e => e.After.Id);
        var differences = new List<string>();
        var (compared, changed) = (0, 0);
        foreach (var edge in edges)
        {
            // What stands for several sources has no edge of its own.
            if (!expected.TryGetValue(edge[0], out var diff)) continue;
            compared++;
            if (diff.Change != EdgeChange.None) changed++;
            var shown = Verdict().Match(edge[1]) is { Success: true } match ? match.Value : edge[1];
            var wanted = (diff.Change == EdgeChange.None ? "" : "newly ") + diff.After.Outcome.ToString().ToLowerInvariant();
            if (shown != wanted) differences.Add($"{edge[0]}: the page says '{shown}', the engine '{wanted}'");
        }
        return (compared, changed, differences);
    }

    private DraftChange ChangeOf(string turned)
    {
        if (NamespaceSwitch().Match(turned) is { Success: true } ofNamespace)
        {
            var (key, value) = StudioQuestion.NamespaceLabel;
            var name = ofNamespace.Groups["ns"].Value;
            return new NamespaceLabelChange(name, key, snapshot.NamespaceOf(name).Labels.Has(key, value) ? null : value);
        }
        var ofWorkload = WorkloadSwitch().Match(turned);
        var workload = snapshot.Workloads.Single(w => w.Namespace == ofWorkload.Groups["ns"].Value && w.Name == ofWorkload.Groups["name"].Value);
        return new TemplateLabelChange(workload.Reference, StudioQuestion.PodLabel.Key, StudioQuestion.PodLabel.Value);
    }

    [GeneratedRegex("(?<= (is|are) )(newly )?(allowed|denied|undecidable)(?= to )")]
    private static partial Regex Verdict();

    [GeneratedRegex("^label [^ ]+ on namespace (?<ns>.+)$")]
    private static partial Regex NamespaceSwitch();

    [GeneratedRegex("^label [^ ]+ on (?<name>.+) in (?<ns>.+)$")]
    private static partial Regex WorkloadSwitch();
}
