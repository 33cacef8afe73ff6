using System.Text;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Tests.Manifests.Fuzzing;
using PolicyStudio.Cluster.Tests.Manifests.Projecting;
using PolicyStudio.Cluster.Watching.Folding;
using PolicyStudio.Cluster.Watching.Requests;

namespace PolicyStudio.Cluster.Tests.Watching.Folding;

/// <summary>Pages and events of pods say the same as through the tree, or throw the same, whatever has happened to them on the way.</summary>
public sealed class KindDecoderTests
{
    private static readonly WatchedKind Pods = WatchedKind.All.Single(k => k.Kind == "Pod");

    [Fact]
    public void Pages_of_pods_are_those_of_the_tree() => Compare(
        pod => $$"""{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"77","continue":"abc","remainingItemCount":3},"items":[{{pod}},{{PodSeeds.All[0].Trim()}}]}""",
        bytes => Told(new KindDecoder(Pods).Page(bytes, Pods.Paths[0])),
        bytes => ListPage.Parse(bytes, Pods.Omitted) is var page ? Told(new KindPage([.. page.Items.Select(i => WatchedObject.Read(Pods, i))], page.ResourceVersion, page.Continue)) : "");

    [Fact]
    public void Events_of_pods_are_those_of_the_tree() => Compare(
        pod => $$"""{"type":"{{(pod.Length % 3 == 0 ? "DELETED" : "MODIFIED")}}","object":{{pod}}}""",
        bytes => Told(new KindDecoder(Pods).Event(bytes, Pods.Paths[0])),
        bytes => Told(WatchEvent.Parse(bytes, Pods.Omitted) is { Type: WatchEventType.Deleted } e
            ? new KindEvent(e.ResourceVersion, null, WatchedObject.ReferenceOf(Pods, e.Object)) : WatchEvent.Parse(bytes, Pods.Omitted) is var c ? new KindEvent(c.ResourceVersion, WatchedObject.Read(Pods, c.Object), null) : default));

    [Fact]
    public void Bookmarks_and_errors_are_understood()
    {
        var decoder = new KindDecoder(Pods);
        Assert.Equal(new KindEvent("9", null, null), decoder.Event("""{"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":{"resourceVersion":"9","creationTimestamp":null}}}"""u8, ""));
        Assert.Throws<ApiRefusedException>(() => decoder.Event("""{"type":"ERROR","object":{"kind":"Status","code":410,"message":"too old"}}"""u8, ""));
    }

    private static void Compare(Func<string, string> wrap, Func<byte[], string> read, Func<byte[], string> readLong)
    {
        var good = 0;
        for (var seed = 0; seed < 8_000; seed++)
        {
            var random = new Random(seed);
            var text = wrap(PodSeeds.All[random.Next(PodSeeds.All.Count)].Trim());
            var bytes = random.Next(4) == 0 ? Encoding.UTF8.GetBytes(text)
                : random.Next(2) == 0 ? TextMutation.Any(Encoding.UTF8.GetBytes(text), random)
                : Encoding.UTF8.GetBytes(TreeText.Json(TreeMutation.Any(JsonDocuments.Parse(Encoding.UTF8.GetBytes(text)), random)));
            var expected = Outcome(readLong, bytes);
            if (!expected.StartsWith("threw", StringComparison.Ordinal)) good++;
            Assert.True(expected == Outcome(read, bytes), $"seed {seed}\n{expected}\n{Outcome(read, bytes)}\n{Encoding.UTF8.GetString(bytes)}");
        }
        Assert.InRange(good, 2_000, 7_000);
    }

    private static string Outcome(Func<byte[], string> read, byte[] bytes)
    {
        try
        {
            return read(bytes);
        }
        catch (Exception e) when (e is ManifestSyntaxException or ApiRefusedException)
        {
            return $"threw {e.GetType().Name} {e.Message}";
        }
    }

    private static string Told(KindPage page) => $"{page.ResourceVersion} {page.Continue}\n{string.Join("\n", page.Objects.Select(Told))}";

    private static string Told(KindEvent e) => $"{e.ResourceVersion} gone {e.Gone}\n{(e.Kept is null ? "" : Told(e.Kept))}";

    private static string Told(WatchedObject o) => $"{o.Reference} {o.ResourceVersion} {(o.Value is Engine.Snapshots.Pod pod ? Told(pod) : o.Value)} {string.Join(", ", o.Findings.Select(f => $"{f.Path} {f.Message}"))}";

    private static string Told(Engine.Snapshots.Pod pod) =>
        $"{pod with { Addresses = [], Ports = [] }} {string.Join(" ", pod.Addresses)} {string.Join(" ", pod.Ports)}";
}
