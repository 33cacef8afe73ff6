using System.Text;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Projecting;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Manifests.Projecting;

/// <summary>A pod read straight from its bytes is the one that is read the long way; of whatever is unexpected it is left to the long way.</summary>
public sealed class PodProjectorTests(ITestOutputHelper output)
{
    private static readonly ObjectKind Pods = new("v1", "Pod");

    [Fact]
    public void Pods_as_API_servers_write_them_are_read_straight() =>
        Assert.All(PodSeeds.All.Take(3), text => Assert.True(new ObjectProjector(new()).TryReadPod(Encoding.UTF8.GetBytes(text.Trim()), Pods, out _), text));

    [Fact]
    public void Mutated_pods_are_the_same_both_ways_or_left_to_the_long_one()
    {
        var (projector, straight, left) = (new ObjectProjector(new()), 0, 0);
        for (var seed = 0; seed < 60_000; seed++)
        {
            var random = new Random(seed);
            var bytes = ObjectMutation.Any(PodSeeds.All[random.Next(PodSeeds.All.Count)].Trim(), random);
            if (!projector.TryReadPod(bytes, Pods, out var pod))
            {
                left++;
                continue;
            }
            straight++;
            Assert.True(ObjectMutation.IsJson(bytes), $"seed {seed}: {Encoding.UTF8.GetString(bytes)}");
            RequireSame(pod, bytes, seed);
        }
        output.WriteLine($"{straight:N0} read straight, {left:N0} left to the long way");
        Assert.InRange(straight, 10_000, 50_000);
    }

    [Fact]
    public void Pods_of_one_owner_share_what_they_have_in_common()
    {
        var projector = new ObjectProjector(new());
        var pods = Enumerable.Range(0, 2).Select(i => Encoding.UTF8.GetBytes(PodSeeds.All[0].Trim().Replace("abcde", $"abcd{i}", StringComparison.Ordinal)))
            .Select(b => projector.TryReadPod(b, Pods, out var pod) ? pod.Pod! : null!).ToList();
        Assert.NotEqual(pods[0].Name, pods[1].Name);
        Assert.Same(pods[0].Namespace, pods[1].Namespace);
        Assert.Same(pods[0].Labels, pods[1].Labels);
        Assert.Same(pods[0].Owner, pods[1].Owner);
        Assert.True(pods[0].Ports == pods[1].Ports, "the ports are not shared");
    }

    private static void RequireSame(ProjectedPod projected, byte[] bytes, int seed)
    {
        var why = $"seed {seed}: {Encoding.UTF8.GetString(bytes)}";
        // As an item of a typed list, which says its kind; and alone, as a watch brings it.
        var list = ManifestReader.Read("f.json", $$"""{"apiVersion":"v1","kind":"PodList","items":[{{Encoding.UTF8.GetString(bytes)}}, 7]}""", DocumentLimits.Disk);
        Assert.True("a manifest must be a mapping with apiVersion and kind, not a number" == Assert.Single(list.Errors).Message, why);
        var reader = new ObjectReader("Pod");
        var node = JsonDocuments.ParseWithout(bytes, ["managedFields"]);
        var read = reader.Pod(node);
        Assert.True(reader.Errors.IsEmpty, why);
        Assert.True(projected.Pod is null == read is null, why);
        if (read is null)
        {
            var (name, ns) = (Text(node, "name"), Text(node, "namespace") ?? "default");
            Assert.True(projected.Name == name && projected.Namespace == ns, why);
        }
        else
        {
            Assert.True(read.Equals(projected.Pod), why);
            Assert.True(new ClusterSnapshot([], [read], [], [], [], []).Workloads[0].Equals(new ClusterSnapshot([], [projected.Pod!], [], [], [], []).Workloads[0]), why);
        }
        Assert.True(projected.ResourceVersion == Text(node, "resourceVersion"), why);
    }

    private static string? Text(ManifestNode node, string field) => (((MappingNode)((MappingNode)node)["metadata"]!)[field] as ScalarNode) is { Kind: ScalarKind.String } text ? text.Text : null;
}
