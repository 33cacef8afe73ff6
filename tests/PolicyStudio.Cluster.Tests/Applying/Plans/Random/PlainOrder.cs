using System.Collections.Immutable;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Cluster.Tests.Applying.Plans.Random;

/// <summary>Judges the stages of a plan: what is allowed before and after stays allowed, and nothing is allowed on the way that is allowed neither before nor after.</summary>
internal static class PlainOrder
{
    private static readonly string[] Outside = ["10.0.0.1", "10.0.1.5", "10.1.0.9", "8.8.8.8", "2001:db8::9", "2001:db8:1::9", "2002::9"];

    // Every port that the clusters' policies and pods name, and some between them: what the planner says of any port is held against these.
    private static readonly ImmutableArray<(string Protocol, int Port)> Asked =
        [.. from protocol in new[] { "TCP", "UDP", "SCTP" } from port in new[] { 1, 53, 80, 81, 82, 8080, 20000, 65535 } select (protocol, port)];

    /// <summary>The first connection that is otherwise on the way, in words; null where there is none.</summary>
    public static string? FirstFlicker(IReadOnlyList<PlainStage> stages)
    {
        var count = stages[0].Pods.Length + Outside.Length;
        for (var from = 0; from < count; from++)
            for (var to = 0; to < count; to++)
            {
                // Neither a pod to itself nor an address to an address.
                if (from == to || (from >= stages[0].Pods.Length && to >= stages[0].Pods.Length)) continue;
                foreach (var (protocol, port) in Asked)
                {
                    var before = Answers(stages[0], from, to, protocol, port).Single();
                    var after = Answers(stages[^1], from, to, protocol, port).Single();
                    for (var i = 1; i < stages.Count - 1; i++)
                        foreach (var now in Answers(stages[i], from, to, protocol, port))
                            if (now != before && now != after) return $"{Name(stages[0], from)} to {Name(stages[0], to)} on {protocol} {port} is {(now ? "allowed" : "denied")} after step {i}";
                }
            }
        return null;
    }

    /// <summary>How many connections differ between the first stage and the last.</summary>
    public static bool Differ(PlainStage first, PlainStage last) => Enumerable.Range(0, first.Pods.Length).Any(to => Enumerable.Range(0, first.Pods.Length + Outside.Length)
        .Any(from => from != to && Asked.Any(a => !Answers(first, from, to, a.Protocol, a.Port).SequenceEqual(Answers(last, from, to, a.Protocol, a.Port)))));

    private static IEnumerable<bool> Answers(PlainStage stage, int sender, int receiver, string protocol, int port) =>
        from source in Sides(stage, sender)
        from destination in Sides(stage, receiver)
        select PlainEvaluator.Allows(stage.Rest, source.Pod, source.Address, destination.Pod, destination.Address, protocol, port);

    private static IEnumerable<(PlainPod? Pod, string Address)> Sides(PlainStage stage, int end)
    {
        if (end >= stage.Pods.Length) return [(null, Outside[end - stage.Pods.Length])];
        return stage.Pods[end].Select(p => ((PlainPod?)p, ""));
    }

    private static string Name(PlainStage stage, int end) => end < stage.Pods.Length ? $"{stage.Pods[end][0].Namespace}/{stage.Pods[end][0].Name}" : Outside[end - stage.Pods.Length];
}
