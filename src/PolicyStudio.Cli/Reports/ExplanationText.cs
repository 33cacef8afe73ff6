using System.Collections.Immutable;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Cli.Reports;

/// <summary>Verdicts with their reasons, as lines and as a Markdown list.</summary>
internal static class ExplanationText
{
    private const int OthersShown = 5;

    /// <summary>The verdicts one below the other, with an empty line between two.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Explanation> explanations) =>
        explanations.SelectMany((e, i) => Lines(e).Select(l => new string(' ', 2 * l.Level) + l.Text).Prepend("").Skip(i == 0 ? 1 : 0));

    /// <summary>A heading for each verdict and a list below it.</summary>
    public static string Markdown(IReadOnlyList<Explanation> explanations) => string.Join('\n', explanations.Select(e => string.Concat(Lines(e).Select(l =>
        l.Level == 0 ? $"### {MarkdownText.Words(l.Text)}\n\n" : $"{new string(' ', 2 * (l.Level - 1))}- {MarkdownText.Words(l.Text.TrimStart('+', '-', ' '))}\n"))));

    private static IEnumerable<(int Level, string Text)> Lines(Explanation explanation)
    {
        var verdict = explanation.Verdict;
        return
        [
            (0, $"{verdict.Outcome.Word()}: {verdict.Source} => {verdict.Destination} on {verdict.Asked}"),
            .. verdict.Doubts.Select(d => (1, $"undecidable because {d.Message}")),
            .. verdict.IsConditional ? [(1, $"conditional: {VerdictText.Conditions(verdict)}")] : Array.Empty<(int, string)>(),
            .. Side("leaving the source (egress)", verdict.Egress, verdict),
            .. Side("entering the destination (ingress)", verdict.Ingress, verdict),
            .. explanation.Remedies.IsEmpty ? [] : Remedies(explanation),
        ];
    }

    private static IEnumerable<(int Level, string Text)> Remedies(Explanation explanation) =>
    [
        (1, "smallest changes that would admit it:"),
        .. explanation.Remedies.SelectMany(r => Others("opens", r.AlsoOpened, c => c.Opened).Concat(Others("closes", r.AlsoClosed, c => c.Closed)).Prepend((2, $"{r.Title}; {r.Effect}"))),
    ];

    private static IEnumerable<(int Level, string Text)> Others(string verb, ImmutableArray<ConnectivityChange> changes, Func<ConnectivityChange, Connectivity> ports) =>
        changes.Take(OthersShown).Select(c => (3, $"{verb} {c.Source} => {c.Destination} : {ports(c)}"))
            .Concat(changes.Length > OthersShown ? [(3, $"{verb} {changes.Length - OthersShown} more")] : []);

    private static IEnumerable<(int Level, string Text)> Side(string title, DirectionVerdict side, Verdict verdict) =>
    [
        (1, $"{title}: {(side.Open.IsEmpty ? "denied" : side.IsIsolated ? $"admits {side.Open}" : "open, no policy isolates it")}"),
        .. side.NetworkPolicy.IsolatedBy.Select(p => (2, $"isolated by {p.NamespacedName}")),
        .. side.NetworkPolicy.AllowedBy.Select(m => (2, $"+ {m.Policy.NamespacedName} rule {m.Rule + 1}{(m.Peer is { } p ? $" peer {p + 1}" : " (no peers: everyone)")} admits {m.Open}")),
        .. side.NetworkPolicy.Misses.Select(m =>
            (2, $"- {m.Policy.NamespacedName} rule {m.Rule + 1}{(m.Peer is { } p ? $" peer {p + 1}" : "")} does not admit it: {VerdictText.Obstacles(m, verdict, side.Direction)}")),
    ];
}
