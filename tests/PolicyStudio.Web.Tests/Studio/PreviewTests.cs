using Bunit;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Engine.Lifelines;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Web.Components.Studio.Preview;
using PolicyStudio.Web.State.Applying;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>What a person sees before, while and after a draft is applied.</summary>
public sealed class PreviewTests : StudioTestBase
{
    [Fact]
    public async Task Apply_can_be_pressed_only_when_the_API_server_would_accept_every_step()
    {
        var preview = await PreviewAsync();
        var asking = Card(preview);
        Assert.True(Button(asking).HasAttribute("disabled"));
        Assert.Contains("asking the API server", asking.Markup, StringComparison.Ordinal);

        var accepted = Card(preview, p => p.Add(x => x.Answers, [.. Answers(preview, WriteOutcome.Accepted)]));
        await accepted.Find("textarea").InputAsync("orders needs MySQL");
        Assert.False(Button(accepted).HasAttribute("disabled"));

        var refused = Card(preview, p => p.Add(x => x.Answers, [.. Answers(preview, WriteOutcome.Refused)]));
        Assert.True(Button(refused).HasAttribute("disabled"));
        Assert.Contains("dry-run: refused: because", refused.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_asks_why_and_shows_the_plan_that_the_audit_log_will_name()
    {
        var (preview, reason) = (await PreviewAsync(), new ChangeReason("none"));
        var card = Card(preview, p => p.Add(x => x.Answers, [.. Answers(preview, WriteOutcome.Accepted)]).Add(x => x.OnApply, said => reason = said));
        Assert.Contains(preview.Plan.Hash[..12], card.Markup, StringComparison.Ordinal);

        await card.Find("textarea").InputAsync(" ");
        Assert.True(Button(card).HasAttribute("disabled"));
        await card.Find("textarea").InputAsync("orders needs MySQL");
        await Button(card).ClickAsync();
        Assert.Equal(new("orders needs MySQL"), reason);

        await card.Find("select").ChangeAsync("15");
        await Button(card).ClickAsync();
        Assert.Equal(new("orders needs MySQL") { ProvisionalFor = TimeSpan.FromMinutes(15) }, reason);
    }

    [Theory]
    [InlineData(StepStatus.Done, "Entry 7 of the audit log, from where it can be undone")]
    [InlineData(StepStatus.Failed, "Entry 7 of the audit log")]
    public async Task How_it_ended_leads_to_its_entry(StepStatus status, string link)
    {
        var step = (await PreviewAsync()).Plan.Steps.First(s => s is Cluster.Applying.Steps.WriteStep);

        var note = Render<ApplyOutcomeNote>(p => p.Add(x => x.Result, new(ApplyOutcome.Refused, "no", [new(0, step, status)], []) { Entry = 7 }));

        Assert.Equal((link, "audit/7"), (note.Find("a").TextContent, note.Find("a").GetAttribute("href")));
    }

    [Fact]
    public async Task Who_may_not_apply_is_told_why()
    {
        var preview = await PreviewAsync();

        var card = Card(preview, p => p.Add(x => x.WhyNot, "Applying takes the role Author.").Add(x => x.Answers, [.. Answers(preview, WriteOutcome.Accepted)]));

        Assert.True(Button(card).HasAttribute("disabled"));
        Assert.Contains("Applying takes the role Author.", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_somebody_else_writes_makes_the_draft_export_only()
    {
        var snapshot = ScenarioCluster.Snapshot.With(namespaces: ScenarioCluster.Snapshot.Namespaces.Select(n =>
            n.Name == "backend" ? n with { Manager = new(Engine.Objects.ManagerKind.Flux, "platform") } : n));
        var preview = await PreviewAsync(snapshot);

        var card = Card(preview);

        Assert.True(Button(card).HasAttribute("disabled"));
        Assert.Contains("Flux platform", card.Find(".note.warn").TextContent, StringComparison.Ordinal);
        Assert.Equal("To be applied in this order", card.Find("h2").TextContent);
        Assert.Contains("export the draft", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_cuts_what_the_cluster_lives_on_is_refused_until_the_person_says_otherwise()
    {
        var preview = await PreviewAsync();
        BrokenLifeline cut = new(LifelineKind.Dns, preview.Plan.Changes[0].Source, preview.Plan.Changes[0].Destination, Connectivity.Of(Protocol.Udp, 53), "it could find nobody by name");
        preview = preview with { Plan = preview.Plan with { BrokenLifelines = [cut, cut] } };
        var accepted = false;

        var card = Card(preview, p => p.Add(x => x.Answers, [.. Answers(preview, WriteOutcome.Accepted)]).Add(x => x.OnAccept, yes => accepted = yes));

        Assert.True(Button(card).HasAttribute("disabled"));
        Assert.Contains($"could no longer reach {cut.Destination} on UDP 53: it could find nobody by name (and 1 more like it)", card.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await card.Find("[role=alert] input").ChangeAsync(true);
        Assert.True(accepted);

        var taken = preview with { Plan = preview.Plan with { AcceptsBrokenLifelines = true } };
        var ready = Card(taken, p => p.Add(x => x.Answers, [.. Answers(taken, WriteOutcome.Accepted)]));
        await ready.Find("textarea").InputAsync("the webhook moves");
        Assert.False(Button(ready).HasAttribute("disabled"));
    }

    [Fact]
    public async Task What_somebody_else_has_changed_since_is_to_be_decided_before_it_is_applied()
    {
        var preview = await PreviewAsync();
        var note = preview.View.Notes[0] with { Conflict = new(preview.View.Notes[0].Change, preview.View.Notes[0].Change, preview.View.Notes[0].Change) };
        preview = preview with { View = preview.View with { Notes = preview.View.Notes.SetItem(0, note) } };
        var card = Card(preview, p => p.Add(x => x.Answers, [.. Answers(preview, WriteOutcome.Accepted)]));
        await card.Find("textarea").InputAsync("orders needs MySQL");
        Assert.True(Button(card).HasAttribute("disabled"));
        Assert.Contains("decide first which counts", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_lists_what_the_linter_finds_with_the_draft_alone()
    {
        var preview = await PreviewAsync();

        var findings = Render<DraftFindings>(p => p.Add(x => x.Preview, preview));

        findings.WaitForAssertion(() => Assert.DoesNotContain("Linting", findings.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.All(findings.FindAll("article"), a => Assert.Contains("this draft", a.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_apply_that_failed_on_the_way_says_what_was_written_and_what_not()
    {
        var preview = await PreviewAsync();
        var steps = preview.Plan.Steps.Select((s, i) => new StepProgress(i, s, i == 0 ? StepStatus.Done : i == 1 ? StepStatus.Failed : StepStatus.NotReached, i == 1 ? "no" : "")).ToList();
        ApplyResult result = new(ApplyOutcome.Refused, "a webhook said no", [.. steps], []);

        var card = Card(preview, p => p.Add(x => x.Steps, [.. steps]).Add(x => x.Result, result));

        Assert.Contains("A webhook said no. What was written is marked below; the rest stays in the draft.", card.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["✓", "✕", .. Enumerable.Repeat("–", steps.Count - 2)], card.FindAll(".steps .sign").Select(s => s.TextContent));
        Assert.Equal("Preview again", card.Find("button.go").TextContent);
    }

    [Fact]
    public async Task The_two_pictures_say_what_they_show_before_and_after_an_apply()
    {
        var target = (await PreviewAsync()).View.Target!;

        var pictures = Render<BeforeAfter>(p => p.Add(x => x.Target, target));
        Assert.Equal(["As it is", "With the draft"], Captions());
        Assert.Contains(">changed by the draft<", pictures.Markup, StringComparison.Ordinal);

        pictures.Render(p => p.Add(x => x.IsApplied, true));
        Assert.Equal(["As it was", "As it is now"], Captions());
        Assert.Contains(">changed<", pictures.Markup, StringComparison.Ordinal);
        // There is no draft any more that could have changed something.
        Assert.DoesNotContain("changed by the draft", string.Concat(pictures.FindAll("svg").Select(s => s.TextContent)), StringComparison.Ordinal);

        IEnumerable<string> Captions() => pictures.FindAll("figcaption").Select(c => c.TextContent);
    }

    [Fact]
    public async Task Changed_pairs_say_what_closes_in_the_shortest_words()
    {
        var preview = await PreviewAsync();

        var pairs = Render<ChangedPairs>(p => p.Add(x => x.Changes, preview.Plan.Changes));

        var rows = pairs.FindAll("tbody tr").ToDictionary(r => r.Children[0].TextContent, r => r.Children[2].TextContent);
        Assert.Equal("all ports", rows["web/storefront"]);
        Assert.Equal("all but TCP 3306", rows["backend/orders"]);
    }

    private static async Task<DraftPreview> PreviewAsync(Engine.Snapshots.ClusterSnapshot? snapshot = null)
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed(snapshot));
        await session.EditAsync(d => FoundingDraft.Aggregate(d, (draft, change) => draft.With(change)));
        return await DraftPreview.OfAsync(session.View);
    }

    private static IEnumerable<DryRunAnswer> Answers(DraftPreview preview, WriteOutcome last) =>
        preview.Plan.Writes.Select((w, i) => new DryRunAnswer(w, new(i == preview.Plan.Writes.Count() - 1 ? last : WriteOutcome.Accepted, "because")));

    private IRenderedComponent<ApplyCard> Card(DraftPreview preview, Action<ComponentParameterCollectionBuilder<ApplyCard>>? more = null) =>
        Render<ApplyCard>(p =>
        {
            p.Add(x => x.Preview, preview);
            more?.Invoke(p);
        });

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ApplyCard> card) => card.FindAll("button").Single(b => b.TextContent.StartsWith("Apply to", StringComparison.Ordinal));
}
