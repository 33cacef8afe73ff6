using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Web.State.Sharing;

/// <summary>A draft that somebody has before him at this moment, in another session.</summary>
/// <param name="Owner">The person's id; empty where it is not known.</param>
/// <param name="Person">The person's name: text from outside.</param>
/// <param name="Target">The workload that the person looks at, or null.</param>
/// <param name="Draft">The draft; never empty.</param>
public sealed record PresentDraft(string Owner, string Person, ObjectReference? Target, PolicyDraft Draft)
{
    /// <summary>Whether it concerns somebody who looks at a target with a draft of his own: it is about the same target, or writes one of the same objects.</summary>
    public bool Concerns(ObjectReference? target, PolicyDraft draft) =>
        (target is not null && target == Target) || draft.Changes.Any(c => Draft.Changes.Any(theirs => theirs.Object == c.Object));
}
