using System.Text.Json;
using FsCheck.Xunit;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Engine.Drafts;

namespace PolicyStudio.Cluster.Tests.Applying.Records;

/// <summary>A plan that is written down comes back, to the last precondition, and its hash is the hash of what it says.</summary>
public sealed class PlanRecordTests
{
    [Property(MaxTest = 500)]
    public void What_is_written_down_comes_back(int seed)
    {
        var record = new RandomPlan(seed).Make();
        var back = PlanRecord.Parse(record.Text);
        Assert.Equal(record.Steps, back.Steps);
        Assert.Equal(record.Changes, back.Changes);
        Assert.Equal((record.Sequence, record.ChangeCount, record.Text, record.Hash), (back.Sequence, back.ChangeCount, back.Text, back.Hash));
        Assert.Equal(record.Draft, back.Draft);
        Assert.Equal(record.Inverse, back.Inverse);
    }

    [Property(MaxTest = 200)]
    public void Plans_that_differ_have_other_hashes(int seed)
    {
        var plan = new RandomPlan(seed).Make();
        var label = new LabelStep(new("Namespace", null, "a"), LabelStep.OwnLabels, [new("k", null, "v")], null);
        PlanRecord[] others =
        [
            plan with { Sequence = plan.Sequence ^ 1 },
            plan with { Steps = plan.Steps.Add(label) },
            plan with { Steps = plan.Steps.Add(label with { Uid = "" }) },
            plan with { Steps = plan.Steps.Add(label with { Edits = [new("k", "", "v")] }) },
            plan with { Steps = plan.Steps.Insert(0, label) },
            plan with { Accepted = plan.Accepted.Add("a/b could no longer reach c/d on UDP 53: it could find nobody by name") },
        ];
        Assert.Distinct(others.Take(plan.Steps.IsEmpty ? 4 : 6).Append(plan).Select(p => p.Hash));
    }

    [Fact]
    public void The_text_is_canonical_JSON_that_any_reader_reads()
    {
        var record = new PlanRecord(7, [new LabelStep(new("Namespace", null, "a\nb\u202E\"\ud800"), "metadata", [new("k", null, "é😀")], null)], [], 0);
        Assert.Equal("""
            {"accepted":[],"changeCount":0,"changes":[],"format":1,"sequence":7,"steps":[{"labels":[{"after":"é😀","before":null,"key":"k"}],"object":{"kind":"Namespace","name":"a\nb¤\"�","namespace":null},"path":"metadata","step":"labels","uid":null}]}
            """.Replace('¤', '\u202E'), record.Text);
        using var json = JsonDocument.Parse(record.Text);
        Assert.Equal("a\nb\u202E\"\uFFFD", json.RootElement.GetProperty("steps")[0].GetProperty("object").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":2,"sequence":1,"steps":[],"changes":[],"changeCount":0}""")]
    [InlineData("""{"format":1,"sequence":1,"steps":[{"step":"dance","object":{"kind":"Pod","namespace":"a","name":"b"}}],"changes":[],"changeCount":0}""")]
    [InlineData("""{"format":1,"sequence":1,"steps":[{"step":"labels"}],"changes":[],"changeCount":0}""")]
    [InlineData("""{"format":1,"sequence":1,"steps":[{"step":"policy","object":{"kind":"NetworkPolicy","namespace":"a","name":"b"},"before":null,"after":{"spec":{"ingres":[]}}}],"changes":[],"changeCount":0}""")]
    public void What_is_no_record_is_refused(string text) => Assert.Throws<FormatException>(() => PlanRecord.Parse(text));

    [Fact]
    public void Draft_and_inverse_of_the_scenario_lead_there_and_back()
    {
        using var demo = new DemoCluster(TimeProvider.System);
        var before = demo.Current.Snapshot!;
        var plan = new Scenario().Plan(demo.Current);
        var record = PlanRecord.Parse(plan.Record.Text);
        var after = plan.Draft.ApplyTo(before);

        Assert.True(record.Draft.Against(after).IsEmpty);
        Assert.Equal(plan.Draft.Changes.Length, record.Draft.Changes.Length);
        Assert.Equal(ChangePlanner.Changes(plan.Draft, before).Select(c => (c.Source.Id, c.Destination.Id, c.After, c.Before)),
            ChangePlanner.Changes(record.Inverse, after).Select(c => (c.Source.Id, c.Destination.Id, c.Before, c.After)));
        Assert.Equal(plan.Changes.Select(c => $"{c.Source} -> {c.Destination} from {c.Before} to {c.After}"), record.Changes.Select(c => c.ToString()));
    }

    [Fact]
    public void Undo_decides_field_by_field()
    {
        using var demo = new DemoCluster(TimeProvider.System);
        var plan = new Scenario().Plan(demo.Current);
        var after = plan.Draft.ApplyTo(demo.Current.Snapshot!);

        var whole = UndoDraft.Of(plan.Record, after);
        Assert.Empty(whole.Conflicts);
        Assert.Equal(plan.Record.Inverse, whole.Draft);

        // Somebody gave the namespace another value since: that field alone is left.
        var moved = PolicyDraft.Empty.With(new NamespaceLabelChange("backend", "name", "theirs")).ApplyTo(after);
        var undo = UndoDraft.Of(plan.Record, moved);
        Assert.Contains("label name was absent and is now 'theirs'", Assert.Single(undo.Conflicts), StringComparison.Ordinal);
        Assert.Equal(2, undo.Draft.Changes.Length);

        // What is back already is neither.
        var back = UndoDraft.Of(plan.Record, demo.Current.Snapshot!);
        Assert.True(back.Draft.IsEmpty);
        Assert.Empty(back.Conflicts);
    }
}
