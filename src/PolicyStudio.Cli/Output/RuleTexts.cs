using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Invariants;
using PolicyStudio.Engine.Linting;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cli.Output;

/// <summary>What each rule is about, in a line.</summary>
internal static class RuleTexts
{
    public static string Of(string rule) => rule switch
    {
        ReportedFinding.Unreadable => "A document that can't be read and was left out",
        "skipped-kinds" => "Objects that do not bear on connectivity",
        OtherPolicyFindings.Rule => "A policy of a kind that decides connectivity and is not evaluated",
        "network-plugin" or "network-plugin-set" or "network-plugin-unknown" => "The network plugin, which decides what the API leaves open",
        "network-plugin-none" => "A network plugin that does not act on policies",
        "kind-unavailable" => "A kind that the cluster does not serve, or not to this account",
        "duplicate" => "An object that is there twice and differs",
        InvariantResult.Broken => "A guardrail that connections break",
        InvariantResult.SelectsNothing => "A guardrail that protects no pod",
        InvariantResult.UnknownPort => "A guardrail about a port that no protected pod has",
        "host-network" => "Pods on their node's network, which most plugins do not apply policies to",
        _ => Linter.Find(rule)?.Title ?? rule.Replace('-', ' '),
    };
}
