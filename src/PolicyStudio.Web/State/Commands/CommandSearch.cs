using System.Collections.Immutable;
using System.Globalization;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Exploring;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.State.Commands;

/// <summary>Finds commands by words: those that pages offer, and one or two for each object of a cluster.</summary>
public sealed class CommandSearch
{
    private const int MostOfGroup = 8;
    private const int MostWorkloads = 10;

    private readonly ClusterSnapshot? _snapshot;
    private readonly CommandPhrases _phrases;
    private readonly string[] _words;

    private CommandSearch(ClusterSnapshot? snapshot, CommandPhrases phrases, string[] words) => (_snapshot, _phrases, _words) = (snapshot, phrases, words);

    /// <summary>At most some thirty commands that every word fits, group by group; groups and commands that fit best come first.</summary>
    /// <param name="snapshot">The cluster, or null before it is known.</param>
    /// <param name="offered">What pages offer.</param>
    /// <param name="phrases">What commands about the cluster's objects are called.</param>
    /// <param name="text">Words with spaces or slashes between them; nothing finds what is offered.</param>
    public static ImmutableArray<Command> Find(ClusterSnapshot? snapshot, ImmutableArray<Command> offered, CommandPhrases phrases, string text)
    {
        var words = text.Split([' ', '\u3000', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0 ? offered : new CommandSearch(snapshot, phrases, words).Find(offered);
    }

    private ImmutableArray<Command> Find(ImmutableArray<Command> offered) =>
        [.. offered.Select(c => new Found(RankOf(c), c.Group, c.Name, () => c)).Concat(OfCluster()).Where(f => f.Rank < WordMatch.None)
            .GroupBy(f => f.Group)
            .Select(g => g.OrderBy(f => f.Rank).ThenBy(f => f.Order, StringComparer.Ordinal).Take(g.Key == CommandGroup.Workloads ? MostWorkloads : MostOfGroup).ToList())
            .OrderBy(g => g[0].Rank).ThenBy(g => g[0].Group)
            .SelectMany(g => g).Select(f => f.Make())];

    private IEnumerable<Found> OfCluster()
    {
        if (_snapshot is not { } snapshot) yield break;
        var (who, whom, ns, policy) = (RanksIn(_phrases.Who), RanksIn(_phrases.Whom), RanksIn(_phrases.Namespace), RanksIn(_phrases.Policy));
        foreach (var workload in snapshot.Workloads)
        {
            var (kind, name, place) = (workload.Reference.Kind, workload.Name, workload.Namespace);
            yield return new(RankOf(name, place, kind, who), CommandGroup.Workloads, name, () => Ask(workload, _phrases.Who, AskedDirections.Ingress));
            yield return new(RankOf(name, place, kind, whom), CommandGroup.Workloads, name, () => Ask(workload, _phrases.Whom, AskedDirections.Egress));
        }
        foreach (var known in snapshot.Namespaces)
            yield return new(RankOf(known.Name, null, null, ns), CommandGroup.Namespaces, known.Name,
                () => new(CommandGroup.Namespaces, known.Name) { Address = ExplorerLink.Of("workloads", ("ns", known.Name)) });
        foreach (var known in snapshot.Policies)
            yield return new(RankOf(known.Name, known.Namespace, null, policy), CommandGroup.Policies, known.Name,
                () => new(CommandGroup.Policies, $"{known.Namespace}/{known.Name}") { Address = ExplorerLink.ToPolicy(known.Namespace, known.Name) });
    }

    private static Command Ask(Workload workload, string phrase, AskedDirections directions) =>
        new(CommandGroup.Workloads, string.Format(CultureInfo.InvariantCulture, phrase, $"{workload.Namespace}/{workload.Name}"))
        {
            Detail = workload.Reference.Kind,
            Address = new StudioAddress { Target = TargetName.Of(workload), Directions = directions }.ToString(),
        };

    private int RankOf(Command command)
    {
        var ranks = RanksIn(command.Name);
        return Array.TrueForAll(ranks, r => r < WordMatch.None) ? ranks.Sum() : WordMatch.None;
    }

    // A name says more than where it is and of what kind.
    private int RankOf(string name, string? place, string? kind, int[] phrase)
    {
        var sum = 0;
        for (var i = 0; i < _words.Length; i++)
        {
            var best = Math.Min(WordMatch.Rank(name, _words[i]), phrase[i] + 1);
            if (place is not null) best = Math.Min(best, WordMatch.Rank(place, _words[i]) + 1);
            if (kind is not null) best = Math.Min(best, WordMatch.Rank(kind, _words[i]) + 2);
            if (best >= WordMatch.None) return WordMatch.None;
            sum += best;
        }
        return sum;
    }

    // A phrase is asked once for all objects that bear it.
    private int[] RanksIn(string phrase)
    {
        var parts = phrase.Replace("{0}", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. _words.Select(w => parts.Select(p => WordMatch.Rank(p, w)).DefaultIfEmpty(WordMatch.None).Min())];
    }

    private readonly record struct Found(int Rank, CommandGroup Group, string Order, Func<Command> Make);
}
