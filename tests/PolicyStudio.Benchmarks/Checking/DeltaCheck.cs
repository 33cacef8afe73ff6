using PolicyStudio.Benchmarks.Changes;
using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Checking;

/// <summary>
/// Compares what a delta made with a full recomputation of the changed cluster: of the pods that the change touches (of very many, some) both
/// directions towards some of all identities and towards each other, and pairs drawn from the whole cluster.
/// </summary>
internal static class DeltaCheck
{
    private const int MaxTouched = 20;
    private const int Others = 400;
    private const int Anywhere = 400;

    /// <summary>Compares one delta.</summary>
    public static void Run(ClusterSnapshot before, Change change, MeasuredMatrix delta, Random random, CheckCount count)
    {
        var after = change.After(before);
        var full = EngineOperations.BuildMatrix(EngineOperations.Prepare(after));
        var touched = change.Touched(before).ToArray();
        random.Shuffle(touched);
        touched = [.. touched.Take(MaxTouched)];
        var others = Draw(after, random, Others).Concat(touched).ToArray();
        count.AddDelta();
        foreach (var pod in touched)
            foreach (var other in others)
            {
                Compare(pod, other);
                Compare(other, pod);
            }
        foreach (var (from, to) in Draw(after, random, Anywhere).Zip(Draw(after, random, Anywhere))) Compare(from, to);

        void Compare(ObjectReference from, ObjectReference to)
        {
            count.AddCell();
            var (made, shall) = (Connect(delta, from, to), Connect(full, from, to));
            if (!made.Equals(shall)) count.Mismatch($"{change.GetType().Name}: {from} to {to}: the delta says {made}, a full recomputation {shall}");
        }
    }

    private static Connectivity Connect(MeasuredMatrix matrix, ObjectReference from, ObjectReference to) =>
        EngineOperations.Connect(matrix, EngineOperations.IndexOf(matrix, from), EngineOperations.IndexOf(matrix, to));

    private static IEnumerable<ObjectReference> Draw(ClusterSnapshot snapshot, Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => snapshot.Pods[random.Next(snapshot.Pods.Length)].Reference);
}
