using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Tests.Applying.Records;

/// <summary>The way back: in the reverse order, what was written alone, each rollout after the templates that cause it.</summary>
public sealed class StepInverseTests
{
    private static readonly LabelStep Space = Labels(ObjectReference.ToNamespace("a"), LabelStep.OwnLabels);
    private static readonly LabelStep Orders = Labels(new("Deployment", "a", "orders"), "spec.template.metadata");
    private static readonly LabelStep Mailer = Labels(new("Deployment", "a", "mailer"), "spec.template.metadata");
    private static readonly RolloutStep OrdersOut = new(Orders.Labelled, 3, Orders.Edits);
    private static readonly RolloutStep MailerOut = new(Mailer.Labelled, 1, Mailer.Edits);

    [Fact]
    public void All_of_it() =>
        Assert.Equal(["Deployment a/mailer", "Deployment a/orders", "wait Deployment a/mailer", "wait Deployment a/orders", "Namespace a"],
            Back([Space, Orders, Mailer, OrdersOut, MailerOut], Space, Orders, Mailer));

    [Fact]
    public void Rollouts_one_by_one_stay_so() =>
        Assert.Equal(["Deployment a/mailer", "wait Deployment a/mailer", "Deployment a/orders", "wait Deployment a/orders", "Namespace a"],
            Back([Space, Orders, OrdersOut, Mailer, MailerOut], Space, Orders, Mailer));

    [Fact]
    public void What_was_not_written_is_left_with_its_rollout() =>
        Assert.Equal(["Deployment a/orders", "wait Deployment a/orders", "Namespace a"], Back([Space, Orders, Mailer, OrdersOut, MailerOut], Space, Orders));

    [Fact]
    public void A_template_that_was_not_written_rolls_nothing_out() =>
        Assert.Equal(["Deployment a/orders", "Namespace a"], StepChanges.Inverse([Space, Orders, OrdersOut], new HashSet<WriteStep> { Space, Orders }, new HashSet<WriteStep> { Space }).Select(s => s.Object.ToString()));

    [Fact]
    public void Undoing_is_bound_to_what_was_left()
    {
        var undo = Assert.IsType<LabelStep>(StepChanges.Inverse(Orders));
        Assert.Equal([new LabelEdit("k", "after", "before")], undo.Edits);
        Assert.Equal(Orders.Uid, undo.Uid);
        Assert.Equal(Orders, StepChanges.Inverse(undo));
        var policy = new RandomPlan(1).Policy(new("NetworkPolicy", "a", "p")) with { Version = new("u", "1") };
        Assert.Equal(("delete", "create", "update"), (Undo(policy, null).Verb, Undo(null, policy).Verb, Undo(policy, policy).Verb));

        static PolicyStep Undo(Engine.Policies.NetworkPolicy? after, Engine.Policies.NetworkPolicy? before) =>
            (PolicyStep)StepChanges.Inverse(new PolicyStep(new("NetworkPolicy", "a", "p"), after, before));
    }

    private static LabelStep Labels(ObjectReference about, string path) => new(about, path, [new("k", "before", "after")], "uid");

    private static IEnumerable<string> Back(PlanStep[] steps, params WriteStep[] written) =>
        StepChanges.Inverse([.. steps], written.ToHashSet(), written.ToHashSet()).Select(s => s is RolloutStep ? $"wait {s.Object}" : s.Object.ToString());
}
