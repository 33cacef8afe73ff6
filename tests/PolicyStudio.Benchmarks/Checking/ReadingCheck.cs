using System.Security.Cryptography;
using PolicyStudio.Benchmarks.Generating;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Writing;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Checking;

/// <summary>Compares what was read with what was made: a fast reader that leaves something out is no reader.</summary>
internal static class ReadingCheck
{
    /// <summary>Compares pods, and where all kinds were read the others too.</summary>
    public static void Run(ClusterSnapshot made, ClusterSnapshot read, bool onlyPods, CheckCount count)
    {
        Compare(made.Pods, read.Pods.Select(p => p with { Version = null }), p => p.Reference, count);
        if (onlyPods) return;
        ComparePolicies(made, read, count);
        Compare(made.Controllers.Select(c => (c.Reference, c.Template, c.Selector)), read.Controllers.Select(c => (c.Reference, c.Template, c.Selector)), c => c.Reference, count);
    }

    /// <summary>Compares what a repository holds too: no pods, and of controllers what people write.</summary>
    public static void RunManifests(ClusterSnapshot made, ClusterSnapshot read, CheckCount count)
    {
        ComparePolicies(made, read, count);
        Compare(made.Controllers.Where(c => c.Reference.Kind is not ("ReplicaSet" or "Job")).Select(c => (c.Reference, c.Template, c.Selector)),
            read.Controllers.Where(c => c.Reference.Kind != "Job").Select(c => (c.Reference, c.Template, c.Selector)), c => c.Reference, count);
    }

    /// <summary>Compares a file of pods with what the same size and seed make a second time.</summary>
    public static void RunAgain(ClusterSize size, int seed, string pods, CheckCount count)
    {
        using var sha = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write)) ApiLists.WritePods(ClusterGenerator.Generate(size, seed), stream);
        using var file = File.OpenRead(pods);
        count.AddAnswer();
        if (!sha.Hash.AsSpan().SequenceEqual(SHA256.HashData(file))) count.Mismatch($"seed {seed} makes other pods the second time");
    }

    private static void ComparePolicies(ClusterSnapshot made, ClusterSnapshot read, CheckCount count)
    {
        Compare(made.Namespaces.Select(n => (n.Reference, n.Labels)), read.Namespaces.Select(n => (n.Reference, n.Labels)), n => n.Reference, count);
        Compare(made.Policies, read.Policies.Select(p => p with { Version = null, Manager = null }), p => p.Reference, count);
    }

    private static void Compare<T>(IEnumerable<T> made, IEnumerable<T> read, Func<T, ObjectReference> reference, CheckCount count)
    {
        var (left, right) = (made.ToList(), read.ToList());
        if (left.Count != right.Count) count.Mismatch($"{right.Count} objects of kind {reference(left[0]).Kind} are read, {left.Count} were written");
        foreach (var (a, b) in left.Zip(right))
        {
            count.AddAnswer();
            if (!EqualityComparer<T>.Default.Equals(a, b)) count.Mismatch($"{reference(a)} is read as another than was written");
        }
    }
}
