using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Engine.Tests.Snapshots;

/// <summary>Draws pods and their owners from so few names that chains, circles, gaps and claims of missing owners come up again and again.</summary>
internal sealed class RandomOwners(Random random)
{
    private static readonly string[] Namespaces = ["a", "a-b", "b"];
    private static readonly string[] Kinds = ["Deployment", "ReplicaSet", "StatefulSet", "Job", "CronJob", "Node", "Fleet", "Pod"];
    private static readonly string[] Names = ["d", "d-h1", "d-h2", "c", "c-12345678", "c-87654321"];

    public string Namespace() => Pick(Namespaces);

    public LabelSet Labels() => LabelSet.Of([.. new[] { ("app", Pick("x", "y")), ("pod-template-hash", Pick("h1", "h2")) }.Where(_ => random.Next(3) > 0)]);

    public Pod Pod()
    {
        var ns = Namespace();
        return new() { Namespace = ns, Name = $"{Pick(Names)}-{random.Next(3)}", Labels = Labels(), Owner = Owner(ns) };
    }

    public Controller Controller()
    {
        var ns = Namespace();
        return new(new(Pick("Deployment", "ReplicaSet", "StatefulSet", "Job", "CronJob"), ns, Pick(Names)), new(Labels(), [], false))
        {
            Selector = random.Next(3) == 0 ? null : LabelSelector.ForLabels(("app", Pick("x", "y"))),
            Owner = Owner(ns),
            IsFinished = random.Next(4) == 0,
            Rollout = Rollout.Unknown with { Desired = random.Next(3) },
        };
    }

    public NetworkPolicy Policy() => new() { Namespace = Namespace(), Name = Pick(Names), PolicyTypes = [PolicyType.Ingress] };

    public IEnumerable<T> Some<T>(Func<T> draw, int atMost) => Enumerable.Range(0, random.Next(atMost + 1)).Select(_ => draw()).ToList();

    private ObjectReference? Owner(string ns) => random.Next(3) == 0 ? null : new(Pick(Kinds), ns, Pick(Names));

    private T Pick<T>(params T[] from) => from[random.Next(from.Length)];
}
