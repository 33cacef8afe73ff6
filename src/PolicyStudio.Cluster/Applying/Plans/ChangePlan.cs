using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Ordering;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Lifelines;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>
/// The ordered steps of a draft, bound to the snapshot they were computed from. Immutable; made by <see cref="ChangePlanner"/>, carried out by
/// <c>ChangeService</c>, which refuses it once the cluster has moved.
/// </summary>
public sealed record ChangePlan
{
    /// <summary>The changes that are still to be made; what the cluster showed already is left out.</summary>
    public required PolicyDraft Draft { get; init; }

    /// <summary>The sequence number of the snapshot that it was computed from.</summary>
    public required long Sequence { get; init; }

    /// <summary>The steps, in the order in which they are carried out.</summary>
    public required ImmutableArray<PlanStep> Steps { get; init; }

    /// <summary>Every pair whose open ports the draft alters: what was previewed, and what is compared at the end.</summary>
    public required ImmutableArray<ConnectivityChange> Changes { get; init; }

    /// <summary>What the draft costs and touches beside what it is meant for.</summary>
    public required DraftEffects Effects { get; init; }

    /// <summary>Connections that no order of the steps keeps as they are before or after; empty when the order is clean.</summary>
    public ImmutableArray<Flicker> Flickers { get; init; } = [];

    /// <summary>What the cluster lives on and the draft would close. Such a plan is refused until a person takes it upon himself.</summary>
    public ImmutableArray<BrokenLifeline> BrokenLifelines { get; init; } = [];

    /// <summary>Whether a person has seen <see cref="BrokenLifelines"/> and wants the plan all the same.</summary>
    public bool AcceptsBrokenLifelines { get; init; }

    /// <summary>Why the draft is for export only, one reason for each object that somebody else would put back; empty when it may be applied.</summary>
    public ImmutableArray<string> ExportOnly { get; init; } = [];

    /// <summary>Why the draft cannot be carried out at all; empty when it can.</summary>
    public ImmutableArray<string> Refusals { get; init; } = [];

    /// <summary>What a person should know before applying, one sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Whether it may be applied: there is something to do, nothing speaks against it, and nobody else would undo it.</summary>
    public bool CanApply => !Steps.IsEmpty && Refusals.IsEmpty && ExportOnly.IsEmpty && (BrokenLifelines.IsEmpty || AcceptsBrokenLifelines);

    /// <summary>The plan as it is written down; made anew at each call.</summary>
    public PlanRecord Record => PlanRecord.Of(Sequence, Steps, Changes) with
    {
        Accepted = AcceptsBrokenLifelines ? [.. BrokenLifelines.Take(PlanRecord.ChangesKept).Select(b => b.ToString())] : [],
    };

    /// <summary>The SHA-256 of <see cref="Record"/>: the plan's name in preview, journal and audit log; made anew at each call.</summary>
    public string Hash => Record.Hash;

    /// <summary>The steps that write.</summary>
    public IEnumerable<WriteStep> Writes => Steps.OfType<WriteStep>();
}
