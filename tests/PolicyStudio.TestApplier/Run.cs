using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.TestApplier;

/// <summary>What the process does, through the doors that the studio uses.</summary>
internal sealed class Run(IServiceProvider services)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IClusterFeed _feed = services.GetRequiredService<IClusterFeed>();

    /// <summary>Applies the founding scenario between two namespaces.</summary>
    public async Task<string> ApplyAsync(string backend, string db)
    {
        var state = await UntilAsync(s => IsSettled(s, backend, db));
        var target = state.Snapshot!.FindWorkload(new("StatefulSet", db, "mysql"))!;
        var policy = PolicyGenerator.Generate(new(backend, LabelSelector.ForLabels(("name", "backend")), LabelSelector.ForLabels(("db", "access_ok")), new(Protocol.Tcp, 3306)), target);
        var draft = PolicyDraft.Empty.With(new PolicyWrite(policy)).With(new TemplateLabelChange(new("Deployment", backend, "orders"), "db", "access_ok"))
            .With(new NamespaceLabelChange(backend, "name", "backend"));
        var plan = ChangePlanner.Plan(draft, state.Snapshot, state.Sequence);
        return Text(await services.GetRequiredService<ChangeService>().ApplyAsync(plan, new("ada@example.com"), new("orders needs MySQL")));
    }

    /// <summary>Waits until what was interrupted is read back, and goes on with what is partial.</summary>
    public async Task<string> RecoverAsync(bool resumes)
    {
        await UntilAsync(s => s.Connection.Phase == ConnectionPhase.Live);
        var unfinished = services.GetRequiredService<UnfinishedPlans>();
        using var late = new CancellationTokenSource(Patience);
        var left = await unfinished.ListAsync();
        while (left.Any(p => p.State != UnfinishedState.Partial))
        {
            await Task.Delay(100, late.Token);
            left = await unfinished.ListAsync();
        }
        foreach (var plan in left)
        {
            var (bob, why) = (new Author("bob@example.com"), new ChangeReason("what was begun"));
            return Text(resumes ? await unfinished.ResumeAsync(plan.Id, bob, why) : await unfinished.RollBackAsync(plan.Id, bob, why));
        }
        return "nothing is partial";
    }

    private static bool IsSettled(ClusterState state, string backend, string db) =>
        state is { Connection.Phase: ConnectionPhase.Live, Snapshot: { } s } && s.FindWorkload(new("StatefulSet", db, "mysql")) is not null
        && s.Controllers.Where(c => c.Reference.Namespace == backend && c.Reference.Kind == "Deployment").All(c => c.Rollout.IsComplete)
        && s.Pods.Where(p => p.Namespace == backend || p.Namespace == db).All(p => p is { IsReady: true, IsTerminating: false });

    private static string Text(ApplyResult result) => $"{result.Outcome}: {string.Join("; ", result.Details.Prepend(result.Message))}";

    private async Task<ClusterState> UntilAsync(Func<ClusterState, bool> condition)
    {
        using var late = new CancellationTokenSource(Patience);
        using var subscription = _feed.Subscribe();
        await foreach (var state in subscription.States(late.Token))
            if (condition(state)) return state;
        throw new TimeoutException("the feed has ended");
    }
}
