using System.Runtime.CompilerServices;
using PolicyStudio.Engine.Matrix.Rows;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Coverage;

/// <summary>Which classes of workloads may connect to which, worked out from the matrix's rows: each source is held against each row once.</summary>
internal sealed class ClassReach
{
    private readonly IntegerSet[] _open;
    private readonly IntegerSet[] _undecidable;

    /// <summary>Works it out.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ClassReach(ReachabilityEngine engine, WorkloadClasses classes, CancellationToken cancellation)
    {
        (_open, _undecidable) = (new IntegerSet[classes.Count], new IntegerSet[classes.Count]);
        var (pods, rows, ports, nodes) = (classes.Pods, classes.IngressRows.ToArray(), new OpenPorts(), new NodeOutcomes(engine));
        var (entering, leaving, toPods) = (new int[rows.Length], new int[pods.Count], new Outcome[pods.Count]);
        Row? leavingBy = null;
        var known = new Dictionary<IntegerSet, IntegerSet>();
        var (open, undecidable) = (new List<int>(), new List<int>());
        // Sources that may leave alike follow each other: what they may reach is looked up once.
        foreach (var source in Enumerable.Range(0, classes.Count).OrderBy(c => RuntimeHelpers.GetHashCode(pods[classes.PartsOf(c)[0]].Rows.Egress)))
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Fill(toPods, Outcome.Denied);
            foreach (var part in classes.PartsOf(source))
            {
                var pod = pods[part];
                for (var r = 0; r < rows.Length; r++) entering[r] = ports.NumberOf(engine.Matrix.Admits(rows[r], pod.Identity));
                if (!ReferenceEquals(leavingBy, pod.Rows.Egress))
                {
                    leavingBy = pod.Rows.Egress;
                    for (var d = 0; d < pods.Count; d++) leaving[d] = ports.NumberOf(engine.Matrix.Admits(leavingBy, pods[d].Identity));
                }
                for (var d = 0; d < pods.Count; d++)
                {
                    var outcome = pod.IsOnNode || pods[d].IsOnNode ? nodes.Of(pod, pods[d])
                        : ports.Meet(entering[pods[d].IngressRow], leaving[d]) ? Outcome.Allowed : Outcome.Denied;
                    toPods[d] = Best(toPods[d], outcome);
                }
            }
            open.Clear();
            undecidable.Clear();
            for (var destination = 0; destination < classes.Count; destination++)
            {
                var outcome = Outcome.Denied;
                foreach (var part in classes.PartsOf(destination)) outcome = Best(outcome, toPods[part]);
                if (outcome == Outcome.Allowed) open.Add(destination);
                else if (outcome == Outcome.Undecidable) undecidable.Add(destination);
            }
            (_open[source], _undecidable[source]) = (Once(known, open), Once(known, undecidable));
        }
    }

    /// <summary>The classes that one may connect to.</summary>
    public IntegerSet OpenFrom(int source) => _open[source];

    /// <summary>The classes of which policies alone do not say.</summary>
    public IntegerSet UndecidableFrom(int source) => _undecidable[source];

    /// <summary>Whether one class may connect to another.</summary>
    public Outcome Between(int source, int destination) => _open[source].Contains(destination) ? Outcome.Allowed
        : _undecidable[source].Contains(destination) ? Outcome.Undecidable : Outcome.Denied;

    /// <summary>Of several groups of pods the one that connects speaks for the workload.</summary>
    public static Outcome Best(Outcome one, Outcome other) =>
        one == Outcome.Allowed || other == Outcome.Allowed ? Outcome.Allowed
        : one == Outcome.Undecidable || other == Outcome.Undecidable ? Outcome.Undecidable : Outcome.Denied;

    private static IntegerSet Once(Dictionary<IntegerSet, IntegerSet> known, List<int> ascending)
    {
        var set = IntegerSet.OfAscending([.. ascending]);
        if (known.TryGetValue(set, out var same)) return same;
        return known[set] = set;
    }
}
