using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Cluster;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.State.Applying;

namespace PolicyStudio.Web.Tests.State;

/// <summary>Preview and apply, end to end on the built-in cluster.</summary>
public sealed class ApplySessionTests : IAsyncDisposable
{
    private static readonly Author Author = new("somebody");
    private static readonly ChangeReason Why = new("orders needs MySQL");

    private readonly ServiceProvider _services = new ServiceCollection().AddCluster(_ => { }).BuildServiceProvider();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task An_applied_draft_is_in_the_cluster_and_the_draft_is_empty()
    {
        var cluster = _services.GetRequiredService<DemoCluster>();
        using var session = ScenarioCluster.Session(cluster);
        session.Follow();
        await session.EditAsync(d => d.With(new NamespaceLabelChange("backend", "name", "backend"))
            .With(new TemplateLabelChange(new("Deployment", "backend", "orders"), "db", "access_ok"))
            .With(new PolicyWrite(ScenarioCluster.ExpectedPolicy)));
        var applying = new ApplySession(_services.GetRequiredService<ChangeService>(), session);
        var preview = await DraftPreview.OfAsync(session.View);

        await applying.ApplyAsync(preview, Author, Why).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(ApplyOutcome.ConfigurationMatches, applying.Result!.Outcome);
        Assert.All(applying.Steps, s => Assert.Equal(StepStatus.Done, s.Status));
        Assert.True(session.View.Draft.IsEmpty);
        var entry = await _services.GetRequiredService<AuditLog>().FindAsync(applying.Result.Entry!.Value);
        Assert.Equal(("somebody", "orders needs MySQL", preview.Plan.Hash), (entry!.Intent.Author.Name, entry.Intent.Reason.Message, entry.PlanHash));
        Assert.True(cluster.Current.Snapshot!.FindPolicy("db", "allow-specific-backend-to-db")!.SameSpec(ScenarioCluster.ExpectedPolicy));
        Assert.Equal("access_ok", cluster.Current.Snapshot.Workload("orders").Controller!.Template.Labels["db"]);
    }

    [Fact]
    public async Task A_plan_that_the_cluster_has_moved_away_from_is_refused_and_the_draft_stays()
    {
        var cluster = _services.GetRequiredService<DemoCluster>();
        using var session = ScenarioCluster.Session(cluster);
        await session.EditAsync(d => d.With(new NamespaceLabelChange("backend", "name", "backend")));
        var preview = await DraftPreview.OfAsync(session.View);
        using var other = ScenarioCluster.Session(cluster);
        await other.EditAsync(d => d.With(new NamespaceLabelChange("backend", "name", "something-else")));
        var service = _services.GetRequiredService<ChangeService>();
        await new ApplySession(service, other).ApplyAsync(await DraftPreview.OfAsync(other.View), Author, Why);

        var applying = new ApplySession(service, session);
        await applying.ApplyAsync(preview, Author, Why);

        Assert.Equal(ApplyOutcome.Stale, applying.Result!.Outcome);
        Assert.Single(session.View.Draft.Changes);
    }

    [Fact]
    public async Task The_preview_shows_what_is_written_to_each_object()
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        await session.EditAsync(d => d.With(new TemplateLabelChange(new("Deployment", "web", "storefront"), "db", null))
            .With(new PolicyWrite(ScenarioCluster.ExpectedPolicy)));

        var preview = await DraftPreview.OfAsync(session.View);

        var label = preview.Diffs.Single(d => d.Title == "Deployment web/storefront");
        Assert.Equal("db: access_ok", Assert.Single(label.Lines, l => l.Change != LineChange.None).Text.Trim());
        var policy = preview.Diffs.Single(d => d.Title.StartsWith("NetworkPolicy", StringComparison.Ordinal));
        Assert.All(policy.Lines, l => Assert.Equal(LineChange.Added, l.Change));
        Assert.NotEmpty(preview.Commands);
    }
}
