using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Tests.Watching;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>
/// Two people with drafts for the same objects, in two studios that share a store and in two that know nothing of each other; and somebody with
/// kubectl. Who comes second is told what has moved, and overwrites nothing.
/// </summary>
[Collection(QuietCluster.Name)]
public sealed class TwoEditorsTests(QuietCluster cluster, ITestOutputHelper output)
{
    private const int Rounds = 5;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_comes_second_is_refused_with_what_has_moved_wherever_the_first_one_stands(bool sharesTheStore)
    {
        await using var watched = await cluster.WatchAsync();
        using var first = Open(watched);
        using var second = Open(watched, sharesTheStore ? first : null);
        for (var at = 0; at <= Shop.Before.Count; at++)
        {
            await using var shop = await Shop.OpenAsync(cluster, watched);
            var (ada, bob) = (first.Plan(shop.Draft("ada")), second.Plan(shop.Draft("bob")));
            var (done, bobs) = (0, (ApplyResult?)null);
            var adas = await first.ApplyAsync(ada, async step =>
            {
                // At the first write's turn the second one is faster; after any write it comes too late.
                if (step.Step is WriteStep && step.Status == StepStatus.Done) done++;
                if (bobs is null && done == at && (at > 0 || step is { Status: StepStatus.Running })) bobs = await second.ApplyAsync(bob);
            });
            var (winner, loser, editor) = at == 0 ? (bobs!, adas, "bob") : (adas, bobs!, "ada");
            Assert.Equal((ApplyOutcome.ConfigurationMatches, ""), (winner.Outcome, string.Join("; ", winner.Details)));
            Assert.Equal((ApplyOutcome.Stale, 0), (loser.Outcome, loser.Steps.Count(s => s.Status == StepStatus.Done)));
            Assert.Contains($"'{editor}'", string.Join("; ", loser.Details.Prepend(loser.Message)), StringComparison.Ordinal);
            Assert.Equal(Shop.After(editor), await shop.ReadAsync());
        }
        await ExpectIntactAsync(first, second);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_at_the_same_moment_each_field_is_one_ones_and_nobodys_is_overwritten(bool sharesTheStore)
    {
        await using var watched = await cluster.WatchAsync();
        using var first = Open(watched);
        using var second = Open(watched, sharesTheStore ? first : null);
        var found = new SortedDictionary<string, int>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var shop = await Shop.OpenAsync(cluster, watched);
            // From both ends: where they meet, both have written something.
            var (ada, bob) = (first.Plan(shop.Draft("ada")), second.Plan(shop.Draft("bob")));
            bob = bob with { Steps = [.. bob.Writes.Reverse()] };
            var results = await Task.WhenAll(Task.Run(() => first.ApplyAsync(ada)), Task.Run(() => second.ApplyAsync(bob)));

            var owners = results.Zip(["ada", "bob"]).SelectMany(r => r.First.Steps.Where(s => s is { Status: StepStatus.Done, Step: WriteStep }).Select(s => (Object: shop.IndexOf(s.Step), Editor: r.Second))).ToList();
            Assert.Distinct(owners.Select(o => o.Object));
            var expected = Shop.Before.ToArray();
            foreach (var (it, editor) in owners) expected[it] = Shop.After(editor)[it];
            Assert.Equal(expected, await shop.ReadAsync());
            Assert.True(results.Count(r => r.Outcome == ApplyOutcome.ConfigurationMatches) <= 1);
            Assert.All(results, r => Assert.True(r.Outcome is ApplyOutcome.ConfigurationMatches or ApplyOutcome.Stale, r.Message));
            Assert.Equal(owners.Count, ServerWrites.Asked(cluster.Api, shop.Namespace).Count(e => e.Code is 200 or 201));
            var how = string.Join(" and ", results.Select(r => $"{r.Outcome} after {r.Steps.Count(s => s is { Status: StepStatus.Done, Step: WriteStep })}").Order());
            found[how] = found.GetValueOrDefault(how) + 1;
        }
        output.WriteLine(string.Join("; ", found.Select(f => $"{f.Value}: {f.Key}")));
        await ExpectIntactAsync(first, second);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plans_for_other_fields_of_the_same_objects_are_both_carried_out(bool sharesTheStore)
    {
        await using var watched = await cluster.WatchAsync();
        using var first = Open(watched);
        using var second = Open(watched, sharesTheStore ? first : null);
        for (var round = 0; round < Rounds; round++)
        {
            await using var shop = await Shop.OpenAsync(cluster, watched);
            var (ada, bob) = (first.Plan(Labels(shop, "ada")), second.Plan(Labels(shop, "bob")));
            var results = await Task.WhenAll(Task.Run(() => first.ApplyAsync(ada)), Task.Run(() => second.ApplyAsync(bob)));

            Assert.All(results, r => Assert.Equal((ApplyOutcome.ConfigurationMatches, ""), (r.Outcome, string.Join("; ", r.Details))));
            foreach (var it in shop.Objects.Take(3))
            {
                var read = (await cluster.Outsider.GetAsync(it.Path))!;
                var labels = (it.What == "Deployment" ? read["spec"]!["template"]! : read)["metadata"]!["labels"]!;
                Assert.Equal(("was-here", "was-here"), ((string?)labels["ada"], (string?)labels["bob"]));
            }
            Assert.Equal(6, ServerWrites.Asked(cluster.Api, shop.Namespace).Count(e => e.Code is 200));
        }
        await ExpectIntactAsync(first, second);
    }

    [Theory]
    [InlineData("Namespace", "label", "team=theirs")]
    [InlineData("Deployment", "patch", """{"spec":{"template":{"metadata":{"labels":{"db":"theirs"}}}}}""")]
    [InlineData("Pod", "label", "db=theirs")]
    [InlineData("created", "create", "theirs")]
    [InlineData("edited", "patch", """{"spec":{"podSelector":{"matchLabels":{"of":"theirs"}}}}""")]
    [InlineData("deleted", "patch", """{"spec":{"podSelector":{"matchLabels":{"of":"theirs"}}}}""")]
    public async Task What_somebody_writes_with_kubectl_is_not_overwritten(string what, string verb, string change)
    {
        await using var watched = await cluster.WatchAsync();
        foreach (var isBetweenSteps in new[] { false, true })
        {
            await using var shop = await Shop.OpenAsync(cluster, watched);
            using var studio = Open(watched);
            var plan = studio.Plan(shop.Draft());
            if (!isBetweenSteps) await KubectlAsync(shop, what, verb, change);
            var result = await studio.ApplyAsync(plan, async step =>
            {
                if (isBetweenSteps && step is { Status: StepStatus.Running, Detail: "" } && shop.IndexOf(step.Step) is var at and >= 0 && shop.Objects[at].What == what) await KubectlAsync(shop, what, verb, change);
            });

            Assert.Equal(ApplyOutcome.Stale, result.Outcome);
            if (!isBetweenSteps) Assert.False(result.HasWritten);
            var expected = shop.Expected(result.Steps).ToArray();
            expected[shop.Objects.Index().Single(o => o.Item.What == what).Index] = "theirs";
            Assert.Equal(expected, await shop.ReadAsync());
            Assert.DoesNotContain(result.Steps, s => s.Status == StepStatus.Done && isBetweenSteps && shop.IndexOf(s.Step) is var at and >= 0 && shop.Objects[at].What == what);
        }
    }

    [Fact]
    public async Task What_somebody_writes_beside_the_plans_fields_stays_and_does_not_stop_it()
    {
        await using var watched = await cluster.WatchAsync();
        await using var shop = await Shop.OpenAsync(cluster, watched);
        using var studio = Open(watched);
        var plan = studio.Plan(shop.Draft());
        foreach (var it in shop.Objects.Where(o => o.What != "created")) await NoteAsync(it, "before");
        var result = await studio.ApplyAsync(plan, async step =>
        {
            if (step is { Status: StepStatus.Running, Detail: "" } && shop.IndexOf(step.Step) is var at and >= 0 && shop.Objects[at].What != "created") await NoteAsync(shop.Objects[at], "between");
        });

        Assert.Equal((ApplyOutcome.ConfigurationMatches, ""), (result.Outcome, string.Join("; ", result.Details)));
        Assert.Equal(Shop.After("ada"), await shop.ReadAsync());
        foreach (var it in shop.Objects.Where(o => o.What is not ("created" or "deleted")))
            Assert.Equal("between", (string?)(await cluster.Outsider.GetAsync(it.Path))!["metadata"]!["annotations"]!["note"]);

        Task NoteAsync(ShopObject it, string note) =>
            cluster.Outsider.PatchAsync(it.Path, new() { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { ["note"] = note } } });
    }

