using PolicyStudio.Cli.Output;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Remedies;

namespace PolicyStudio.Cli.Reports;

/// <summary>Verdicts with their reasons, as lines and as a Markdown list.</summary>
internal static class ExplanationText
{
    // The best come first; a long list helps nobody choose.
    private const int MostRemedies = 5;

    /// <summary>The verdicts one below the other, with an empty line between two.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Verdict> verdicts) =>
        verdicts.SelectMany((v, i) => Lines(v).Select(l => new string(' ', 2 * l.Level) + l.Text).Prepend("").Skip(i == 0 ? 1 : 0));

    /// <summary>A heading for each verdict and a list below it.</summary>
    public static string Markdown(IReadOnlyList<Verdict> verdicts) => string.Join('\n', verdicts.Select(v => string.Concat(Lines(v).Select(l =>
        l.Level == 0 ? $"### {MarkdownText.Words(l.Text)}\n\n" : $"{new string(' ', 2 * (l.Level - 1))}- {MarkdownText.Words(l.Text.TrimStart('+', '-', '*', ' '))}\n"))));

    private static IEnumerable<(int Level, string Text)> Lines(Verdict verdict) =>
    [
        (0, $"{verdict.Outcome.Word()}: {verdict.Source} => {verdict.Destination} on {verdict.Asked}"),
        .. verdict.Doubts.Select(d => (1, $"undecidable because {d.Message}")),
        .. verdict.IsConditional ? [(1, $"conditional: {VerdictText.Overrides(verdict)}")] : Enumerable.Empty<(int, string)>(),
        .. Side("leaving the source (egress)", verdict.Egress, verdict),
        .. Side("entering the destination (ingress)", verdict.Ingress, verdict),
        .. Remedies([.. RemedyFinder.Find(verdict).Take(MostRemedies)]),
    ];

    private static IEnumerable<(int Level, string Text)> Remedies(IReadOnlyList<Remedy> remedies) =>
        remedies.Count == 0 ? [] : [(1, "would be admitted by any one of"), .. remedies.Select(r => (2, $"* {r.Title} ({r.Effect})"))];

    private static IEnumerable<(int Level, string Text)> Side(string title, DirectionVerdict side, Verdict verdict) =>
    [
        (1, $"{title}: {(side.Open.IsEmpty ? "denied" : side.IsIsolated ? $"admits {side.Open}" : "open, no policy isolates it")}"),
        .. side.NetworkPolicy.IsolatedBy.Select(p => (2, $"isolated by {Name(p)}")),
        .. side.NetworkPolicy.AllowedBy.Select(m => (2, $"+ {Name(m.Policy)} rule {m.Rule + 1}{(m.Peer is { } p ? $" peer {p + 1}" : " (no peers: everyone)")} admits {m.Open}")),
        .. side.NetworkPolicy.Misses.Select(m =>
            (2, $"- {Name(m.Policy)} rule {m.Rule + 1}{(m.Peer is { } p ? $" peer {p + 1}" : "")} does not admit it: {VerdictText.Obstacles(m, verdict, side.Direction)}")),
    ];

    private static string Name(NetworkPolicy policy) => $"{policy.Namespace}/{policy.Name}";
}
