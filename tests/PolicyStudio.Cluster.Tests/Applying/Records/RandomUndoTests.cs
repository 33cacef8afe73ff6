using System.Globalization;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Tests.Applying.Plans.Random;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Applying.Records;

/// <summary>Undo of random plans, from their records: each field that is as the plan left it is exactly as before then, and of the others each is refused and left alone.</summary>
public sealed class RandomUndoTests(ITestOutputHelper output)
{
    // POLICYSTUDIO_RANDOM_DRAFTS=10000 is the nightly setting.
    private static readonly int Plans = int.TryParse(Environment.GetEnvironmentVariable("POLICYSTUDIO_RANDOM_DRAFTS"), CultureInfo.InvariantCulture, out var n) ? n : 300;

    [Fact]
    public void Undo_restores_every_field_or_refuses_it()
    {
        var (plans, restored, refused) = (0, 0, 0);
        for (var seed = 0; seed < Plans; seed++)
        {
            var random = new RandomDraft(seed);
            var plan = ChangePlanner.Plan(random.Draft, random.Snapshot, 1);
            if (plan.Steps.IsEmpty || !plan.Refusals.IsEmpty) continue;
            plans++;
            var record = PlanRecord.Parse(plan.Record.Text);
            var now = Meddle(plan.Draft.ApplyTo(random.Snapshot), record, new System.Random(seed));
            var undo = UndoDraft.Of(record, now);
            var undone = undo.Draft.ApplyTo(now);
            var conflicts = 0;
            foreach (var field in record.Writes.SelectMany(Fields))
            {
                var (was, left, found) = (Value(random.Snapshot, field), Value(now, field), Value(undone, field));
                var isOurs = now.Read(field).State is StepState.After or StepState.Before;
                Assert.True(found == (isOurs ? was : left), $"seed {seed}: {field.Summary}: {was} before, {left} left, {found} after the undo");
                if (isOurs) restored++;
                else conflicts++;
            }
            Assert.True(conflicts == undo.Conflicts.Length, $"seed {seed}: {conflicts} fields were changed by others, and {undo.Conflicts.Length} are named");
            refused += conflicts;
        }
        output.WriteLine($"{plans} plans, {restored} fields restored, {refused} refused");
        Assert.True(plans > Plans / 2 && restored > plans && refused > Plans / 20, "too little happened to prove anything");
    }

    // Somebody else changes one field of every other plan.
    private static ClusterSnapshot Meddle(ClusterSnapshot snapshot, PlanRecord plan, System.Random random)
    {
        var fields = plan.Writes.SelectMany(Fields).ToList();
        if (random.Next(2) == 0) return snapshot;
        DraftChange change = fields[random.Next(fields.Count)] switch
        {
            LabelStep { IsOfTemplate: true } s => new TemplateLabelChange(s.Labelled, s.Edits[0].Key, "theirs"),
            LabelStep { Labelled.Kind: "Namespace" } s => new NamespaceLabelChange(s.Labelled.Name, s.Edits[0].Key, "theirs"),
            LabelStep s => new PodLabelChange(s.Labelled.Namespace!, s.Labelled.Name, s.Edits[0].Key, "theirs"),
            PolicyStep { After: { } policy } => new PolicyWrite(policy with { PodSelector = Engine.Labels.LabelSelector.ForLabels(("theirs", "1")) }),
            var s => new PolicyWrite(((PolicyStep)s).Before! with { PodSelector = Engine.Labels.LabelSelector.ForLabels(("theirs", "1")) }),
        };
        return PolicyDraft.Empty.With(change).ApplyTo(snapshot);
    }

    private static IEnumerable<WriteStep> Fields(WriteStep step) => step is LabelStep labels ? labels.Edits.Select(e => labels with { Edits = [e] }) : [step];

    private static string Value(ClusterSnapshot snapshot, WriteStep field) => field switch
    {
        LabelStep { IsOfTemplate: true } s => snapshot.FindController(s.Labelled)!.Template.Labels[s.Edits[0].Key] ?? "absent",
        LabelStep { Labelled.Kind: "Namespace" } s => snapshot.NamespaceOf(s.Labelled.Name).Labels[s.Edits[0].Key] ?? "absent",
        LabelStep s => snapshot.FindPod(s.Labelled.Namespace!, s.Labelled.Name)!.Labels[s.Edits[0].Key] ?? "absent",
        _ => snapshot.FindPolicy(field.Object.Namespace!, field.Object.Name) is { } policy ? PolicyJson.Write(policy with { Version = null }).ToJsonString() : "absent",
    };
}