    private Studio Open(WatchedCluster watched, Studio? beside = null) => new(watched.Feed, cluster.Api.Kubeconfig("admin"), beside?.Book.Folder);

    private static PolicyDraft Labels(Shop shop, string editor) => PolicyDraft.Empty
        .With(new NamespaceLabelChange(shop.Namespace, editor, "was-here"))
        .With(new TemplateLabelChange(new("Deployment", shop.Namespace, "orders"), editor, "was-here"))
        .With(new PodLabelChange(shop.Namespace, "tool", editor, "was-here"));

    private async Task KubectlAsync(Shop shop, string what, string verb, string change)
    {
        var kubectl = cluster.Api.Kubectl;
        var (kind, name) = what switch { "Namespace" => ("namespace", shop.Namespace), "Deployment" => ("deployment", "orders"), "Pod" => ("pod", "tool"), "edited" => ("networkpolicy", "kept"), "deleted" => ("networkpolicy", "old"), _ => ("networkpolicy", "new") };
        if (verb == "create")
            await kubectl.ApplyAsync($"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: {name}, namespace: {shop.Namespace}}}\nspec: {{podSelector: {{matchLabels: {{of: {change}}}}}}}");
        else if (verb == "label") await kubectl.RunAsync("label", kind, name, "-n", shop.Namespace, change);
        else await kubectl.RunAsync("patch", kind, name, "-n", shop.Namespace, "--type=merge", "-p", change);
    }

    private static async Task ExpectIntactAsync(params Studio[] studios)
    {
        foreach (var studio in studios)
        {
            Assert.True((await studio.Book.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
            Assert.Empty(await studio.Unfinished.ListAsync());
        }
    }
}
