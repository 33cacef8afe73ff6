using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Engine.Coverage;

/// <summary>Of each class how many workloads, and of how many namespaces, may connect to it or are reached by it.</summary>
internal sealed class ReachCounts
{
    private readonly WorkloadClasses _classes;
    private readonly int[] _lastNamespace;

    /// <summary>Counts.</summary>
    public ReachCounts(WorkloadClasses classes, ClassReach reach)
    {
        _classes = classes;
        (Entering, Leaving) = (new Count[classes.Count], new Count[classes.Count]);
        _lastNamespace = new int[classes.Count];
        Array.Fill(_lastNamespace, -1);
        var number = -1;
        // Classes of one namespace follow each other: it is another one where its name changes.
        for (var source = 0; source < classes.Count; source++)
        {
            if (source == 0 || classes.NamespaceOf(source) != classes.NamespaceOf(source - 1)) number++;
            var previous = "";
            foreach (var destination in Members(reach.OpenFrom(source)))
            {
                if (Others(source, destination) is var (sources, destinations) && destinations == 0) continue;
                Entering[destination].Workloads += sources;
                Leaving[source].Workloads += destinations;
                if (_lastNamespace[destination] != number) (Entering[destination].Namespaces, _lastNamespace[destination]) = (Entering[destination].Namespaces + 1, number);
                if (classes.NamespaceOf(destination) != previous) (Leaving[source].Namespaces, previous) = (Leaving[source].Namespaces + 1, classes.NamespaceOf(destination));
            }
            foreach (var destination in Members(reach.UndecidableFrom(source)))
            {
                var (sources, destinations) = Others(source, destination);
                Entering[destination].Undecidable += sources;
                Leaving[source].Undecidable += destinations;
            }
        }
    }

    /// <summary>Who may connect to a workload of each class.</summary>
    public Count[] Entering { get; }

    /// <summary>To whom a workload of each class may connect.</summary>
    public Count[] Leaving { get; }

    /// <summary>The numbers of a set.</summary>
    public static IEnumerable<int> Members(IntegerSet set)
    {
        for (var i = 0; i < set.RunCount; i++)
        {
            var (first, end) = set.Run(i);
            for (var member = first; member < end; member++) yield return member;
        }
    }

    // A workload is no source of its own.
    private (int Sources, int Destinations) Others(int source, int destination) => source == destination
        ? (_classes.SizeOf(source) - 1, _classes.SizeOf(source) - 1) : (_classes.SizeOf(source), _classes.SizeOf(destination));

    /// <summary>What is counted.</summary>
    public struct Count
    {
        public int Workloads;
        public int Namespaces;
        public int Undecidable;
    }
}
