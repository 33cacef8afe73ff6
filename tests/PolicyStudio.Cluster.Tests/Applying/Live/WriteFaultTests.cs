using Microsoft.AspNetCore.Http;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Tests.Watching;
using PolicyStudio.Cluster.Tests.Watching.Faults;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>
/// Faults on the way of every single write of a plan of six, one of each sort, against a real API server. A client of its own compares what the
/// server holds, and what its audit log says was written, with the journal and the audit log of the product.
/// </summary>
[Collection(QuietCluster.Name)]
public sealed class WriteFaultTests(QuietCluster cluster, ITestOutputHelper output)
{
    private const int Writes = 6;

    // POLICYSTUDIO_WRITE_FAULTS=36 is the nightly setting: every fault at every write. Each twelve of them have every fault and every write twice.
    private static readonly int Faults = int.TryParse(Environment.GetEnvironmentVariable("POLICYSTUDIO_WRITE_FAULTS"), out var n) ? n : 12;

    [Fact]
    public async Task Writes_that_reach_the_server_are_made_once_and_the_apply_goes_on()
    {
        await using var proxy = await cluster.ProxyAsync();
        await using var watched = await cluster.WatchAsync();
        using var studio = new Studio(watched.Feed, proxy.Kubeconfig);
        await EachAsync(studio, proxy, watched, WriteFault.Survived.Select(f => (f, Range(0, Writes))));
    }

    [Fact]
    public async Task Answers_that_come_too_late_are_read_back_and_the_apply_goes_on()
    {
        await using var proxy = await cluster.ProxyAsync();
        await using var watched = await cluster.WatchAsync();
        using var studio = new Studio(watched.Feed, proxy.Kubeconfig, requestTimeout: TimeSpan.FromSeconds(1));
        await EachAsync(studio, proxy, watched, [(WriteFault.LateAnswer, Range(0, Writes)), (WriteFault.LateRequest, Range(2, 2))]);
    }

    [Fact]
    public async Task A_write_that_does_not_reach_it_ends_the_apply_there_and_everything_says_so()
    {
        await using var proxy = await cluster.ProxyAsync();
        await using var watched = await cluster.WatchAsync();
        using var studio = new Studio(watched.Feed, proxy.Kubeconfig);
        await EachAsync(studio, proxy, watched, Range(0, Faults).Select(i => (WriteFault.Fatal[i % WriteFault.Fatal.Count], Range((i + (i / Writes)) % Writes, 1))));
    }

    private async Task EachAsync(Studio studio, FaultyProxy proxy, WatchedCluster watched, IEnumerable<(WriteFault Fault, IEnumerable<int> Hit)> cases)
    {
        var applies = new List<(string Namespace, IReadOnlyList<StepProgress> Steps)>();
        foreach (var (fault, hit) in cases)
        {
            await using var shop = await Shop.OpenAsync(cluster, watched);
            try
            {
                applies.Add((shop.Namespace, await HappenAsync(studio, proxy, shop, fault, [.. hit])));
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                throw new InvalidOperationException($"{fault} at write {string.Join(", ", hit)}: {failed.Message}", failed);
            }
        }
        ExpectWrites(applies);
        Assert.True((await studio.Book.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
        output.WriteLine($"{applies.Count} applies of {Writes} writes");
    }

    private static async Task<IReadOnlyList<StepProgress>> HappenAsync(Studio studio, FaultyProxy proxy, Shop shop, WriteFault fault, IReadOnlyList<int> hit)
    {
        var plan = studio.Plan(shop.Draft());
        Assert.Equal((Writes, ""), (plan.Writes.Count(), string.Join("; ", plan.Refusals)));
        var struck = new HashSet<string>();
        var objects = plan.Writes.Select(w => w.Object.Name).ToList();
        proxy.Handle = (context, forward) =>
        {
            // By the object's name: a write that is made again after a fault is another request for the same.
            var at = IsWrite(context) ? objects.FindIndex(o => IsAbout(context, o)) : -1;
            at = at < 0 && IsWrite(context) ? objects.IndexOf("new") : at;
            return hit.Contains(at) && struck.Add(objects[at]) ? fault.HappenAsync(proxy, context) : forward();
        };
        var result = await studio.ApplyAsync(plan);
        proxy.Handle = (_, forward) => forward();

        var writes = result.Steps.Where(s => s.Step is WriteStep).ToList();
        Assert.Equal((hit.Count, fault.Outcome), (struck.Count, result.Outcome));
        Assert.All(hit, at => Assert.Contains(fault.Says, writes[at].Detail, StringComparison.Ordinal));
        var isThere = fault.Outcome == ApplyOutcome.ConfigurationMatches;
        Assert.Equal(Range(0, Writes).Select(i => isThere || i < hit[0] ? StepStatus.Done : i == hit[0] ? StepStatus.Failed : StepStatus.NotReached), writes.Select(s => s.Status));
        await ExpectAgreementAsync(studio, shop, result);
        return result.Steps;
    }

    private static async Task ExpectAgreementAsync(Studio studio, Shop shop, ApplyResult result)
    {
        Assert.Equal(shop.Expected(result.Steps), await shop.ReadAsync());
        Assert.Empty(await studio.Unfinished.ListAsync());
        var entry = (await studio.Book.Audit.FindAsync(result.Entry!.Value))!;
        Assert.Equal((result.Outcome, result.Message), (entry.Outcome, entry.Message));
        Assert.Equal(result.Steps.Select(s => (s.Status, s.Detail)), entry.Steps.Select(s => (s.Status, s.Detail)));
    }

    // Each write that is done was stored once, and no other.
    private void ExpectWrites(IReadOnlyList<(string Namespace, IReadOnlyList<StepProgress> Steps)> shops)
    {
        var stored = ServerWrites.Asked(cluster.Api, [.. shops.Select(s => s.Namespace)]).Where(e => e.Code is 200 or 201)
            .ToLookup(e => e.Namespace ?? e.Name, e => $"{e.Verb} {e.Name}");
        foreach (var (ns, steps) in shops)
            Assert.Equal(steps.Where(s => s is { Status: StepStatus.Done, Step: WriteStep }).Select(s => $"{((WriteStep)s.Step).Verb} {s.Step.Object.Name}"), stored[ns]);
    }

    private static IEnumerable<int> Range(int first, int count) => Enumerable.Range(first, count);

    private static bool IsAbout(HttpContext context, string name) => context.Request.Path.Value!.EndsWith($"/{name}", StringComparison.Ordinal);

    private static bool IsWrite(HttpContext context) => !HttpMethods.IsGet(context.Request.Method) && !context.Request.Query.ContainsKey("dryRun")
        && !context.Request.Path.Value!.EndsWith("reviews", StringComparison.Ordinal);
}
