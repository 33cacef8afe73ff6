using System.Text;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Output;

/// <summary>A verdict with its reasons, as text.</summary>
internal static class ExplanationText
{
    public static string Of(Verdict verdict)
    {
        var text = new StringBuilder($"{verdict.Outcome.Word()}: {verdict.Source} => {verdict.Destination} on {verdict.Asked}\n");
        foreach (var doubt in verdict.Doubts) text.Append("  undecidable because ").Append(doubt.Message).Append('\n');
        Side(text, "leaving the source (egress)", verdict.Egress, verdict);
        Side(text, "entering the destination (ingress)", verdict.Ingress, verdict);
        return text.ToString();
    }

    private static void Side(StringBuilder text, string title, DirectionVerdict side, Verdict verdict)
    {
        text.Append("  ").Append(title).Append(": ").Append(side.Open.IsEmpty ? "denied" : side.IsIsolated ? $"admits {side.Open}" : "open, no policy isolates it").Append('\n');
        foreach (var policy in side.NetworkPolicy.IsolatedBy) text.Append($"    isolated by {policy.Namespace}/{policy.Name}\n");
        foreach (var match in side.NetworkPolicy.AllowedBy)
            text.Append($"    + {match.Policy.Namespace}/{match.Policy.Name} rule {match.Rule + 1}{(match.Peer is { } p ? $" peer {p + 1}" : " (no peers: everyone)")} admits {match.Open}\n");
        foreach (var miss in side.NetworkPolicy.Misses)
            text.Append($"    - {miss.Policy.Namespace}/{miss.Policy.Name} rule {miss.Rule + 1}{(miss.Peer is { } p ? $" peer {p + 1}" : "")}: {VerdictText.Obstacles(miss, verdict, side.Direction)}\n");
    }
}
