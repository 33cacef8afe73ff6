using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Web.State;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>One edge explained: a sentence, both sides with every policy and peer that decided, and the rule's YAML.</summary>
public sealed partial class WhyPanel : ComponentBase
{
    /// <summary>The target with its answer.</summary>
    [Parameter, EditorRequired] public TargetView Target { get; set; } = default!;

    /// <summary>The edge to explain.</summary>
    [Parameter, EditorRequired] public EdgeDiff Edge { get; set; } = default!;

    /// <summary>Whether there is a draft to mark changes of.</summary>
    [Parameter] public bool HasDraft { get; set; }

    /// <summary>What can be done about it, between the sentence and the two sides.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>How often somebody wanted an edge: what would admit it takes the focus then.</summary>
    [Parameter] public int Sought { get; set; }

    /// <summary>A change that would admit the edge is taken: the draft with it.</summary>
    [Parameter] public EventCallback<PolicyDraft> OnTaken { get; set; }

    private Verdict Verdict => Edge.After.Verdict;

    // The rule that admitted, or the one that came nearest on the side that denies.
    private IReadOnlyList<(string Text, bool IsMarked)>? Rule
    {
        get
        {
            var sides = new[] { Verdict.Ingress, Verdict.Egress }.Where(s => s.IsIsolated).OrderBy(s => !s.Open.IsEmpty);
            foreach (var side in sides)
            {
                if (side.NetworkPolicy.AllowedBy is [var match, ..])
                    return RuleYaml.Of(match.Policy, side.Direction, match.Rule, match.Peer, []);
                if (side.NetworkPolicy.Misses is [var miss, ..])
                    return RuleYaml.Of(miss.Policy, side.Direction, miss.Rule, miss.Peer,
                        ConditionWords.Of(miss, side, Verdict).Where(c => !c.Holds).Select(c => c.Field).OfType<string>());
            }
            return null;
        }
    }
}
