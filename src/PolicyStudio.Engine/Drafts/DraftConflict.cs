namespace PolicyStudio.Engine.Drafts;

/// <summary>A field that a draft changes and that somebody else has changed since it was drafted.</summary>
/// <param name="Mine">What the draft makes of it.</param>
/// <param name="Base">What it was when it was drafted.</param>
/// <param name="Theirs">What it is now.</param>
public sealed record DraftConflict(DraftChange Mine, DraftChange Base, DraftChange Theirs)
{
    /// <summary>A sentence for people: <c>namespace backend: name was absent, is "web" now, and the draft makes it "backend"</c>.</summary>
    public override string ToString() => Mine switch
    {
        NamespaceLabelChange c => Label($"namespace {c.Namespace}", c.Key),
        TemplateLabelChange c => Label($"template of {c.Controller}", c.Key),
        PodLabelChange c => Label($"pod {c.Namespace}/{c.Pod}", c.Key),
        _ => $"{Mine.Object}: it was {State(Base)}, {(Theirs is PolicyDeletion ? "is deleted" : Base is PolicyDeletion ? "was made" : "was edited")} meanwhile, and the draft {(Mine is PolicyDeletion ? "deletes" : "writes")} it",
    };

    private string Label(string what, string key) => $"{what}: {key} was {Value(Base)}, is {Value(Theirs)} now, and the draft makes it {Value(Mine)}";

    private static string State(DraftChange policy) => policy is PolicyDeletion ? "not there" : "another one";

    private static string Value(DraftChange change) => change switch
    {
        NamespaceLabelChange { Value: { } v } => $"\"{v}\"",
        TemplateLabelChange { Value: { } v } => $"\"{v}\"",
        PodLabelChange { Value: { } v } => $"\"{v}\"",
        _ => "absent",
    };
}
