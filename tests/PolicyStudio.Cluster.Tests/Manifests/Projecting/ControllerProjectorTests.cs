using System.Text;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Projecting;
using PolicyStudio.Cluster.Manifests.Reading;

namespace PolicyStudio.Cluster.Tests.Manifests.Projecting;

/// <summary>Controllers, Namespaces and Services that are read straight are those that are read the long way; whatever is unexpected is left to it.</summary>
public sealed class ControllerProjectorTests(ITestOutputHelper output)
{
    [Fact]
    public void Objects_as_API_servers_write_them_are_read_straight() =>
        Assert.All(ControllerSeeds.All, s => Assert.True(new ObjectProjector(new()).ReadOther(Encoding.UTF8.GetBytes(s.Text.Trim()), KindOf(s.Kind)) is not null, s.Text));

    [Fact]
    public void Objects_of_a_mixed_list_are_read_straight_by_what_they_say()
    {
        var projector = new ObjectProjector(new());
        foreach (var (kind, text) in ControllerSeeds.All)
        {
            var said = Encoding.UTF8.GetBytes(text.Trim().Insert(1, $"\"apiVersion\":\"{KindOf(kind).Version}\",\"kind\":\"{kind}\","));
            Assert.Equal(projector.ReadOther(Encoding.UTF8.GetBytes(text.Trim()), KindOf(kind)), projector.ReadOther(said, new("", "")));
            Assert.Null(projector.ReadOther(said, KindOf(kind == "Job" ? "Deployment" : "Job")));
        }
    }

    [Fact]
    public void Mutated_objects_are_the_same_both_ways_or_left_to_the_long_one()
    {
        var (projector, straight, left) = (new ObjectProjector(new()), 0, 0);
        for (var seed = 0; seed < 60_000; seed++)
        {
            var random = new Random(seed);
            var (kind, text) = ControllerSeeds.All[random.Next(ControllerSeeds.All.Count)];
            var bytes = ObjectMutation.Any(text.Trim(), random);
            if (projector.ReadOther(bytes, KindOf(kind)) is not { } read)
            {
                left++;
                continue;
            }
            straight++;
            RequireSame(kind, read, bytes, seed);
        }
        output.WriteLine($"{straight:N0} read straight, {left:N0} left to the long way");
        Assert.InRange(straight, 10_000, 55_000);
    }

    private static ObjectKind KindOf(string kind) => new(kind switch { "Service" or "Namespace" => "v1", "Job" => "batch/v1", _ => "apps/v1" }, kind);

    private static void RequireSame(string kind, object projected, byte[] bytes, int seed)
    {
        var why = $"seed {seed}: {Encoding.UTF8.GetString(bytes)}";
        Assert.True(ObjectMutation.IsJson(bytes), why);
        // As an item of a typed list, which says its kind; a number behind it sends nothing another way, and must be an error.
        var list = ManifestReader.Read("f.json", $$"""{"apiVersion":"{{KindOf(kind).Version}}","kind":"{{kind}}List","items":[{{Encoding.UTF8.GetString(bytes)}}, 7]}""", DocumentLimits.Disk);
        Assert.True("a manifest must be a mapping with apiVersion and kind, not a number" == Assert.Single(list.Errors).Message, why);
        var reader = new ObjectReader(kind);
        var node = JsonDocuments.Parse(bytes);
        object read = kind switch { "Service" => reader.Service(node), "Namespace" => reader.Namespace(node), _ => reader.Controller(kind, node) };
        Assert.True(reader.Errors.IsEmpty, why);
        Assert.True(read.Equals(projected), $"{why}\n{read}\n{projected}");
    }
}
