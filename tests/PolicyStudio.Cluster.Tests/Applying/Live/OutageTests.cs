using System.Net;
using Microsoft.AspNetCore.Http;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Tests.Watching.Faults;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>
/// The way to the API server breaks in the midst of an apply, at each of its writes, before the write has arrived or after. What cannot be read back
/// stays in the journal, is read back when the way is there again, and is brought to either end then; nothing is written twice.
/// </summary>
[Collection(QuietCluster.Name)]
public sealed class OutageTests(QuietCluster cluster, ITestOutputHelper output)
{
    private const int Writes = 6;

    [Fact]
    public async Task What_an_outage_interrupts_is_read_back_later_and_brought_to_either_end()
    {
        await using var proxy = await cluster.ProxyAsync();
        await using var watched = await cluster.WatchAsync();
        using var studio = new Studio(watched.Feed, proxy.Kubeconfig);
        var found = new List<string>();
        for (var at = 0; at < Writes; at++)
        {
            // Arrived or not, resumed or rolled back: each of the four comes with some write, the first and the last with those that leave no choice.
            var (arrives, resumes) = (at % 2 == 1, at % 4 < 2);
            await using var shop = await Shop.OpenAsync(cluster, watched);
            await InterruptAsync(studio, proxy, shop, at, arrives);
            found.Add(await RecoverAsync(studio, shop, at + (arrives ? 1 : 0), resumes));
            await watched.UntilAsync(s => s.Connection.Phase == Cluster.Watching.ConnectionPhase.Live);
        }
        output.WriteLine(string.Join("; ", found));
        Assert.Equal(["before", "resumed", "rolled back", "rolled back", "resumed", "after"], found);
        Assert.True((await studio.Book.Audit.VerifyAsync(cancellation: TestContext.Current.CancellationToken)).IsIntact);
    }

    [Theory]
    [InlineData("review")]
    [InlineData("reading")]
    public async Task Without_an_answer_before_the_write_nothing_is_sent(string what)
    {
        await using var proxy = await cluster.ProxyAsync();
        await using var watched = await cluster.WatchAsync();
        using var studio = new Studio(watched.Feed, proxy.Kubeconfig);
        foreach (var (at, code) in new HttpStatusCode?[] { null, HttpStatusCode.InternalServerError, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden }.Index())
        {
            await using var shop = await Shop.OpenAsync(cluster, watched);
            var plan = studio.Plan(shop.Draft());
            var target = plan.Writes.ElementAt(at);
            ApplyResult? result = null;
            proxy.Handle = (_, forward) => forward();
            result = await studio.ApplyAsync(plan, step =>
            {
                // From the moment that the write's turn has come: the dry-run has asked the same before.
                if (step is { Status: StepStatus.Running, Detail: "" } && step.Step == target)
                    proxy.Handle = (context, forward) => HttpMethods.IsGet(context.Request.Method) == (what == "reading") ? AnswerAsync(context, code) : forward();
                return Task.CompletedTask;
            });
            proxy.Handle = (_, forward) => forward();

            Assert.Equal(what == "review" || code is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? ApplyOutcome.Forbidden : ApplyOutcome.Refused, result.Outcome);
            Assert.Equal(at, result.Steps.Count(s => s is { Status: StepStatus.Done, Step: WriteStep }));
            Assert.Equal(shop.Expected(result.Steps), await shop.ReadAsync());
            Assert.Equal(at, ServerWrites.Asked(cluster.Api, shop.Namespace).Count());
            Assert.Equal(result.Outcome, (await studio.Book.Audit.FindAsync(result.Entry!.Value))!.Outcome);
        }
    }

    private static async Task InterruptAsync(Studio studio, FaultyProxy proxy, Shop shop, int at, bool arrives)
    {
        var plan = studio.Plan(shop.Draft());
        var target = plan.Writes.ElementAt(at);
        var result = await studio.ApplyAsync(plan, step =>
        {
            if (step is { Status: StepStatus.Running, Detail: "" } && step.Step == target) proxy.Handle = (context, forward) => BreakAsync(proxy, context, forward, arrives);
            return Task.CompletedTask;
        });
        Assert.Equal((ApplyOutcome.Unknown, true), (result.Outcome, result.HasWritten));
        Assert.Null(result.Entry);
        Assert.Equal(UnfinishedState.Interrupted, Assert.Single(await studio.Unfinished.ListAsync()).State);
        // While the way is broken nothing is decided.
        Assert.Equal(ApplyOutcome.Unknown, Assert.Single(await studio.Unfinished.RecoverAsync(TestContext.Current.CancellationToken)).Outcome);
        proxy.Handle = (_, forward) => forward();
    }

    private async Task<string> RecoverAsync(Studio studio, Shop shop, int written, bool resumes)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var recovered = Assert.Single(await studio.Unfinished.RecoverAsync(cancellation));
        Assert.Equal(written, recovered.Steps.Count(s => s is { Status: StepStatus.Done, Step: WriteStep }));
        Assert.Equal(shop.Expected(recovered.Steps), await shop.ReadAsync());
        if (written is 0 or Writes)
        {
            Assert.Equal(written == 0 ? ApplyOutcome.NotWritten : ApplyOutcome.Recovered, (await studio.Book.Audit.FindAsync(recovered.Entry!.Value))!.Outcome);
            ExpectWrites(shop, written, 0);
            return written == 0 ? "before" : "after";
        }
        Assert.Equal(ApplyOutcome.Partial, recovered.Outcome);
        var left = Assert.Single(await studio.Unfinished.ListAsync());
        var decided = resumes
            ? await studio.Unfinished.ResumeAsync(left.Id, Studio.Ada, new("what was begun"), cancellation: cancellation)
            : await studio.Unfinished.RollBackAsync(left.Id, Studio.Ada, new("what was begun"), cancellation: cancellation);
        Assert.Equal((ApplyOutcome.ConfigurationMatches, ""), (decided.Outcome, string.Join("; ", decided.Details)));
        Assert.Equal(resumes ? Shop.After("ada") : Shop.Before, await shop.ReadAsync());
        Assert.Empty(await studio.Unfinished.ListAsync());
        ExpectWrites(shop, resumes ? Writes : written, resumes ? 0 : written);
        return resumes ? "resumed" : "rolled back";
    }

    // Each write once; on the way back, once more for each that was there.
    private void ExpectWrites(Shop shop, int forth, int back)
    {
        var stored = ServerWrites.Asked(cluster.Api, shop.Namespace).Where(e => e.Code is 200 or 201).Select(e => e.Name).ToList();
        Assert.Equal(forth + back, stored.Count);
        Assert.Distinct(stored.Take(forth));
        Assert.Equal(stored.Take(back).Reverse(), stored.Skip(forth));
    }

    // The review is answered still; the write is not, and neither is whatever comes after it.
    private static async Task BreakAsync(FaultyProxy proxy, HttpContext context, Func<Task> forward, bool arrives)
    {
        if (context.Request.Path.Value!.EndsWith("reviews", StringComparison.Ordinal) || HttpMethods.IsGet(context.Request.Method))
        {
            await forward();
            return;
        }
        proxy.Handle = (later, _) => AnswerAsync(later, null);
        if (arrives) await (await proxy.TakeAsync(context))();
        context.Abort();
    }

    private static Task AnswerAsync(HttpContext context, HttpStatusCode? code)
    {
        if (code is { } refusal) return FaultyProxy.AnswerAsync(context, refusal, "not now");
        context.Abort();
        return Task.CompletedTask;
    }
}
