using PolicyStudio.Cluster.Applying.Ordering;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Lifelines;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.Components.Changes;
using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Studio.Preview;

/// <summary>What a person should know of a plan before applying, in words. In English they are the plan's own (<see cref="ChangePlan.Notes"/>).</summary>
internal static class PlanWords
{
    private const int FlickersNamed = 3;

    /// <summary>One clause each: connections that differ on the way, what the draft costs, what it touches beside, what is lost again.</summary>
    public static IEnumerable<string> Notes(ChangePlan plan) =>
    [
        .. plan.Flickers.IsEmpty ? [] : new[] { Wording.Count(PlanTexts.NoCleanOrder, plan.Flickers.Length) },
        .. plan.Flickers.Take(FlickersNamed).Select(Of),
        .. plan.Flickers.Length > FlickersNamed ? new[] { Wording.Count(PlanTexts.AndMore, plan.Flickers.Length - FlickersNamed) } : [],
        .. plan.Effects.Templates.Select(Of),
        .. plan.Effects.Selectors.Select(ChangeWords.Of),
        .. plan.Draft.Changes.OfType<PodLabelChange>().Where(c => c.Value is not null).Select(c => Wording.Of(PlanTexts.PodLabelLost, c.Key, c.Object)),
    ];

    /// <summary>What could no longer connect, and what would follow.</summary>
    public static string Of(BrokenLifeline cut) => Wording.Of(PlanTexts.CannotReach, cut.Source, cut.Destination, cut.Closed, cut switch
    {
        { Kind: LifelineKind.ApiServerCall, Caller: { } caller } => Wording.Of(cut.FailsClosed ? PlanTexts.RequestsFail : PlanTexts.RequestsUnchecked, caller),
        { Kind: LifelineKind.Dns, Destination: AddressEndpoint } => PlanTexts.DnsUpstream,
        { Kind: LifelineKind.Dns } => PlanTexts.NoNames,
        { Kind: LifelineKind.IngressController } => PlanTexts.NoEntrance,
        { Kind: LifelineKind.Studio, Destination: AddressEndpoint } => PlanTexts.StudioCutOff,
        { Kind: LifelineKind.Studio } => PlanTexts.NoStudioUsers,
        _ => cut.Consequence,
    });

    private static string Of(Flicker flicker) => (flicker.Interrupted.IsEmpty, flicker.Exposed.IsEmpty) switch
    {
        (false, true) => Wording.Of(PlanTexts.Interrupted, flicker.Source, flicker.Destination, flicker.Interrupted, flicker.During),
        (true, _) => Wording.Of(PlanTexts.ExposedMeanwhile, flicker.Source, flicker.Destination, flicker.Exposed, flicker.During),
        _ => Wording.Of(PlanTexts.BothMeanwhile, flicker.Source, flicker.Destination, flicker.Interrupted, flicker.Exposed, flicker.During),
    };

    private static string Of(TemplateEffect effect) => effect.Follow switch
    {
        RolloutFollow.Replaces => Wording.Count(PlanTexts.Restarts, effect.Pods, effect.Controller),
        RolloutFollow.OnDelete => Wording.Of(PlanTexts.FollowOnDelete, effect.Controller),
        RolloutFollow.Partitioned => Wording.Of(PlanTexts.FollowPartitioned, effect.Controller),
        RolloutFollow.Paused => Wording.Of(PlanTexts.FollowPaused, effect.Controller),
        RolloutFollow.NextRun => Wording.Of(PlanTexts.FollowNextRun, effect.Controller),
        _ => Wording.Of(PlanTexts.NoFollow, effect.Controller),
    };
}
